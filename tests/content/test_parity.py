"""A translation says what the English file says, to the same ids and in the same order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relationship_journal.content.library import Library
from relationship_journal.content.parity import complaints, counted, differences
from relationship_journal.content.reading import RESOURCES, read

LANGUAGE = "tlh"


def made_up(text: str) -> str:
    """A deck in a language that says everything between « and »."""
    return re.sub(r'^((?:name|about|text) = )"(.*)"$', r'\1"«\2»"', text, flags=re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ours, and a translation of one deck."""
    for name in ("decks", "programs", "words", "evidence.toml", "first_steps.toml"):
        (tmp_path / name).symlink_to(RESOURCES / name)
    write(tmp_path, "decks/dreams.toml", made_up((RESOURCES / "decks" / "dreams.toml").read_text("utf-8")))
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "languages" / LANGUAGE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def english(name: str) -> str:
    return (RESOURCES / name).read_text("utf-8")


def test_a_true_translation_passes(folder: Path) -> None:
    assert complaints(folder) == []
    assert counted(folder) == 1
    ours, theirs = (
        Library(folder, languages).decks[order_of_dreams(folder)] for languages in ((), (LANGUAGE,))
    )
    assert theirs.name == f"«{ours.name}»"
    assert [card.id for card in theirs.cards] == [card.id for card in ours.cards]


def order_of_dreams(folder: Path) -> int:
    return [deck.id for deck in Library(folder).decks].index("dreams")


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        (
            "decks/dreams.toml",
            'id = "02"',
            'id = "99"',
            "card[1].id is '99' where the English file has '02'.",
        ),
        ("decks/dreams.toml", "order = ", "order = 1", "order is 1"),
        ("programs/wise-friend.toml", 'kind = "write"', 'kind = "act"', "kind is 'act' where the English"),
        ("programs/wise-friend.toml", 'key = "', 'key = "x-', "where the English file has"),
    ],
)
def test_what_must_stay_is_missed(folder: Path, name: str, old: str, new: str, complaint: str) -> None:
    write(folder, name, english(name).replace(old, new, 1))
    (told,) = complaints(folder)
    assert told.startswith(f"{LANGUAGE}/{Path(name).parent}: {Path(name).name}, line ")
    assert complaint in told


def test_a_card_that_was_left_out_is_missed(folder: Path) -> None:
    text = english("decks/dreams.toml")
    write(folder, "decks/dreams.toml", text[: text.rindex("[[card]]")])
    (told,) = complaints(folder)
    count = text.count("[[card]]")
    assert f"card has {count - 1} where the English file has {count}." in told


def test_an_option_that_was_left_out_is_missed(tmp_path: Path) -> None:
    for name, options in (("a", '["yes", "no"]'), ("b", '["oui"]')):
        (tmp_path / f"{name}.toml").write_text(f"[[step]]\noptions = {options}\n", "utf-8")
    told = list(differences(read(tmp_path / "a.toml"), read(tmp_path / "b.toml")))
    assert told == ["b.toml, line 2: step[0].options has 1 where the English file has 2."]


def test_a_file_that_stands_for_none_is_told(folder: Path) -> None:
    write(folder, "decks/dream.toml", english("decks/dreams.toml"))
    write(folder, "guide/tody.md", "# Today\n")
    write(folder, "guide/today.md", "# Today\n")
    assert complaints(folder) == [
        f"{LANGUAGE}/decks: dream.toml stands for no English file.",
        f"{LANGUAGE}/guide: tody.md is no chapter of the guide.",
    ]


def test_what_cannot_be_read_is_told_and_nothing_else(folder: Path) -> None:
    write(folder, "evidence.toml", "[[note]]\nid = 7\n")
    (told,) = complaints(folder)
    assert "evidence.toml, line 2" in told


def test_the_words_of_a_language_are_its_own(folder: Path) -> None:
    text = english("words/qualities.toml")
    write(folder, "words/qualities.toml", text.replace("qualities = [", 'qualities = ["one more", ', 1))
    assert complaints(folder) == []


def test_what_comes_with_the_program_is_in_step() -> None:
    assert complaints(RESOURCES) == []
