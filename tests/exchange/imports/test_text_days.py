"""A text is split where a line is a date, and nowhere else; the day of a file's name is found."""

from __future__ import annotations

import time
from datetime import date
from datetime import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange.imports.front_matter import front_of
from relationship_journal.exchange.imports.name_dates import named_date, order_in
from relationship_journal.exchange.imports.text_days import days_in


@pytest.mark.parametrize(
    "line",
    [
        "2020-03-04", "# 2020-03-04", "## 4 March 2020", "**March 4, 2020**", "4.3.2020",
        "Mittwoch, 4. März 2020", "4.3.2020 (Mi)", "2020-03-04, Wednesday", "=== 2020/03/04 ===",
        "Entry date: Mar 4, 2020",
        "Date: 2020-03-04", "[2020-03-04]", "- 2020-03-04 -", "2020-03-04:", "2020年3月4日",
        "Wednesday 4th March 2020.", "poniedziałek 4.3.2020",
        "4th of March 2020", "20200304", "* <2020-03-04 Wed>", "le 4 mars 2020",
        "Day 12 — March 4, 2020", "Entry 1: 2020-03-04", "*** 2020-03-04 ***",
        "środa, 4 marca 2020",
    ],
)  # fmt: skip
def test_a_line_that_is_a_date(line: str) -> None:
    first, second = days_in(f"{line}\n\nwords\nmore\n\n1936-02-29\nother")
    assert first.told
    assert second.told
    assert (first.told.day, first.told.clock, first.words.strip()) == (date(2020, 3, 4), None, "words\nmore")
    assert (second.told.day, second.words.strip()) == (date(1936, 2, 29), "other")
    assert (first.line, second.line) == (1, 6)
    assert (first.raw, second.raw) == (f"{line}\n\nwords\nmore", "1936-02-29\nother")


@pytest.mark.parametrize(
    "text",
    [
        "We met on 4.3.2020.", "2020-03-04 was warm", "4.3.2020 we met\n5.3. we did not", "in 2020",
        "12345678", "words\n2020-03-04: a\n2020-03-05: b", "Call 030 1234 5678", "10 May",
        "- 2020-03-04\n- 2020-03-05", "* 2020-03-04",
        "a 2020-03-04 b", "", "x" * 300 + " 2020-03-04",
    ],
)  # fmt: skip
def test_a_text_that_only_speaks_of_dates(text: str) -> None:
    assert [part.told for part in days_in(text)] == ([None] if text else [])


def test_titles_times_and_lines_under_a_date() -> None:
    first, second, third = days_in(
        "# 2020-03-04 A walk\nx\nTuesday, 5 March 2019 10:30 PM\n---\ny\nBerlin, 4.3.2020 21:15\nz"
    )
    assert (first.title, second.title, third.title) == ("A walk", "", "Berlin")
    assert second.told
    assert third.told
    assert (second.told.clock, second.words.strip()) == (clock(22, 30), "y")
    assert third.told.clock == clock(21, 15)


def test_headings_of_years_and_months_belong_to_no_day_above_them() -> None:
    _, first, second, third = days_in(
        "# 2020\n\n## March\n\n### 2020-03-04 A walk\n\nwords\n\n#### Evening\n\ntea\n\n## April\n\n"
        "### 2020-04-05\n\nmore\n\n# 2021\n\n## January\n\n### 2021-01-02\n\nlast\n\n## Notes"
    )
    assert [part.words.strip() for part in (first, second, third)] == [
        "words\n\n#### Evening\n\ntea", "more", "last\n\n## Notes",
    ]  # fmt: skip
    assert "## April" in first.raw
    began = time.process_time()
    days_in("# a\n" * 200_000 + "## 2020-01-01\n" + "# b\n" * 200_000 + "## 2020-01-02\n")
    assert time.process_time() - began < 10


def test_a_letter_begins_with_its_place() -> None:
    for line in ("Köln, den 4. März 2020", "Bad Aibling, 4.3.2020"):
        (part,) = days_in(f"{line}\nDear you")
        assert part.told
        assert (part.told.day, part.title) == (date(2020, 3, 4), line.partition(",")[0])
    first, _second = days_in("02.01.2017, 21:15 Uhr\nx\n03.01.2017, 07:00 Uhr\ny")
    assert first.told
    assert first.told.clock == clock(21, 15)


def test_days_that_begin_on_the_line_of_their_date() -> None:
    long = "very " * 100
    first, second, third = days_in(f"2020-03-04: We walked\non\n\n2020-03-05 - {long}\n2020-03-06  End")
    assert (first.words.strip(), third.words) == ("We walked\non", "End")
    assert second.words.strip() == long.strip()


def test_one_date_tells_the_order_of_day_and_month_for_all() -> None:
    first, second = days_in("12/31/2019\na\n01/02/2020\nb")
    assert second.told
    assert (second.told.day, second.told.is_unsure) == (date(2020, 1, 2), False)
    (only,) = days_in("01/02/2020\nb")
    assert only.told
    assert (only.told.day, only.told.is_unsure) == (date(2020, 2, 1), True)
    assert first.told


