"""What the chart shows, fetched on the journal's thread and prepared away from the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relationship_journal.charts import mood_chart
from relationship_journal.charts.mood_chart import MoodSeries
from relationship_journal.charts.rendering import Rendered, render
from relationship_journal.charts.style import ChartSize, ChartStyle, ChartWords
from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.mood import MoodPoint, Range, daily_medians, rolling_median, year_pixels
from relationship_journal.ui.mood.words import summary

if TYPE_CHECKING:
    from relationship_journal.journal.mood import Mood

WINDOW_DAYS = 7
"""How many days the median line looks back over."""


@dataclass(frozen=True)
class Fetched:
    """What the journal knows of a range. `points` begin a little before `span`, to start the median."""

    first_day: date | None
    span: Span
    points: Sequence[MoodPoint] = ()
    events: Sequence[DiagnosisNote] = ()
    bands: Sequence[tuple[date, date, str]] = ()
    """Programs that ran then: first day, last day, name."""


@dataclass(frozen=True)
class Picture:
    """A chart ready to be drawn, the closeness of each of its days, and all of it in a sentence."""

    span: Span
    series: MoodSeries
    closeness: dict[date, float]
    events: dict[date, tuple[str, ...]]
    summary: str

    def draw(self, size: ChartSize, style: ChartStyle, words: ChartWords) -> Rendered:
        """Draw it."""
        return render(mood_chart.figure(self.series, self.span, size, style, words), self.span)


def fetch(mood: Mood, shown: Range, today: date) -> Fetched:
    """Ask the journal; on its thread."""
    first_day = mood.first_day()
    span = shown.span(today, first_day)
    if first_day is None:
        return Fetched(None, span)
    earlier = span.first - timedelta(days=WINDOW_DAYS - 1)
    return Fetched(first_day, span, mood.points(Span(earlier, span.last)), mood.events(span))


def picture(fetched: Fetched) -> Picture:
    """Medians and lines of what was fetched; pure arithmetic."""
    span = fetched.span
    every = fetched.points
    first_words: dict[date, tuple[str, ...]] = {}
    for note in fetched.events:
        first_words[note.since] = (*first_words.get(note.since, ()), note.what.strip().partition("\n")[0])
    return Picture(
        span,
        MoodSeries(
            points=[point for point in every if point[0] in span],
            line=[point for point in rolling_median(every, WINDOW_DAYS) if point[0] in span],
            events=[(day, what) for day, texts in first_words.items() for what in texts],
            bands=fetched.bands,
        ),
        dict(daily_medians(point for point in fetched.points if point.day in span)),
        first_words,
        summary(fetched.points, span),
    )


def year_steps(mood: Mood, year: int) -> dict[date, int]:
    """The step of each day of `year` that has a check-in; on the journal's thread."""
    return year_pixels(mood.points(Span(date(year, 1, 1), date(year, 12, 31))), year)
