"""The two charts of a printed journal, as numbers for the page templates to draw.

Places are fractions of the drawing, 0 to 1 from the left and from the bottom, so that any paper fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from relationship_journal.domain.days import week_of
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.gratitude import A_DAY, Appreciation, RestDay
from relationship_journal.domain.mood import CheckIn, MoodPoint, daily_medians, rolling_median
from relationship_journal.exchange.book_words import CLOSENESS, MONTHS, counted, days_between

GAP_DAYS = 21
"""The median line breaks over a longer silence, as it does on screen."""
_FEWEST_DAYS = 3
_MOST_EVENTS = 3
_MOST_LABELS = 6


def mood_chart(check_ins: Sequence[CheckIn], notes: Sequence[DiagnosisNote]) -> dict[str, Any] | None:
    """Points, median line, events and the labels below; None for fewer than three days."""
    points = [MoodPoint(each.day, each.closeness) for each in check_ins]
    days = daily_medians(points)
    if len(days) < _FEWEST_DAYS:
        return None
    first, last = days[0][0], days[-1][0]
    length = (last - first).days

    def across(day: date) -> float:
        return round((day - first).days / length, 5)

    values = [each.closeness for each in check_ins]
    middle = float(median(values))
    spread = {(across(point.day), (point.closeness - 1) / 4) for point in points}
    events = sorted((note.since, note.what) for note in notes if first <= note.since <= last)
    return {
        "points": sorted(spread),
        "lines": [
            [[across(day), round((value - 1) / 4, 4)] for day, value in line] for line in _unbroken(days)
        ],
        "events": [[across(day), what.strip()] for day, what in events[-_MOST_EVENTS:]],
        "labels": [[across(day), _label(day, length)] for day in _label_days(first, last)],
        "words": CLOSENESS,
        "alt": (
            f"Closeness from {days_between(first, last)}: {counted(len(points), 'check-in', 'check-ins')}, "
            f"between {CLOSENESS[min(values) - 1]} and {CLOSENESS[max(values) - 1]}, "
            f"median {middle:g} on a scale from 1 to 5."
        ),
    }


def heat_map(appreciations: Sequence[Appreciation], rests: Sequence[RestDay]) -> list[dict[str, Any]]:
    """For each calendar year, newest first, its squares as [week, weekday, step 0–4]; 5 is a rest day."""
    counts = Counter(each.day for each in appreciations)
    resting = {each.day for each in rests}
    return [_heat_year(year, counts, resting) for year in sorted({day.year for day in counts}, reverse=True)]


def _heat_year(year: int, counts: Counter[date], resting: set[date]) -> dict[str, Any]:
    first = date(year, 1, 1)
    monday = week_of(first).first
    squares = []
    written = total = 0
    for number in range((date(year + 1, 1, 1) - first).days):
        day = first + timedelta(days=number)
        count = counts[day]
        written += bool(count)
        total += count
        step = 5 if not count and day in resting else min(count, A_DAY + 1)
        squares.append([(day - monday).days // 7, day.weekday(), step])
    months = [[(date(year, month, 1) - monday).days // 7, MONTHS[month - 1][:3]] for month in range(1, 13)]
    told = counted(total, "appreciation", "appreciations")
    return {
        "year": str(year),
        "squares": squares,
        "months": months,
        "note": f"{told} on {counted(written, 'day', 'days')}",
        "alt": f"Calendar of {year}: {told} on {counted(written, 'day', 'days')}.",
    }


def _unbroken(days: Sequence[tuple[date, float]]) -> list[list[tuple[date, float]]]:
    line = rolling_median(days)
    pieces = [[line[0]]]
    for before, following in pairwise(line):
        if (following[0] - before[0]).days > GAP_DAYS:
            pieces.append([])
        pieces[-1].append(following)
    return pieces


def _label_days(first: date, last: date) -> list[date]:
    """A handful of days to name below the chart, both ends among them."""
    length = (last - first).days
    count = min(_MOST_LABELS, length + 1)
    return sorted({first + timedelta(days=round(length * n / (count - 1))) for n in range(count)})


def _label(day: date, length: int) -> str:
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if length < 300 else f"{month} {day.year}"