def test_years_of_two_digits() -> None:
    parts = days_in("4.3.20\na\nMi, 4.3.69\nb\n12/31/19\nc")
    assert [(part.told and part.told.day, part.is_short) for part in parts] == [
        (date(2020, 3, 4), True), (date(1969, 3, 4), True), (date(2019, 12, 31), True),
    ]  # fmt: skip
    _, second = days_in("12/31/19\na\n01/02/20\nb")
    assert second.told
    assert second.told.day == date(2020, 1, 2)
    for text in ("1.2.03 Third chapter", "# 1.2.03 Third chapter", "1.2.03.4", "10.10.10.10", "1/2/034"):
        assert [part.told for part in days_in(text)] == [None]


def test_a_date_that_is_none_begins_a_day_all_the_same() -> None:
    first, _second = days_in("2020-02-30\na\n2020-03-01\nb")
    assert first.told
    assert first.told.day is None


@given(st.lists(st.tuples(st.dates(), st.sampled_from(["words", "a\n\nb", "4 + 5"])), min_size=2, max_size=6))
def test_every_day_comes_back(days: list[tuple[date, str]]) -> None:
    text = "\n\n".join(f"## {day.isoformat()}\n\n{words}" for day, words in days)
    parts = days_in(text)
    assert [(part.told and part.told.day, part.words.strip()) for part in parts] == days
    assert "\n\n".join(part.raw for part in parts) == text


@pytest.mark.parametrize(
    ("path", "day", "words"),
    [
        ("2020-03-04.md", "2020-03-04", ""), ("a/b/2020_03_04 A walk.txt", "2020-03-04", "A walk"),
        ("Walk 4.3.2020.txt", "2020-03-04", "Walk"), ("2020/03/04.txt", "2020-03-04", ""),
        ("2020/03-March/04 tea.md", "2020-03-04", "tea"), ("2020/03-04.md", "2020-03-04", ""),
        ("20200304.md", "2020-03-04", ""), ("March 4, 2020.txt", "2020-03-04", ""),
        ("Dear diary 4 March 2020.txt", "2020-03-04", "Dear diary"), ("1936-02-29.txt", "1936-02-29", ""),
        ("Wednesday, March 4, 2020.txt", "2020-03-04", ""), ("2020-03-04 Wed.md", "2020-03-04", ""),
        ("18590304.txt", "1859-03-04", ""), ("9999-12-31.md", "9999-12-31", ""),
    ],
)  # fmt: skip
def test_the_day_of_a_name(path: str, day: str, words: str) -> None:
    named = named_date(path)
    assert named.told
    assert (named.told.day, named.told.clock, named.words) == (date.fromisoformat(day), None, words)


@pytest.mark.parametrize(
    "name",
    [
        "2020-03-04T0930",
        "202003040930",
        "2020-03-04 09.30",
        "2020-03-04_09-30",
        "20200304T0930",
        "20200304_0930",
    ],
)
def test_the_time_of_a_name(name: str) -> None:
    named = named_date(f"{name}.md")
    assert named.told
    assert (named.told.day, named.told.clock) == (date(2020, 3, 4), clock(9, 30))


@pytest.mark.parametrize(
    "name",
    ["notes", "1984", "2020-13-45", "2020-02-30", "12345678901234", "v1.2.3", "", "99999999", "0000-01-01"],
)
def test_a_name_without_a_day(name: str) -> None:
    assert named_date(f"{name}.md").told is None


def test_names_of_months_and_of_numbers() -> None:
    month = named_date("2020-03.md")
    assert month.told
    assert (month.told.day, month.is_dayless) == (date(2020, 3, 1), True)
    assert order_in("12-31-2019.txt") is True
    for first, day in ((True, date(2020, 1, 2)), (False, date(2020, 2, 1))):
        named = named_date("01-02-2020.txt", "", first)
        assert named.told
        assert named.told.day == day


def test_what_stands_above_a_text() -> None:
    front = front_of(
        "---\ntitle: A walk\ndate: 2020-03-04T10:00:00+02:00\n"
        "tags: [us, '#warm', us]\nmood: good\nx:\n- a\n---\nwords --- x"
    )
    assert front.told
    assert (front.told.day, front.told.clock, front.told.rest) == (date(2020, 3, 4), clock(10), "+02:00")
    assert (front.title, front.tags, front.rest) == ("A walk", ("us", "warm"), "words --- x")
    assert front.aside == {"mood": "good", "x": ["a"]}
    assert front_of("---\ntags: us, two of us\n---\n").tags == ("us", "two of us")
    assert front_of("---\ntags: '#us #we'\n---\n").tags == ("us", "we")


@pytest.mark.parametrize(
    "text",
    [
        "", "---", "---\n---\n", "---\nwords\n---\nmore", "---\na: [\n---\n",
        "---\na: &b [x]\nc: *b\n---\nx", "a\n---\nb: c\n---",
    ],
)  # fmt: skip
def test_what_is_no_front(text: str) -> None:
    assert front_of(text).rest == text
    assert front_of(text).told is None


@pytest.mark.parametrize(
    "text",
    [
        "2020 " * 2_000_000, "2020-03-04\n" * 200_000, "---\n" + "a: b\n" * 1_000_000, "1 " * 3_000_000,
        "---\na: " + "x" * 10_000_000, "a" * 59 + "1 2020 x\n" * 200_000, ("x" * 50 + "2020") * 100_000,
    ],
)  # fmt: skip
def test_what_is_endless_ends_soon(text: str) -> None:
    before = time.process_time()
    days_in(front_of(text).rest)
    named_date(text)
    assert time.process_time() - before < 10
