"""What a translation may not lose, and the way from a file of Qt Linguist into the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import translations
from translations import Known, Text, faults, translated, written

SAVED = Text("SavedHint", "saved {time}")
DAYS = Text("Today", "{n} days of {what}")
LETTERS = Text("Actions", "L&etters")
FOUND = {SAVED: "", DAYS: "1 day of {what}", LETTERS: ""}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (SAVED, Known(("gespeichert {time}",))),
        (SAVED, Known(("gespeichert",), finished=False)),
        (DAYS, Known(("ein Tag {what}", "{n} Tage {what}"))),
        (LETTERS, Known(("&Briefe",))),
        (LETTERS, Known(("信件(&L)",))),
        (Text("Gone", "since long {x}"), Known(("längst weg",))),
    ],
)
def test_a_true_translation_is_taken(text: Text, known: Known) -> None:
    assert list(faults(FOUND, {text: known})) == []


@pytest.mark.parametrize(
    ("text", "forms", "fault"),
    [
        (SAVED, ("gespeichert",), "SavedHint: “saved {time}”: “gespeichert” lacks {time}."),
        (SAVED, ("gespeichert {Zeit} {time}",), "has {Zeit}, which is never filled."),
        (DAYS, ("ein Tag {what}", "{n} Tage"), "“{n} Tage” lacks {what}."),
        (LETTERS, ("Briefe",), "has another number of & than the English."),
    ],
)
def test_a_lost_place_is_told(text: Text, forms: tuple[str, ...], fault: str) -> None:
    (told,) = faults(FOUND, {text: Known(forms)})
    assert told.endswith(fault)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somewhere else than the repository to keep translations."""
    for name in ("FOLDER", "BUILT"):
        monkeypatch.setattr(translations, name, tmp_path / name.lower())
    monkeypatch.setattr(translations, "texts", lambda: FOUND)
    return tmp_path


def test_a_new_language_begins_with_everything_to_do_and_is_built(room: Path) -> None:
    translations.main(["de"])
    file = room / "folder" / "de.ts"
    assert file.read_text("utf-8").count('type="unfinished"') == len(FOUND)
    assert (room / "built" / "de.qm").is_file()


def test_nothing_is_built_of_a_translation_that_lost_something(room: Path) -> None:
    (room / "folder").mkdir()
    file = room / "folder" / "de.ts"
    lost = {SAVED: Known(("gespeichert",))}
    file.write_bytes(written(FOUND, "de", lost))
    with pytest.raises(SystemExit, match=r"de\.ts: SavedHint: “saved \{time\}”: “gespeichert” lacks"):
        translations.main([])
    assert not (room / "built" / "de.qm").exists()
    assert translated(file) == lost
