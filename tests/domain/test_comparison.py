"""Days with and days without."""

from __future__ import annotations

import random
from datetime import date, timedelta
from statistics import NormalDist, fmean

import pytest

from relationship_journal.domain.comparison import FEWEST_DAYS, Sides, Subject, SubjectKind, compare

FIRST = date(2026, 1, 1)


def days(count: int) -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(count)]


def test_a_plain_difference_is_found() -> None:
    all_days = days(40)
    having = set(all_days[::2])
    found = compare({day: 4.0 if day in having else 3.0 for day in all_days}, having, random.Random(1))
    assert found is not None
    assert (found.difference, found.low, found.high) == (1.0, 1.0, 1.0)
    assert (found.days_with, found.days_without) == (20, 20)
    assert found.is_clear


def test_too_few_days_on_either_side_are_not_shown() -> None:
    all_days = days(FEWEST_DAYS * 2)
    closeness = dict.fromkeys(all_days, 3.0)
    assert compare(closeness, set(all_days[:FEWEST_DAYS]), random.Random(1)) is not None
    assert compare(closeness, set(all_days[: FEWEST_DAYS - 1]), random.Random(1)) is None
    assert compare(closeness, set(all_days[: FEWEST_DAYS + 1]), random.Random(1)) is None


def test_days_without_a_check_in_count_on_no_side() -> None:
    all_days = days(30)
    found = compare(dict.fromkeys(all_days[:20], 3.0), set(all_days[10:]), random.Random(1))
    assert found is not None
    assert (found.days_with, found.days_without) == (10, 10)


def test_the_interval_agrees_with_the_textbook_one() -> None:
    chance = random.Random(5)
    all_days = days(400)
    having = set(all_days[:200])
    closeness = {day: chance.gauss(3.2 if day in having else 3.0, 0.8) for day in all_days}
    found = compare(closeness, having, random.Random(2))
    assert found is not None
    one = [value for day, value in closeness.items() if day in having]
    other = [value for day, value in closeness.items() if day not in having]
    error = (
        NormalDist.from_samples(one).variance / 200 + NormalDist.from_samples(other).variance / 200
    ) ** 0.5
    middle = fmean(one) - fmean(other)
    assert abs(found.low - (middle - 1.96 * error)) < 0.02
    assert abs(found.high - (middle + 1.96 * error)) < 0.02


def test_it_covers_no_difference_about_as_often_as_it_says() -> None:
    covered = 0
    for seed in range(120):
        chance = random.Random(seed)
        all_days = days(60)
        closeness = {day: float(chance.randint(1, 5)) for day in all_days}
        found = compare(closeness, set(all_days[::2]), random.Random(seed))
        assert found is not None
        covered += not found.is_clear
    assert covered >= 105


@pytest.mark.slow
@pytest.mark.parametrize(("having", "lacking", "least"), [(10, 40, 0.88), (30, 60, 0.92), (120, 240, 0.93)])
def test_it_covers_a_true_difference(having: int, lacking: int, least: float) -> None:
    """Nominally 95 %; with few days a percentile bootstrap is known to be a little short (Efron &
    Tibshirani 1993, chapter 14)."""
    covered, runs, true = 0, 300, 0.6
    all_days = days(having + lacking)
    with_it = set(all_days[:having])
    for seed in range(runs):
        chance = random.Random(seed)
        closeness = {day: chance.gauss(3 + true * (day in with_it), 0.9) for day in all_days}
        found = compare(closeness, with_it, random.Random(seed + 10_000))
        assert found is not None
        covered += found.low <= true <= found.high
    assert least <= covered / runs <= 0.985


def runs_of_days(chance: random.Random, count: int) -> tuple[dict[date, float], set[date]]:
    """Moods that linger (each day 0.6 of the day before) and a tag that comes in runs of about eight days,
    without any link between them."""
    mood, tagged = chance.gauss(0, 1), chance.random() < 0.35
    closeness, having = {}, set()
    for day in days(count):
        mood = 0.6 * mood + 0.8 * chance.gauss(0, 1)
        closeness[day] = float(max(1, min(5, round(3.2 + 0.9 * mood))))
        if chance.random() < 1 / 8:
            tagged = chance.random() < 0.35
        if tagged:
            having.add(day)
    return closeness, having


@pytest.mark.slow
def test_runs_of_days_are_not_taken_for_a_difference() -> None:
    """Drawn day by day it would be named in 33 of 100; drawn week by week it is about one in ten."""
    named = tried = 0
    for seed in range(250):
        closeness, having = runs_of_days(random.Random(seed), 90)
        found = compare(closeness, having, random.Random(seed + 1))
        if found is not None:
            tried += 1
            named += found.is_clear
    assert tried > 200
    assert named / tried < 0.15


def test_few_weeks_widen_the_interval() -> None:
    def width(count: int) -> float:
        chance = random.Random(3)
        all_days = days(count)
        closeness = {day: chance.gauss(3, 0.8) for day in all_days}
        found = compare(closeness, set(all_days[::2]), random.Random(4))
        assert found is not None
        return (found.high - found.low) * count**0.5

    assert width(20) > 1.3 * width(400)


def test_seeded_by_its_subject_it_comes_out_alike() -> None:
    subject = Subject(SubjectKind.TAG, "walk", "walk")
    chance = random.Random(9)
    all_days = days(60)
    closeness = {day: float(chance.randint(1, 5)) for day in all_days}
    first, again = (compare(closeness, set(all_days[::3]), subject.chance()) for _ in range(2))
    assert first == again
    other = Subject(SubjectKind.TAG, "argument", "argument")
    assert compare(closeness, set(all_days[::3]), other.chance()) != first


def test_sides_count_days_with_a_check_in() -> None:
    all_days = days(12)
    assert Sides(dict.fromkeys(all_days[:10], 3.0), set(all_days[7:])).counts() == (3, 7)
