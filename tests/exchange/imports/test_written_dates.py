"""Dates are read as many languages write them; one no calendar has is told from what is no date at all."""

from __future__ import annotations

import time as clocks
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange.imports.written_dates import order_of, written_date

DAY = date(2016, 6, 24)


@pytest.mark.parametrize(
    ("text", "clock", "rest"),
    [
        ("24 June 2016", None, ""),
        ("24 June 2016 at 00:00:00 GMT", time(0), "GMT"),
        ("June 24, 2016 at 10:59:06 AM MDT", time(10, 59, 6), "MDT"),
        ("Friday, June 24th, 2016 at 10:59\u202fPM PDT", time(22, 59), "PDT"),
        ("Fri 24 Jun 2016 12:01 a.m.", time(0, 1), ""),
        ("24. Juni 2016 um 10:59:06 MESZ", time(10, 59, 6), "MESZ"),
        ("24 juin 2016 à 10:59 UTC+2", time(10, 59), "UTC+2"),
        ("24 de junio de 2016, 10:59:06 CEST", time(10, 59, 6), "CEST"),
        ("24 giugno 2016 alle ore 10:59", time(10, 59), ""),
        ("24 июня 2016", None, ""),
        ("2016年6月24日 GMT+8 下午3:04:05", time(15, 4, 5), "GMT+8"),
        ("2016-06-24 10:59", time(10, 59), ""),
        ("2016-6-24T10:59:03.123", time(10, 59, 3), ""),
        ("24.06.2016 10:59", time(10, 59), ""),
        ("24/06/2016 10:59", time(10, 59), ""),
        ("06/24/2016 10:59 PM", time(22, 59), ""),
        ("2016-06-24 99:59", None, ""),
    ],
)
def test_written_dates(text: str, clock: time | None, rest: str) -> None:
    found = written_date(text)
    assert found
    assert (found.day, found.clock, found.rest, found.is_unsure) == (DAY, clock, rest, False)


@pytest.mark.parametrize(
    "text", ["30 February 2020", "32 January 2024", "2013-45-06 15:39", "0000-01-01", "31.11.2020"]
)
def test_days_no_calendar_has(text: str) -> None:
    found = written_date(text)
    assert found
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["", "x", "hello world 2020", "3 Foo 2020", "x" * 100, "20200829", "[ ] 1", "ju 3, 2020"]
)
def test_what_is_no_date(text: str) -> None:
    assert written_date(text) is None


def test_numbers_that_can_be_read_in_two_ways() -> None:
    unsure = written_date("03/04/2016")
    assert unsure
    assert (unsure.day, unsure.is_unsure) == (date(2016, 4, 3), True)
    for month_first, month in ((True, 3), (False, 4)):
        sure = written_date("03/04/2016", month_first)
        assert sure
        assert sure.day
        assert (sure.day.month, sure.is_unsure) == (month, False)
    told = ("13/04/2016", "04/13/2016", "3/4/2016 5:00 pm", "3/4/2016", "3.4.2016", "x")
    assert [order_of(text) for text in told] == [False, True, True, None, None, None]


@given(st.text(alphabet="0123456789 -/.,:abcdemjun年月at日", max_size=60))
def test_nothing_raises(text: str) -> None:
    written_date(text)
    order_of(text)


@pytest.mark.parametrize("piece", ["1", "a ", "1 ", "1/", "june ", "1 june ", "2016-1-1 "])
def test_long_texts_are_quick(piece: str) -> None:
    before = clocks.process_time()
    written_date(piece * 100_000)
    assert clocks.process_time() - before < 4
