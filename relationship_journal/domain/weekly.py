"""The six questions of the week: our own, not a validated test, and honest about noise.

A week is named a change only when it lies further from the weeks before than twice what this person's weeks
usually move from one to the next, and by more than one step. Where nothing but chance is at work that names
about one answer in twenty after six weeks and one in a hundred after half a year (by simulation, in the
tests); twice the plain standard deviation would name one in seven and one in fifteen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean

from relationship_journal.domain.records import Record

HIGHEST = 10
FEWEST_WEEKS = 6
"""So many earlier weeks are needed before a change is named."""
TIMES_SPREAD = 2.0
"""How many times further than weeks usually lie from each other a change has to lie from their mean."""
ONE_STEP = 1.0
"""A single step on the scale is never named, however steady the weeks before were."""
LOOKED_BACK_FROM = 6
"""Days after its Monday from which on a week is looked back at: its Sunday."""
OFFERED = (6, 0, 1)
"""The weekdays on which the questions are offered: Sunday to Tuesday."""


class Question(StrEnum):
    """What is asked, each answered 0–10."""

    CLOSENESS = "closeness"
    UNDERSTOOD = "understood"
    APPRECIATED = "appreciated"
    FUN = "fun"
    FAIR_DISAGREEMENTS = "fair_disagreements"
    HOPE = "hope"


@dataclass(kw_only=True)
class WeeklyCheck(Record):
    """The answers of one week. `day` is its Monday, and natural_id("weekly_check", day) the id; a question
    that was left out is missing from `answers`."""

    day: date
    zone: str = "UTC"
    answers: dict[str, int] = field(default_factory=dict)


class Direction(StrEnum):
    """Which way a question moved."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Change:
    """A question that moved: the newest answer, the mean of the weeks before, and their spread."""

    question: Question
    direction: Direction
    now: int
    before: float
    spread: float


def monday_of(day: date) -> date:
    """The Monday of the week `day` lies in."""
    return day - timedelta(days=day.weekday())


def week_asked(today: date) -> date:
    """The Monday of the week the questions are about: the newest that has come to its Sunday."""
    return monday_of(today - timedelta(days=LOOKED_BACK_FROM))


def is_offered(today: date) -> bool:
    """Whether the questions are offered without being asked for."""
    return today.weekday() in OFFERED


def spread(values: Sequence[float]) -> float:
    """How much a series usually moves from one value to the next, as a standard deviation.

    √(Σ (xᵢ₊₁ − xᵢ)² / 2(n − 1)), the mean square successive difference (von Neumann et al. 1941): a slow
    drift does not inflate it as it would the ordinary standard deviation. At least two values.
    """
    steps = [(after - before) ** 2 for before, after in pairwise(values)]
    return sqrt(fmean(steps) / 2)


def changes(weeks: Iterable[WeeklyCheck]) -> list[Change]:
    """What moved in the newest week, in the order of the questions; empty while too little is known."""
    ordered = sorted(weeks, key=lambda week: week.day)
    return [change for question in Question if (change := _change(question, ordered)) is not None]


def _change(question: Question, weeks: Sequence[WeeklyCheck]) -> Change | None:
    if not weeks or question not in weeks[-1].answers:
        return None
    answered: list[Mapping[str, int]] = [week.answers for week in weeks[:-1] if question in week.answers]
    if len(answered) < FEWEST_WEEKS:
        return None
    before = [float(answers[question]) for answers in answered]
    now, usual, moves = weeks[-1].answers[question], fmean(before), spread(before)
    week_to_week = sqrt(2) * moves  # the difference of two such weeks spreads √2 times as far as one
    if abs(now - usual) <= max(ONE_STEP, TIMES_SPREAD * week_to_week):
        return None
    return Change(question, Direction.UP if now > usual else Direction.DOWN, now, usual, moves)
