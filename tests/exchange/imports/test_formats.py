"""Each file is recognised as what it is, by the first format of the table that knows it."""

from __future__ import annotations

import inspect
import io
import zipfile
from pathlib import Path

import pytest

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports.formats import FORMATS, Format, read, recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples"
EXPECTED = {
    # path: format, entries, habits
    "daylio/guekka_english.daylio": ("daylio-backup", 5, 0),
    "daylio/guekka_english.json": ("daylio-backup", 5, 0),
    "daylio/staticf0x_test_data.csv": ("daylio-csv", 32, 0),
    "dayone/dayone-to-obsidian.zip": ("dayone-json", 1, 0),
    "loop_habits": ("loop-db", 0, 6),
    "loop_habits/Habits.csv": ("loop-csv", 0, 6),
    "loop_habits/input.db": ("loop-db", 0, 6),
    "mini_diarium/dayone-sample.txt": ("dayone-text", 3, 0),
    "mini_diarium/jrnl-realistic.json": ("jrnl-json", 6, 0),
    "mini_diarium/jrnl-sample.json": ("jrnl-json", 3, 0),
    "mini_diary/jsonDayOne.json": ("dayone-json", 2, 0),
    "mini_diary/jsonJrnl.json": ("jrnl-json", 2, 0),
    "mini_diary/jsonMiniDiary.json": ("mini-diary", 2, 0),
    "mini_diary/txtDayOne.txt": ("dayone-text", 2, 0),
}


@pytest.mark.parametrize("path", EXPECTED)
def test_every_sample(path: str) -> None:
    if not (SAMPLES / path).exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLES / path)
    haul = read(source)
    assert (recognised(source).name, len(haul.entries), len(haul.habits)) == EXPECTED[path]
    assert not haul.broken


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_format_is_whole(known: Format) -> None:
    reader = known.reader()
    assert list(inspect.signature(reader.recognises).parameters) == ["source"]
    assert list(inspect.signature(reader.read).parameters) == ["source", "step"]
    assert known.program


def test_names_are_their_own_and_the_most_general_comes_last() -> None:
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    assert FORMATS[-1].name == "plain-text"


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"{}", b"[]", b"\xff\xfe", b"PK\x03\x04", b"SQLite format 3\x00"]
)
def test_nothing_is_recognised_in_nothing(known: Format, data: bytes) -> None:
    assert not known.reader().recognises(source_of("x.txt", data))


def zipped(texts: list[str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"2020-03-{number + 1:02}.txt", text)
    return into.getvalue()


@pytest.mark.parametrize(
    ("text", "name"),
    [("[2020-08-29 11:11] A title\nwords\n", "jrnl-text"), ("\tDate:\t1 May 2020\n\nx", "dayone-text")],
)
def test_one_text_among_many_does_not_speak_for_all(text: str, name: str) -> None:
    alike = source_of("x.zip", zipped([text, text, "words"]))
    assert recognised(alike).name == name
    assert [broken.where for broken in read(alike).broken] == ["2020-03-03.txt"]
    mixed = source_of("x.zip", zipped([text, "words", "more"]))
    assert recognised(mixed).name == "plain-text"
    assert len(read(mixed).entries) == 3


def test_what_nobody_knows_is_refused_in_one_sentence() -> None:
    with pytest.raises(ImportRefused, match="no file an import knows"):
        recognised(source_of("x.bin", b"\x00\x01\x02"))
