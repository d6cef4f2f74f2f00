"""Translated files take the place of English ones, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content.languages import in_languages
from relationship_journal.content.library import Library
from relationship_journal.content.reading import ContentError

DECK = """\
name = "Träume"
about = "Was noch kommen könnte."
order = 5

[[card]]
id = "01"
text = "Wo möchtest du einmal aufwachen?"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The English files, and one deck in German."""
    english = Path(__file__).parents[2] / "relationship_journal" / "resources"
    for name in ("decks", "programs", "words", "evidence.toml", "first_steps.toml"):
        (tmp_path / name).symlink_to(english / name)
    german = tmp_path / "languages" / "de" / "decks"
    german.mkdir(parents=True)
    (german / "dreams.toml").write_text(DECK, "utf-8")
    return tmp_path


def names(library: Library) -> dict[str, str]:
    return {deck.id: deck.name for deck in library.decks}


def test_a_translated_deck_is_taken_and_the_others_stay_english(folder: Path) -> None:
    english, german = names(Library(folder)), names(Library(folder, ("de_AT", "de")))
    assert german["dreams"] == "Träume"
    assert {**german, "dreams": ""} == {**english, "dreams": ""}
    assert Library(folder, ("de",)).programs == Library(folder).programs


def test_the_language_named_first_is_asked_first(folder: Path) -> None:
    austrian = folder / "languages" / "de_AT" / "decks"
    austrian.mkdir(parents=True)
    (austrian / "dreams.toml").write_text(DECK.replace("Träume", "Traumerl"), "utf-8")
    spoken = in_languages(folder, ("de_AT", "de"))
    assert spoken(folder / "decks" / "dreams.toml") == austrian / "dreams.toml"
    assert spoken(folder / "evidence.toml") == folder / "evidence.toml"


def test_another_language_than_the_users_is_left_alone(folder: Path) -> None:
    assert names(Library(folder, ("fr",))) == names(Library(folder))


def test_a_broken_translation_says_which_file_it_is(folder: Path) -> None:
    broken = folder / "languages" / "de" / "decks" / "dreams.toml"
    broken.write_text(DECK.replace("order = 5", 'order = "five"'), "utf-8")
    with pytest.raises(ContentError, match=r"dreams\.toml, line 3"):
        _ = Library(folder, ("de",)).decks
