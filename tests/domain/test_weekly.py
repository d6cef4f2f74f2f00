"""A change of the week is named only beyond the usual noise."""

from __future__ import annotations

from datetime import date, timedelta
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.records import natural_id
from relationship_journal.domain.weekly import (
    FEWEST_WEEKS,
    Direction,
    Question,
    WeeklyCheck,
    changes,
    monday_of,
    spread,
)

MONDAY = date(2026, 1, 5)


def weeks(values: list[int], question: Question = Question.FUN) -> list[WeeklyCheck]:
    return [
        WeeklyCheck(id=natural_id(n), day=MONDAY + timedelta(weeks=n), answers={question: value})
        for n, value in enumerate(values)
    ]


def test_the_spread_of_a_known_series() -> None:
    assert isclose(spread([2, 4, 4, 4, 5, 5, 7, 9]), (13 / 14) ** 0.5)
    assert spread([3, 3, 3]) == 0


def test_a_drift_does_not_hide_behind_itself() -> None:
    assert spread([1, 2, 3, 4, 5, 6]) < 1


def test_what_leaves_the_usual_range_is_named() -> None:
    found = changes(weeks([5, 6, 5, 6, 5, 6, 9]))
    assert [(one.question, one.direction, one.now, one.before) for one in found] == [
        (Question.FUN, Direction.UP, 9, 5.5)
    ]
    assert changes(weeks([5, 6, 5, 6, 5, 6, 6])) == []
    assert changes(weeks([5, 6, 5, 6, 5, 6, 2]))[0].direction is Direction.DOWN


def test_six_weeks_come_first() -> None:
    assert changes(weeks([5] * (FEWEST_WEEKS - 1) + [10])) == []
    assert changes(weeks([5] * FEWEST_WEEKS + [10])) != []
    assert changes([]) == []


def test_a_question_left_out_this_week_is_not_named() -> None:
    before = weeks([5] * 8)
    newest = WeeklyCheck(id=natural_id("x"), day=MONDAY + timedelta(weeks=9), answers={Question.HOPE: 9})
    assert changes([*before, newest]) == []


@given(st.lists(st.integers(0, 10), min_size=7, max_size=40), st.randoms())
def test_the_order_they_come_in_does_not_matter(values: list[int], chance) -> None:  # type: ignore[no-untyped-def]
    given_weeks = weeks(values)
    shuffled = list(given_weeks)
    chance.shuffle(shuffled)
    assert changes(shuffled) == changes(given_weeks)


@given(st.dates())
def test_a_week_begins_on_monday(day: date) -> None:
    monday = monday_of(day) if day > date(1, 1, 7) else MONDAY
    assert monday.weekday() == 0
