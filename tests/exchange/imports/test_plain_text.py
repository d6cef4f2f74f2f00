"""Plain texts become entries of the days they are of; where no day is told, that is a doubt."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import plain_text
from relationship_journal.exchange.imports.formats import FORMATS, recognised
from relationship_journal.exchange.imports.source import open_source, source_of
from relationship_journal.exchange.imports.text_files import GUESSED

CHANGED = date(2021, 5, 6)
DIARY = """My diary

4 March 2020
We walked. Ünder trees.

5 March 2020 21:30

And again.

30 February 2020
never
"""
NOTE = """---
date: 2020-03-04
tags: [us]
mood: good
---
# A walk

We ![](pic.png)walked \\*far\\* #together
"""
MEMBERS = {
    "2020-03-04.md": "# Wednesday, March 4, 2020\n\n# A walk\nwords #warm\n",
    "2020-03-05 Tea.txt": "words \\*\n2020-01-01\nin it",
    "2020-03.md": "a month",
    "notes/Idea.md": "thought",
    "notes/.hidden.md": "no",
    ".obsidian/x.md": "no",
    "__MACOSX/2020-03-04.md": "no",
    "empty.txt": "\n",
    "data.txt": '{"a": 1}',
    "2020-03-07.md": "# 2019-01-01\nother",
    "pic.png": "\x00",
}


def read(text: str | bytes, name: str = "diary.txt", changed: date | None = CHANGED) -> Haul:
    data = text.encode() if isinstance(text, str) else text
    return plain_text.read(source_of(name, data, changed), ignored)


def zipped(members: dict[str, str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 5, 6, 0, 0, 0)), text)
    return into.getvalue()


def test_it_is_the_last_that_is_tried() -> None:
    assert FORMATS[-1].name == "plain-text"


def test_a_diary_of_several_days() -> None:
    source = source_of("diary.txt", DIARY.encode(), CHANGED)
    assert recognised(source).name == "plain-text"
    haul = plain_text.read(source, ignored)
    first, second = haul.entries
    assert (first.day, first.at, first.title) == (date(2020, 3, 4), None, "")
    assert (first.text, first.raw) == ("We walked. Ünder trees.", "4 March 2020\nWe walked. Ünder trees.")
    assert (second.at, second.text) == (datetime(2020, 3, 5, 21, 30, tzinfo=UTC), "And again.")
    assert first.aside == {"heading": "My diary"}
    assert not haul.doubtful()
    assert [(one.where, one.why) for one in haul.broken] == [
        ("diary.txt, line 10", "Its date is no date of the calendar.")
    ]


def test_a_note_with_front_matter() -> None:
    (found,) = read(NOTE, "Walk.md").entries
    assert (found.day, found.title) == (date(2020, 3, 4), "A walk")
    assert found.text == "We walked *far* #together"
    assert (found.tags, found.aside) == (("us", "together"), {"mood": "good"})
    assert found.doubts == ("1 picture stays behind.",)
    assert found.raw == NOTE


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("## Morning\nTea.\n\n## Evening\nRain.", "", "## Morning\nTea.\n\n## Evening\nRain."),
        ("# A walk\nTea.\n\n# Back\nRain.", "A walk", "Tea.\n\n# Back\nRain."),
        ("## A walk\nTea.\n\n### Back\nRain.", "A walk", "Tea.\n\n### Back\nRain."),
    ],
)
def test_the_heading_of_one_part_is_no_title(text: str, title: str, words: str) -> None:
    (found,) = read(text, "2020-03-04.md").entries
    assert (found.title, found.text) == (title, words)


def test_a_text_without_a_date() -> None:
    (found,) = read("Only words.\nNo day.").entries
    assert (found.day, found.title, found.text) == (CHANGED, "", "Only words.\nNo day.")
    assert found.doubts == (plain_text.NO_DATE,)
    haul = read("Only words.", changed=None)
    assert [(one.where, one.why) for one in haul.broken] == [("diary.txt", "No date was found for it.")]


def test_what_stands_before_the_first_date_is_not_lost() -> None:
    first, second, third = read("Dear you,\nhow are you?\n2020-03-04\na\n2020-03-05\nb").entries
    assert (first.day, first.text, first.doubts) == (
        CHANGED, "Dear you,\nhow are you?", (plain_text.NO_DATE,),
    )  # fmt: skip
    assert (second.day.day, third.day.day) == (4, 5)


def test_headings_above_the_days_are_kept_aside() -> None:
    first, second = read("# Diary\n\n## March\n\n### 2020-03-04\na\n### 2020-03-05\nb", "d.md").entries
    assert (first.text, second.text) == ("a", "b")
    assert second.aside == {"heading": "# Diary\n\n## March"}


def test_dates_within_the_text_of_a_day_do_not_split_it() -> None:
    text = "From the family Bible.\nIt begins so:\n\nJuly 24, 1626\nMary born.\n\nMay 1, 1637\nJohn born."
    assert len(read(text, "diary.md").entries) == 3
    (only,) = read(text, "2024-03-05.md").entries
    assert (only.day, only.text, only.doubts) == (date(2024, 3, 5), text, ())
    (only,) = read(f"---\ndate: 2024-03-05\n---\n{text}", "bible.md").entries
    assert (only.day, only.text) == (date(2024, 3, 5), text)


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("A letter\n4 March 2020\nDear you", "A letter", "Dear you"),
        ("Dear you,\nwords\n4 March 2020", "", "Dear you,\nwords\n4 March 2020"),
        ("# 4 March 2020 Rain\nwords", "Rain", "words"),
    ],
)
def test_a_single_date_is_that_of_all(text: str, title: str, words: str) -> None:
    (found,) = read(text).entries
    assert (found.day, found.title, found.text) == (date(2020, 3, 4), title, words)
    assert found.doubts == ()


def checked(haul: Haul) -> None:
    assert [(one.day.isoformat(), one.title, one.text, one.doubts) for one in haul.entries] == [
        ("2020-03-04", "A walk", "words #warm", ()),
        ("2020-03-05", "Tea", "words \\*\n2020-01-01\nin it", ()),
        ("2019-01-01", "", "other", (plain_text.OTHER_DAY,)),
        ("2020-03-01", "", "a month", (plain_text.DAYLESS,)),
        ("2021-05-06", "Idea", "thought", (plain_text.NO_DATE,)),
    ]
    assert haul.entries[0].tags == ("warm",)
    assert haul.entries[4].aside == {"folder": "notes"}
    assert [one.where for one in haul.broken] == ["data.txt"]


def test_a_zip() -> None:
    source = source_of("x.zip", zipped(MEMBERS))
    assert recognised(source).name == "plain-text"
    checked(plain_text.read(source, ignored))


def test_a_folder(tmp_path: Path) -> None:
    for name, text in MEMBERS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (datetime(2021, 5, 6, 12).timestamp(),) * 2)
    source = open_source(tmp_path)
    assert recognised(source).name == "plain-text"
    checked(plain_text.read(source, ignored))


def test_a_folder_of_a_year(tmp_path: Path) -> None:
    path = tmp_path / "2020" / "03" / "04.md"
    path.parent.mkdir(parents=True)
    path.write_text("words")
    (found,) = plain_text.read(open_source(tmp_path / "2020"), ignored).entries
    assert found.day == date(2020, 3, 4)


@pytest.mark.parametrize(
    ("data", "doubts"),
    [
        ("# 4 March 2020\nKäse".encode(), ()),
        ("# 4 March 2020\nKäse".encode("utf-8-sig"), ()),
        ("# 4 March 2020\nKäse".encode("utf-16"), ()),
        ("# 4 March 2020\nKäse".encode("utf-16-le"), (GUESSED,)),
        ("# 4 March 2020\nKäse".encode("utf-16-be"), (GUESSED,)),
        ("# 4 March 2020\r\nKäse".encode("cp1252"), (GUESSED,)),
    ],
)
def test_encodings(data: bytes, doubts: tuple[str, ...]) -> None:
    assert recognised(source_of("a.txt", data)).name == "plain-text"
    (found,) = read(data).entries
    assert (found.text, found.day, found.doubts) == ("Käse", date(2020, 3, 4), doubts)


def test_days_that_can_be_read_in_two_ways() -> None:
    (found,) = read("01/02/2020\nwords").entries
    assert (found.day, found.doubts) == (date(2020, 2, 1), (plain_text.UNSURE,))
    haul = plain_text.read(source_of("x", zipped({"01-02-2020.txt": "a", "01-31-2020.txt": "b"})), ignored)
    assert [(one.day.isoformat(), one.doubts) for one in haul.entries] == [
        ("2020-01-02", ()),
        ("2020-01-31", ()),
    ]


def test_the_century_of_a_short_year_is_a_doubt() -> None:
    first, second = read("14.3.20\nwords\n4.3.2021\nmore").entries
    assert (first.day, first.doubts) == (date(2020, 3, 14), (plain_text.CENTURY,))
    assert (second.day, second.doubts) == (date(2021, 3, 4), ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""), ("a.txt", b" \n"), ("a.txt", b'{"a": [1]}'), ("a.md", b"[]"), ("a.csv", b"words"),
        ("a", b"words"), ("a.txt", bytes(range(32)) * 10 + b"x"), ("a.txt", b"<?xml version='1.0'?><a/>"),
        ("a.txt", b"-----BEGIN PGP MESSAGE-----\nx"), ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("a.zip", zipped({"a.txt": "words", "b.json": "{}", "c.json": "{}"})),
        ("a.zip", zipped({"a.png": "x"})),
    ],
)  # fmt: skip
def test_what_is_no_plain_text(name: str, data: bytes) -> None:
    assert not plain_text.recognises(source_of(name, data))
    with pytest.raises(ImportRefused):
        recognised(source_of(name, data))


def test_names_that_lead_out_are_only_names() -> None:
    haul = plain_text.read(
        source_of("x", zipped({"../../2020-03-04.txt": "a", "/etc/2020-03-05.txt": "b"})), ignored
    )
    assert len(haul.entries) == 2


def test_one_endless_line() -> None:
    assert len(read("2020-03-04\n" + "x" * 10_000_000).entries[0].text) == 10_000_000
    assert len(read("a![" * 5_000_000, "2020-03-04.md").entries) == 1


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        plain_text.read(source_of("x.txt", DIARY.encode()), stop)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["diary", "note", "zip", "wide"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    own = {
        "diary": DIARY.encode(),
        "note": NOTE.encode(),
        "zip": zipped(MEMBERS),
        "wide": DIARY.encode("utf-16"),
    }
    survives(plain_text, own[of], "2020-03-04.md", rounds, seed=33)
