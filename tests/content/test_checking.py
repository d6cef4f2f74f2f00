"""What the checker of content finds, and where it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content.checking import ROOMS, check, counted
from relationship_journal.content.reading import RESOURCES
from relationship_journal.domain.errors import KnownError

HEAD = 'order = 3\nname = "Gardens"\nabout = "Green."\n'


def deck(folder: Path, *cards: str, name: str = "gardens") -> Path:
    """A folder with one deck of these cards; the first card's text stands on line 6."""
    (folder / "decks").mkdir(exist_ok=True)
    written = "".join(f'[[card]]\nid = "{n}"\ntext = "{text}"\n' for n, text in enumerate(cards))
    (folder / "decks" / f"{name}.toml").write_text(HEAD + written, "utf-8")
    return folder


def test_ours_is_sound() -> None:
    assert check(RESOURCES) == []
    assert all(list(RESOURCES.glob(room.pattern)) for room in ROOMS)


def test_a_good_deck_is_sound(tmp_path: Path) -> None:
    assert check(deck(tmp_path, "What grows on your sill?", "Who taught you to dig?")) == []
    assert counted(tmp_path) == 1


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("Dig now!", "gardens.toml, line 6: card[0].text: an exclamation mark."),
        ("Why do you never dig?", "gardens.toml, line 6: card[0].text: “you always” or “you never”."),
        ("Is this your love language?", "gardens.toml, line 6: card[0].text: “love language” belongs"),
        ("word " * 40, "gardens.toml, line 6: card[0].text is longer than 160"),
        ("Ubiquitous horticultural considerations notwithstanding.", "gardens.toml: its texts are hard"),
        (
            "Eat dessert first, standing in the kitchen.",
            "line 6: card[0].text and dates.toml, line",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, card: str, words: str) -> None:
    (complaint,) = check(deck(tmp_path, card))
    assert words in complaint


def test_one_fault_does_not_hide_another_file(tmp_path: Path) -> None:
    deck(tmp_path, "Dig now!")
    deck(tmp_path, "word " * 40, name="beds")
    assert [complaint.split(",")[0] for complaint in check(tmp_path)] == ["beds.toml", "gardens.toml"]


def test_what_is_said_twice_is_told(tmp_path: Path) -> None:
    (complaint,) = check(
        deck(tmp_path, "Which tree shades our summer table?", "Our summer table: which tree shades?")
    )
    assert "line 6: card[0].text and gardens.toml, line 9: card[1].text say nearly the same" in complaint


def test_first_steps_may_lead_to_the_folders_own_program(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "a"\nwhen = "b"\nculprit = "lost_ritual"\nprogram = "walks"\nwhy = "c"\n'
    (tmp_path / "first_steps.toml").write_text(rule, "utf-8")
    assert "“walks”, which is no program" in check(tmp_path)[0]
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "walks.toml").write_text("", "utf-8")
    assert not any("first_steps" in complaint for complaint in check(tmp_path))


def test_a_program_may_name_the_folders_own_evidence(tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    program = HEAD + 'step = 7\nwhy = ["walking"]\n[[session]]\ntitle = "One"\n[[session.step]]\n'
    (tmp_path / "programs" / "walks.toml").write_text(
        program + 'kind = "act"\nkey = "a"\ntext = "Walk."\n', "utf-8"
    )
    assert "names “walking”, which is no note" in check(tmp_path)[0]
    note = '[[note]]\nid = "walking"\ntitle = "Walks"\nfound = "Good."\nstudy = "A 2001"\nlimits = "Small."\n'
    (tmp_path / "evidence.toml").write_text(note, "utf-8")
    assert check(tmp_path) == []


def test_an_empty_folder_is_a_known_failure(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="holds no content"):
        check(tmp_path)
