"""Medians against the statistics module."""

from datetime import date, timedelta
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.mood import MoodPoint, Range, daily_medians, rolling_median, year_pixels

START = date(2024, 2, 1)


def day(number):
    return START + timedelta(days=number)


def points(values):
    return [MoodPoint(day(n), closeness) for n, closeness in values]


values = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), max_size=80)


@given(values, st.integers(1, 20))
def test_the_rolling_median_is_that_of_the_days_before(values, days):
    expected = [
        (day(n), float(median(value for m, value in values if n - days < m <= n)))
        for n in sorted({n for n, _ in values})
    ]
    assert rolling_median([(day(n), float(value)) for n, value in values], days) == expected


@given(values)
def test_daily_medians_and_pixels(values):
    by_day = {day(n): median(v for m, v in values if m == n) for n, _ in values}
    assert daily_medians(points(values)) == sorted(by_day.items())
    pixels = year_pixels(points(values), 2024)
    assert pixels.keys() == by_day.keys()
    assert all(abs(step - by_day[on]) <= 0.5 and 1 <= step <= 5 for on, step in pixels.items())


def test_halves_go_to_the_warmer_step():
    assert year_pixels(points([(0, 2), (0, 3), (1, 4), (1, 3)]), 2024) == {day(0): 3, day(1): 4}
    assert year_pixels(points([(0, 2)]), 2023) == {}


def test_ten_years_are_quick():
    many = [(day(n // 11), float(1 + n * 7 % 5)) for n in range(40_000)]
    began = perf_counter()
    assert len(rolling_median(many)) == 3637
    assert perf_counter() - began < 2


@pytest.mark.parametrize(("chosen", "days"), [(Range.MONTH, 30), (Range.QUARTER, 90), (Range.YEAR, 365)])
def test_ranges_end_today(chosen, days):
    span = chosen.span(START, date(2010, 1, 1))
    assert (span.last, len(span)) == (START, days)


def test_all_begins_with_the_first_check_in():
    assert Range.ALL.span(START, date(2014, 5, 1)) == Span(date(2014, 5, 1), START)
    assert Range.ALL.span(START, None) == Range.MONTH.span(START, None)
    assert Range.ALL.span(START, day(3)) == Span(START, START)
