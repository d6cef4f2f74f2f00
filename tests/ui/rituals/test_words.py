from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.rituals import Rhythm, Ritual, RitualOverview, Schedule
from relationship_journal.domain.schedules import is_due
from relationship_journal.domain.streaks import NO_STREAK
from relationship_journal.ui.rituals.words import (
    next_days,
    next_words,
    rest_words,
    schedule_words,
    streak_words,
    when_words,
)

TODAY = date(2026, 11, 22)

SCHEDULES = {
    "Every day": Schedule(),
    "Mon Wed Fri": Schedule(Rhythm.WEEKDAYS, weekdays=(4, 0, 2)),
    "Monday to Friday": Schedule(Rhythm.WEEKDAYS, weekdays=(0, 1, 2, 3, 4)),
    "Weekly · Friday": Schedule(Rhythm.WEEKDAYS, weekdays=(4,)),
    "Once a week": Schedule(Rhythm.TIMES_A_WEEK, times=1),
    "3 times a week": Schedule(Rhythm.TIMES_A_WEEK, times=3),
    "Every other day": Schedule(Rhythm.EVERY_N_DAYS, every=2),
    "Every 3 days": Schedule(Rhythm.EVERY_N_DAYS, every=3),
    "Last Sunday of the month": Schedule(Rhythm.MONTHLY, ordinal=-1, weekday=6),
    "Second Tuesday of the month": Schedule(Rhythm.MONTHLY, ordinal=2, weekday=1),
}


@pytest.mark.parametrize("words", SCHEDULES)
def test_schedules_in_words(words):
    assert schedule_words(SCHEDULES[words]) == words


def test_all_seven_days_are_every_day():
    assert schedule_words(Schedule(Rhythm.WEEKDAYS, weekdays=tuple(range(7)))) == "Every day"
    assert schedule_words(Schedule(Rhythm.TIMES_A_WEEK, times=7)) == "Every day"


def test_the_time_stands_behind_the_schedule():
    ritual = Ritual(id=uuid4(), name="walk", since=TODAY, at=time(19, 30))
    assert when_words(ritual) == "Every day · 19:30"
    assert when_words(replace(ritual, protected=True)) == "Every day · protected 19:30"
    assert when_words(replace(ritual, at=None, protected=True)) == "Every day"


def test_the_next_three_dates():
    assert next_words(SCHEDULES["Mon Wed Fri"], TODAY, TODAY) == "Next: Mon 23 Nov, Wed 25 Nov, Fri 27 Nov"
    last_sundays = SCHEDULES["Last Sunday of the month"]
    assert next_words(last_sundays, TODAY, TODAY) == "Next: Sun 29 Nov, Sun 27 Dec, Sun 31 Jan"
    assert "suit you both" in next_words(SCHEDULES["3 times a week"], TODAY, TODAY)


@given(st.sampled_from(list(SCHEDULES.values())), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_next_dates_are_due_and_in_order(schedule, since):
    days = next_days(schedule, since, TODAY)
    assert len(days) == 3
    assert days == sorted(set(days))
    assert all(day >= max(TODAY, since) and is_due(schedule, since, day) for day in days)


@pytest.mark.parametrize(
    ("length", "longest", "words"),
    [
        (0, 0, []),
        (1, 1, ["once"]),
        (4, 12, ["4 in a row", "longest 12"]),
        (1, 12, ["longest 12"]),
        (12, 12, ["12 in a row"]),
        (0, 3, ["longest 3"]),
    ],
)
def test_streaks_in_words(length, longest, words):
    ritual = Ritual(id=uuid4(), name="walk", since=TODAY)
    streak = replace(NO_STREAK, length=length, longest=longest)
    assert streak_words(RitualOverview(ritual, {}, 0.5, streak, True, None, False, None)) == words


def test_a_weekly_quota_counts_weeks():
    ritual = Ritual(id=uuid4(), name="walk", since=TODAY, schedule=SCHEDULES["3 times a week"])
    streak = replace(NO_STREAK, length=4, longest=4)
    shown = RitualOverview(ritual, {}, 0.5, streak, True, None, False, (1, 3))
    assert streak_words(shown) == ["4 weeks in a row"]


def test_a_pause_in_words():
    assert rest_words(None, TODAY) == "Resting for a season"
    assert rest_words(date(2026, 12, 24), TODAY) == "Resting until 24 Dec"
    assert rest_words(date(2027, 1, 3), TODAY) == "Resting until 3 Jan 2027"
