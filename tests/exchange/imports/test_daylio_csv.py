"""Daylio's CSV of both generations becomes check-ins; a broken line costs that line alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import daylio_csv
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLE = Path(__file__).resolve().parents[4] / "shared/samples/daylio/staticf0x_test_data.csv"
OLD = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2020-05-30,30 mai,samedi,6:50 pm,rad,walk | tea | walk,,Long evening\n"
    '2020-05-29,29 mai,vendredi,14:03,bad,,"A, b","He said ""no""\nand left"\n'
    "1936-02-29,x,y,10:04 AM,Verliebt,,,\n"
)
NEW = (
    "\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    '2026-04-12,"April 12","Sunday","12:05 AM","meh","","Closeness: 8/10 points | Sleep: 8:00","",'
    '"one<br><b>two</b> &amp; I <3 it<img src=x>"\n'
)


def read(text: str, encoding: str = "utf-8") -> Haul:
    return daylio_csv.read(source_of("moods.csv", text.encode(encoding)), ignored)


def test_the_older_header() -> None:
    haul = read(OLD)
    first, second, third = haul.entries
    assert haul.broken == []
    assert first.is_check_in
    assert first.tags == ("walk", "tea")
    assert first.at == datetime(2020, 5, 30, 18, 50, tzinfo=UTC)
    assert first.raw == OLD.split("\n")[1]
    assert (second.title, second.text, second.mood) == ("A, b", 'He said "no"\nand left', "bad")
    assert second.at == datetime(2020, 5, 29, 14, 3, tzinfo=UTC)
    assert (third.day, third.mood) == (date(1936, 2, 29), "Verliebt")
    assert haul.moods == {"rad": 5, "bad": 2, "Verliebt": 3}
    assert not haul.doubtful()


def test_the_newer_header() -> None:
    (found,) = read(NEW).entries
    assert found.at == datetime(2026, 4, 12, 0, 5, tzinfo=UTC)
    assert found.text == "one\n**two** & I <3 it\n\nCloseness: 8/10 points · Sleep: 8:00"
    assert found.aside == {}
    assert found.doubts == ("1 picture stays behind.",)


def test_the_first_header_tells_the_year_apart() -> None:
    text = (
        "year,date,weekday,time,mood,activities,note\n"
        "2018,March 5,Monday,9:15 pm,rad,work | tea,hello\n"
        "2018,6. März,Dienstag,7:05,meh,,\n"
        "2018,February 30,Friday,7:05,meh,,\n"
        "2018,soon,Friday,7:05,meh,,\n"
    )
    assert recognised(source_of("x.csv", text.encode())).name == "daylio-csv"
    haul = read(text)
    assert [(found.day, found.text, found.tags) for found in haul.entries] == [
        (date(2018, 3, 5), "hello", ("work", "tea")),
        (date(2018, 3, 6), "", ()),
    ]
    assert haul.entries[0].at == datetime(2018, 3, 5, 21, 15, tzinfo=UTC)
    assert [broken.where for broken in haul.broken] == ["line 4", "line 5"]


@pytest.mark.parametrize(
    ("told", "hour"),
    [
        ("9:15\u202fPM", 21), ("9:15 a. m.", 9), ("12:15 AM", 0), ("12:15 p.m.", 12), ("오후 9:15", 21),
        ("下午9:15", 21), ("上午 9:15", 9), ("9:15 م", 21), ("9:15 μ.μ.", 21), ("21.15", 21), ("21 h 15", 21),
        ("9:15 nachm.", 21), ("21:15:00", 21),
    ],
)  # fmt: skip
def test_clocks_of_many_phones(told: str, hour: int) -> None:
    (found,) = read(f'{OLD.splitlines()[0]}\n2024-03-05,x,y,"{told}",good,,,\n').entries
    assert found.at == datetime(2024, 3, 5, hour, 15, tzinfo=UTC)
    assert found.doubts == ()


@pytest.mark.parametrize("told", ["9:15 ??", "9:15 soon", "late", "25:00", "9:75", "٩:١٥ x"])
def test_a_clock_nobody_can_read_is_a_doubt(told: str) -> None:
    (found,) = read(f'{OLD.splitlines()[0]}\n2024-03-05,x,y,"{told}",good,,,\n').entries
    assert found.at is None
    assert found.doubts == ("The time of day could not be read.",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(encoding: str) -> None:
    text = OLD.replace("Long evening", "Soirée")
    assert read(text, encoding).entries[0].text == "Soirée"


@pytest.mark.parametrize("change", [("\n", "\r\n"), (",", ";"), (",", "\t")])
def test_other_line_ends_and_delimiters(change: tuple[str, str]) -> None:
    text = OLD.replace("A, b", "A b").replace(*change)
    assert recognised(source_of("x", text.encode())).name == "daylio-csv"
    assert [found.mood for found in read(text).entries] == ["rad", "bad", "Verliebt"]


def test_columns_may_be_moved() -> None:
    (found,) = read("mood,full_date,time,weather,note\ngood,2024-02-29,7:05 p. m.,rain,x\n").entries
    assert (found.day, found.mood, found.text, found.aside) == (
        date(2024, 2, 29),
        "good",
        "x",
        {"weather": "rain"},
    )
    assert found.at == datetime(2024, 2, 29, 19, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2020-02-30,x,y,10:00,good,,,", "Its date is no date of the calendar."),
        ("0000-01-01,x,y,10:00,good,,,", "Its date is no date of the calendar."),
        (",x,y,10:00,good,,,", "Its date is no date of the calendar."),
        ("2020-02-20,x", "This line is not whole."),
        ('2020-05-29,x,y,14:03,"good,,,', "This line is not whole."),
    ],
)
def test_a_broken_line_costs_itself_alone(line: str, why: str) -> None:
    lines = OLD.splitlines()
    haul = read("\n".join([lines[0], line, *lines[1:]]))
    assert len(haul.entries) == 3
    assert [(broken.where, broken.why, broken.sample) for broken in haul.broken] == [("line 2", why, line)]


def test_a_line_of_other_width_and_a_time_that_is_none_are_doubts() -> None:
    header = OLD.splitlines()[0]
    long, late, bare = read(
        f"{header}\n2020-05-29,x,y,14:03,good,,,a, b\n2020-05-29,x,y,25:99,good,,,\n2020-05-29,x,y,14:03,good"
    ).entries
    assert long.text == "a, b"
    assert long.doubts == ("This line has other columns than the first line.",)
    assert (late.at, late.doubts) == (None, ("The time of day could not be read.",))
    assert bare.mood == "good"


def test_what_is_no_daylio_file() -> None:
    for data in (b"", b"date,mood\n2020-01-01,good", b"\x00" * 100, b"full_date"):
        source = source_of("x.csv", data)
        assert not daylio_csv.recognises(source)
        with pytest.raises(ImportRefused):
            daylio_csv.read(source, ignored)


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        daylio_csv.read(source_of("x.csv", OLD.encode()), stop)


def test_one_endless_line_and_many_stray_quotes_are_quick() -> None:
    header = OLD.splitlines()[0]
    assert not read(f"{header}\n2020-05-29,{'x' * 10_000_000}").entries
    haul = read(f"{header}\n" + '2020-05-29,x,y,14:03,"good,,\n' * 20_000)
    assert len(haul.broken) == 20_000


def test_the_sample() -> None:
    if not SAMPLE.exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLE)
    assert recognised(source).name == "daylio-csv"
    haul = daylio_csv.read(source, ignored)
    assert len(haul.entries) == 32
    assert not haul.broken
    assert not haul.doubtful()
    assert haul.moods == {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["old", "new", "sample"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    if of == "sample" and not SAMPLE.exists():
        pytest.skip("no samples here")
    data = SAMPLE.read_bytes() if of == "sample" else (OLD if of == "old" else NEW).encode()
    survives(daylio_csv, data, "moods.csv", rounds, seed=7)
