"""Day One's plain text becomes entries, whatever language its dates are in."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import dayone_text
from relationship_journal.exchange.imports.dayone_words import NO_WORDS
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples"
OWN = (
    "Words before the first date.\n"
    "\tDate:\tJune 24, 2016 at 10:59:06\u202fPM MDT\n"
    "\tWeather:\tClear, 72°F\n"
    "\tLocation:\tHome: the garden\n"
    "\tTags:\tus, walks, us\n"
    "\tPhoto:\t1.jpg\n"
    "\n"
    "Evening walk\n\nYou took my hand\\. I was glad.\n\nAnd then\n\twe sat.\n"
    "\n\n"
    "\tDate:\t29 February 2024\n\nNo title here. Just words.\n\nAnd more.\n"
    "\tDate:\t24. Juni 2016 um 10:59:06 MESZ\n\n# Überschrift\nText\n"
    "\tDate:\t1 January 1936 at 08:00:00 Middle Earth Time\n\n![](dayone-moment://AB)\n"
)


def read(text: str, name: str = "Journal.txt") -> Haul:
    return dayone_text.read(source_of(name, text.encode()), ignored)


def test_every_layout() -> None:
    assert recognised(source_of("x", OWN.encode())).name == "dayone-text"
    haul = read(OWN)
    assert not haul.broken
    walk, plain, german, old = haul.entries
    assert (walk.day, walk.at) == (date(2016, 6, 24), datetime(2016, 6, 25, 4, 59, 6, tzinfo=UTC))
    assert (walk.zone, walk.tags, walk.title) == ("Etc/GMT+6", ("us", "walks"), "Evening walk")
    assert walk.text == "You took my hand. I was glad.\n\nAnd then\n\twe sat."
    assert walk.aside == {"Weather": "Clear, 72°F", "Location": "Home: the garden", "Photo": "1.jpg"}
    assert walk.doubts == ("1 picture stays behind.",)
    assert walk.raw.startswith("\tDate:\tJune 24")
    assert walk.raw.endswith("\twe sat.")
    assert (plain.day, plain.at, plain.title) == (date(2024, 2, 29), None, "")
    assert plain.text == "No title here. Just words.\n\nAnd more."
    assert (german.at, german.zone) == (datetime(2016, 6, 24, 8, 59, 6, tzinfo=UTC), "Etc/GMT-2")
    assert (german.title, german.text) == ("Überschrift", "Text")
    assert (old.day, old.zone, old.text) == (date(1936, 1, 1), "UTC", "")
    assert len(old.doubts) == 3
    assert NO_WORDS in old.doubts


def test_other_labels_encodings_and_line_ends() -> None:
    text = OWN.replace("\tDate:", "\tDatum:").replace("\n", "\r\n")
    for encoding in ("utf-8-sig", "utf-16"):
        source = source_of("x", text.encode(encoding))
        assert recognised(source).name == "dayone-text"
        assert len(dayone_text.read(source, ignored).entries) == 4


def test_several_files_of_a_zip() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("Home.txt", OWN)
        archive.writestr("Work.txt", "\tDate:\t31 April 2020\n\nx\n\tDate:\t1 May 2020\n\ny")
        archive.writestr("readme.txt", "Nothing")
        archive.writestr("photos/1.jpg", b"\xff")
    source = source_of("x.zip", into.getvalue())
    assert recognised(source).name == "dayone-text"
    haul = dayone_text.read(source, ignored)
    assert len(haul.entries) == 5
    assert [broken.where for broken in haul.broken] == ["readme.txt", "Work.txt, line 1"]


@pytest.mark.parametrize("told", ["32 January 2024", "not a date", "29 February 2023", "1", "99999 June 1"])
def test_a_broken_entry_costs_itself_alone(told: str) -> None:
    haul = read(f"\tDate:\t{told}\n\nLost words\n{OWN.partition(chr(10))[2]}")
    assert len(haul.entries) == 4
    assert [(broken.where, broken.why) for broken in haul.broken] == [
        ("line 1", "Its date is no date of the calendar.")
    ]
    assert haul.broken[0].sample == f"Date: {told} Lost words"


def test_a_date_in_numbers_is_a_doubt() -> None:
    (found,) = read("\tDate:\t03/04/2016 at 10:00 GMT\n\nx").entries
    assert found.day == date(2016, 4, 3)
    assert found.doubts == ("Its date can be read in two ways; the day is taken first.",)


@pytest.mark.parametrize(
    "text", ["", "Date: 1 May 2020", "\tDate:\tsoon\n", "x\tDate:\t1 May 2020", "\x00" * 99]
)
def test_what_is_none_of_day_one(text: str) -> None:
    source = source_of("x.txt", text.encode())
    assert not dayone_text.recognises(source)
    with pytest.raises(ImportRefused):
        dayone_text.read(source, ignored)


@pytest.mark.parametrize(
    "filler",
    [
        "x" * 10_000_000,
        "\tDate:\t1 May 2020\n" * 50_000,
        "\t" * 5_000_000,
        "\t:\tx\n" * 100_000,
        "\n" * 1_000_000,
    ],
)
def test_hostile_texts_are_quick(filler: str) -> None:
    before = time.process_time()
    assert read(f"\tDate:\t1 May 2020\n\n{filler}").entries
    assert time.process_time() - before < 8


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        dayone_text.read(source_of("x", OWN.encode()), stop)


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("mini_diary/txtDayOne.txt", ["Diary Entry 1", "Diary Entry 2"]),
        ("mini_diarium/dayone-sample.txt", ["Morning Reflections", "Project Milestone", "Leap Year Entry"]),
    ],
)
def test_the_samples(path: str, titles: list[str]) -> None:
    if not (SAMPLES / path).exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLES / path)
    assert recognised(source).name == "dayone-text"
    haul = dayone_text.read(source, ignored)
    assert [found.title for found in haul.entries] == titles
    assert all(found.text for found in haul.entries)
    assert not haul.broken
    assert not haul.doubtful()
    days = {"mini_diary": date(2019, 1, 2), "mini_diarium": date(2024, 2, 29)}
    assert haul.entries[-1].day == days[path.partition("/")[0]]


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["own", "mini_diary/txtDayOne.txt", "mini_diarium/dayone-sample.txt"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    if of != "own" and not (SAMPLES / of).exists():
        pytest.skip("no samples here")
    survives(
        dayone_text, OWN.encode() if of == "own" else (SAMPLES / of).read_bytes(), "x.txt", rounds, seed=23
    )
