"""A change of the week is named only beyond the usual noise."""

from __future__ import annotations

from datetime import date, timedelta
from math import isclose, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.records import natural_id
from relationship_journal.domain.weekly import (
    FEWEST_WEEKS,
    Direction,
    Question,
    WeeklyCheck,
    changes,
    is_offered,
    monday_of,
    spread,
    week_asked,
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


def test_the_spread_is_von_neumanns_by_hand() -> None:
    # 4 → 7 → 6 → 6: steps 3, −1, 0; their squares 9, 1, 0 have the mean 10/3, and half of it is 5/3.
    assert isclose(spread([4, 7, 6, 6]), sqrt(5 / 3))


def test_the_spread_of_chance_is_its_standard_deviation() -> None:
    chance = Random(3)
    assert isclose(spread([chance.gauss(5, 1.5) for _ in range(20_000)]), 1.5, rel_tol=0.03)


def named_by_chance(before: int, sd: float, runs: int) -> float:
    """How often a change is named in the week after `before` others when nothing but chance is at work."""
    chance = Random(11)
    named = 0
    for _ in range(runs):
        answers = [max(0, min(10, round(chance.gauss(6, sd)))) for _ in range(before + 1)]
        named += bool(changes(weeks(answers)))
    return named / runs


@pytest.mark.slow
@pytest.mark.parametrize("sd", [0.7, 1.5, 2.5])
@pytest.mark.parametrize(("before", "most"), [(6, 0.075), (12, 0.04), (26, 0.02), (52, 0.015)])
def test_pure_noise_is_seldom_named(before: int, most: float, sd: float) -> None:
    assert named_by_chance(before, sd, 2_000) <= most


def test_pure_noise_is_seldom_named_in_short() -> None:
    assert named_by_chance(26, 1.5, 400) <= 0.03


@pytest.mark.slow
def test_a_change_of_four_steps_is_mostly_named() -> None:
    chance = Random(12)
    named = 0
    for _ in range(500):
        before = [max(0, min(10, round(chance.gauss(6, 1)))) for _ in range(12)]
        named += bool(changes(weeks([*before, 2])))
    assert named / 500 > 0.8


def test_a_single_step_is_never_named() -> None:
    assert changes(weeks([7] * 20 + [8])) == []
    assert changes(weeks([7] * 20 + [9])) != []


@pytest.mark.parametrize(
    ("today", "monday", "offered"),
    [
        (date(2026, 11, 22), date(2026, 11, 16), True),  # the Sunday of that week
        (date(2026, 11, 23), date(2026, 11, 16), True),
        (date(2026, 11, 24), date(2026, 11, 16), True),
        (date(2026, 11, 25), date(2026, 11, 16), False),
        (date(2026, 11, 28), date(2026, 11, 16), False),
        (date(2026, 11, 29), date(2026, 11, 23), True),
    ],
)
def test_a_week_is_looked_back_at_from_its_sunday_on(today: date, monday: date, offered: bool) -> None:
    assert week_asked(today) == monday
    assert is_offered(today) is offered


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
