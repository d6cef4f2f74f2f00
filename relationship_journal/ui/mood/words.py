"""Closeness, days and ranges in the words of the Mood page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from PySide6.QtCore import QCoreApplication

from relationship_journal.charts.style import ChartWords
from relationship_journal.domain.days import Span
from relationship_journal.domain.mood import MoodPoint, Range
from relationship_journal.ui.today.words import closeness_words


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Mood", text)


def closeness_word(value: float) -> str:
    """The word for `value`; between two steps, both."""
    words = closeness_words()
    low = max(1, min(5, int(value)))
    if value == low:
        return words[low - 1]
    return tr("{one} to {other}").format(one=words[low - 1], other=words[low])


def energy_words() -> tuple[str, ...]:
    """Five steps of one's own energy."""
    return tr("drained"), tr("low"), tr("so-so"), tr("good"), tr("full")


def tension_words() -> tuple[str, ...]:
    """Five steps of one's own tension."""
    return tr("calm"), tr("a little"), tr("some"), tr("tense"), tr("very tense")


def range_words() -> dict[Range, str]:
    """What the chips say."""
    return {
        Range.MONTH: tr("30 days"),
        Range.QUARTER: tr("90 days"),
        Range.YEAR: tr("Year"),
        Range.ALL: tr("All"),
    }


def short_months() -> tuple[str, ...]:
    """Three letters for each month."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )


def chart_words() -> ChartWords:
    """The words the chart draws."""
    words = closeness_words()
    return ChartWords(low=words[0], high=words[-1], median=tr("7-day median"), months=short_months())


def short_day(day: date, beside: date) -> str:
    """ "24 Aug", with its year when `beside` lies in another."""
    plain = f"{day.day} {short_months()[day.month - 1]}"
    return plain if day.year == beside.year else f"{plain} {day.year}"


def summary(points: Sequence[MoodPoint], span: Span) -> str:
    """The chart in a sentence: "90 days, from 24 Aug to 22 Nov: closeness between 2 and 5, median 4." """
    said = tr("{n} days, from {first} to {last}: ").format(
        n=len(span), first=short_day(span.first, span.last), last=short_day(span.last, span.first)
    )
    values = [point.closeness for point in points if point.day in span]
    if not values:
        return said + tr("no check-ins.")
    return said + tr("closeness between {low:g} and {high:g}, median {middle:g}.").format(
        low=min(values), high=max(values), middle=median(values)
    )
