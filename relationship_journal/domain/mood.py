"""Check-ins: how close the day felt, and what was going on around it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from relationship_journal.domain.days import Span
from relationship_journal.domain.records import EPOCH, Record


class Closeness(IntEnum):
    """Five steps of closeness; the words for them are the interface's."""

    DISTANT = 1
    A_BIT_OFF = 2
    IN_BETWEEN = 3
    WARM = 4
    VERY_CLOSE = 5


@dataclass(kw_only=True)
class CheckIn(Record):
    """One tap on the scale at a moment (UTC); `energy` and `tension` are 1–5 or None when not told."""

    day: date
    zone: str = "UTC"
    at: datetime = EPOCH
    closeness: int
    energy: int | None = None
    tension: int | None = None
    tags: list[str] = field(default_factory=list)
    note: str = ""


@dataclass(kw_only=True)
class Tag(Record):
    """A tag offered at check-in; its id is natural_id("tag", name). `position` is a fractional index."""

    name: str
    position: str = ""


class MoodPoint(NamedTuple):
    """A check-in as the chart needs it: there are many, so it is small."""

    day: date
    closeness: float


class Range(StrEnum):
    """How far back the chart looks."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    def span(self, today: date, first: date | None) -> Span:
        """The 30, 90 or 365 days that end today, or all since `first`, the first day with a check-in."""
        days = {Range.MONTH: 30, Range.QUARTER: 90, Range.YEAR: 365}.get(self)
        if days is not None:
            return Span(today - timedelta(days=days - 1), today)
        return Span(min(first, today), today) if first else Range.MONTH.span(today, None)


def daily_medians(points: Iterable[MoodPoint]) -> list[tuple[date, float]]:
    """The median closeness of each day that has a check-in, oldest first."""
    days: dict[date, list[float]] = {}
    for point in points:
        days.setdefault(point.day, []).append(point.closeness)
    return [(day, float(median(days[day]))) for day in sorted(days)]


def rolling_median(points: Sequence[tuple[date, float]], days: int = 7) -> list[tuple[date, float]]:
    """For each day that has a point, the median of all points of the `days` calendar days ending on it.

    It looks back only, so that a line already drawn does not change when a new day is added.
    """
    ordered = sorted(points, key=itemgetter(0))
    window: list[float] = []
    medians: list[tuple[date, float]] = []
    oldest = 0
    for day, same_day in groupby(ordered, key=itemgetter(0)):
        for _, value in same_day:
            insort(window, value)
        while (day - ordered[oldest][0]).days >= days:
            del window[bisect_left(window, ordered[oldest][1])]
            oldest += 1
        half = len(window) // 2
        medians.append(
            (day, float(window[half] if len(window) % 2 else (window[half - 1] + window[half]) / 2))
        )
    return medians


def year_pixels(points: Iterable[MoodPoint], year: int) -> dict[date, int]:
    """The median closeness of each day of `year`, as one of the five steps; halves go to the warmer."""
    of_year = (point for point in points if point.day.year == year)
    return {day: int(value + 0.5) for day, value in daily_medians(of_year)}
