"""Strength against the published formula, written out in full for every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.schedules import Rhythm, Schedule, due_days
from relationship_journal.domain.strength import strength, strength_now

SINCE = date(2024, 2, 1)


def never(_):
    return False


def daily(numbers):
    return {SINCE + timedelta(days=n) for n in numbers}


loop_schedules = st.one_of(
    st.just((Schedule(), 1, 1)),
    st.integers(1, 6).map(lambda n: (Schedule(Rhythm.TIMES_A_WEEK, times=n), n, 7)),
    st.integers(1, 6).map(lambda n: (Schedule(Rhythm.WEEKDAYS, weekdays=tuple(range(n))), n, 7)),
    st.integers(2, 40).map(lambda n: (Schedule(Rhythm.EVERY_N_DAYS, every=n), 1, n)),
    st.just((Schedule(Rhythm.TIMES_A_WEEK, times=7), 1, 1)),
    st.just((Schedule(Rhythm.EVERY_N_DAYS, every=1), 1, 1)),
)


@given(loop_schedules, st.sets(st.integers(0, 79)), st.sets(st.integers(0, 79)))
def test_it_is_the_published_formula(case, done_on, rested_on):
    schedule, n, d = case
    done = daily(done_on)
    resting = daily(rested_on - done_on)
    if n < d:
        n_wide, d_wide = 2 * n, 2 * d
    else:
        n_wide, d_wide = n, d
    m = 0.5 ** ((n / d) ** 0.5 / 13)
    expected, score = [], 0.0
    for number in range(80):
        day = SINCE + timedelta(days=number)
        if day not in resting:
            times = len([1 for back in range(d_wide) if day - timedelta(days=back) in done])
            score = score * m + min(1, times / n_wide) * (1 - m)
        expected.append((day, pytest.approx(score)))
    assert strength(done, resting.__contains__, schedule, SINCE, SINCE + timedelta(days=79)) == expected


def test_a_daily_ritual_halves_its_distance_to_full_in_thirteen_days():
    done = daily(range(13))
    assert strength_now(done, never, Schedule(), SINCE, SINCE + timedelta(days=12)) == pytest.approx(0.5)
    assert strength_now(done, never, Schedule(), SINCE, SINCE + timedelta(days=25)) == pytest.approx(0.25)


@given(
    st.one_of(
        st.sampled_from([1, 2, 3, 4, -1]).map(lambda n: Schedule(Rhythm.MONTHLY, ordinal=n, weekday=3)),
        st.integers(1, 60).map(lambda n: Schedule(Rhythm.EVERY_N_DAYS, every=n)),
        st.sets(st.integers(0, 6), min_size=1).map(
            lambda days: Schedule(Rhythm.WEEKDAYS, weekdays=tuple(days))
        ),
    )
)
def test_a_ritual_never_missed_never_loses_strength(schedule):
    span = Span(SINCE, SINCE + timedelta(days=1200))
    done = set(due_days(schedule, SINCE, span))
    scores = [score for _, score in strength(done, never, schedule, span.first, span.last)]
    first_done = min(done)
    later = scores[(first_done - SINCE).days :]
    assert all(before <= after + 1e-12 for before, after in pairwise(later))
    assert 0 < scores[-1] <= 1


@given(st.sets(st.integers(0, 60)), st.integers(0, 60), st.integers(1, 30))
def test_a_pause_leaves_it_unchanged(done_on, begins, length):
    paused = daily(range(begins, begins + length))
    done = daily(done_on) - paused
    scores = dict(strength(done, paused.__contains__, Schedule(), SINCE, SINCE + timedelta(days=99)))
    before = scores.get(SINCE + timedelta(days=begins - 1), 0.0)
    assert {scores[day] for day in paused} == {before}


def test_what_is_done_in_a_pause_counts():
    assert strength_now({SINCE}, lambda _: True, Schedule(), SINCE, SINCE) > 0


@given(st.sets(st.integers(-20, 30)))
def test_what_was_done_before_the_first_day_is_not_seen(done_on):
    schedule, until = Schedule(Rhythm.TIMES_A_WEEK, times=3), SINCE + timedelta(days=30)
    later = daily(n for n in done_on if n >= 0)
    expected = strength(later, never, schedule, SINCE, until)
    assert strength(daily(done_on), never, schedule, SINCE, until) == expected


def test_before_the_first_day_there_is_none():
    assert strength_now(set(), never, Schedule(), SINCE, SINCE - timedelta(days=1)) == 0
    assert strength({SINCE}, never, Schedule(), SINCE, SINCE - timedelta(days=1)) == []
