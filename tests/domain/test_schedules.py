"""Due days against the calendar module, and the stored form."""

import calendar
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.schedules import (
    Rhythm,
    Schedule,
    due_days,
    frequency,
    from_json,
    is_due,
    to_json,
    validate,
)

SINCE = date(2023, 1, 11)

schedules = st.builds(
    Schedule,
    rhythm=st.sampled_from(Rhythm),
    weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple),
    times=st.integers(1, 7),
    every=st.integers(1, 366),
    ordinal=st.sampled_from([1, 2, 3, 4, -1]),
    weekday=st.integers(0, 6),
)


@given(st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6), st.integers(2024, 2030), st.integers(1, 12))
def test_monthly_is_due_once_a_month_on_the_calendars_day(ordinal, weekday, year, month):
    column = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    expected = date(year, month, column[ordinal if ordinal < 0 else ordinal - 1])
    whole = Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    schedule = Schedule(Rhythm.MONTHLY, ordinal=ordinal, weekday=weekday)
    assert list(due_days(schedule, SINCE, whole)) == [expected]


@given(st.integers(1, 366), st.integers(0, 40))
def test_every_n_days_counts_from_the_first_day(every, times):
    schedule = Schedule(Rhythm.EVERY_N_DAYS, every=every)
    day = SINCE + timedelta(days=every * times)
    assert is_due(schedule, SINCE, day)
    assert is_due(schedule, SINCE, day + timedelta(days=1)) is (every == 1)


def test_weekdays_are_due_on_those_days_only():
    schedule = Schedule(Rhythm.WEEKDAYS, weekdays=(0, 4))
    week = Span(date(2024, 2, 26), date(2024, 3, 3))  # the week of the leap day, Monday first
    assert list(due_days(schedule, SINCE, week)) == [date(2024, 2, 26), date(2024, 3, 1)]


@pytest.mark.parametrize("rhythm", [Rhythm.DAILY, Rhythm.TIMES_A_WEEK])
def test_every_day_is_due_or_a_candidate(rhythm):
    span = Span(SINCE, SINCE + timedelta(days=20))
    assert list(due_days(Schedule(rhythm, times=2), SINCE, span)) == list(span)


@given(schedules)
def test_nothing_is_due_before_the_first_day(schedule):
    assert not list(due_days(schedule, SINCE, Span(SINCE - timedelta(days=40), SINCE - timedelta(days=1))))


@given(schedules)
def test_the_frequency_is_how_often_it_comes_in_ten_years(schedule):
    times, days = frequency(schedule)
    span = Span(SINCE, SINCE + timedelta(days=366 * 70 - 1))
    if schedule.rhythm is not Rhythm.TIMES_A_WEEK:
        assert sum(1 for _ in due_days(schedule, SINCE, span)) / len(span) == pytest.approx(
            times / days, rel=0.02
        )
    else:
        assert times / days == schedule.times / 7


@given(schedules)
def test_the_stored_form_returns_the_same_schedule(schedule):
    validate(schedule)
    stored = json.loads(json.dumps(to_json(schedule)))
    assert from_json(stored | {"from_a_newer_version": [1]}) == schedule


def test_what_is_missing_takes_its_default():
    assert from_json({}) == Schedule()
    assert from_json({"rhythm": "times_a_week", "times": 3}) == Schedule(Rhythm.TIMES_A_WEEK, times=3)


@pytest.mark.parametrize(
    "values",
    [
        {"rhythm": "hourly"},
        {"rhythm": "weekdays"},
        {"rhythm": "weekdays", "weekdays": [7]},
        {"rhythm": "weekdays", "weekdays": "01"},
        {"rhythm": "weekdays", "weekdays": [None]},
        {"rhythm": "times_a_week", "times": 0},
        {"rhythm": "times_a_week", "times": 8},
        {"rhythm": "times_a_week", "times": True},
        {"rhythm": "every_n_days", "every": 0},
        {"rhythm": "every_n_days", "every": 367},
        {"rhythm": "every_n_days", "every": 2.5},
        {"rhythm": "monthly", "ordinal": 5},
        {"rhythm": "monthly", "ordinal": 0},
        {"rhythm": "monthly", "weekday": 7},
    ],
)
def test_bad_values_are_refused(values):
    with pytest.raises(ValueError):
        from_json(values)


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(Rhythm.WEEKDAYS),
        Schedule(Rhythm.TIMES_A_WEEK, times=8),
        Schedule(Rhythm.EVERY_N_DAYS, every=0),
        Schedule(Rhythm.MONTHLY, ordinal=5),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_explained_in_a_sentence(schedule):
    with pytest.raises(KnownError, match=r"^Choose .*\.$"):
        validate(schedule)
