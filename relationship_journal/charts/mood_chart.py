"""How close the days felt: a point for each check-in, their 7-day median, and what happened around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from relationship_journal.charts.canvas import Series, arrays, blank_figure, broken, calm_axes, text_width
from relationship_journal.charts.style import FONTS, TEXT_PX, ChartSize, ChartStyle, ChartWords, drawable
from relationship_journal.domain.days import Span

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GAP_DAYS = 21
"""The median line breaks over a longer silence: nothing is known about those days."""

_ROWS = 2
_ROW_PX = 18
_CHUNK = 4_000
_MANY = 40
_EVENT_PX = 16
"""Events closer than this on the average are too many for a line each."""
_MARK = 0.035
"""The height of a mark at the top, as a part of the chart's."""


@dataclass(frozen=True)
class MoodSeries:
    """What the chart shows: check-ins, their rolling median, dated events and spans with a name.

    `energy` and `tension` are drawn as thin lines when there are any.
    """

    points: Series
    line: Series = ()
    events: Sequence[tuple[date, str]] = ()
    bands: Sequence[tuple[date, date, str]] = ()
    energy: Series = field(default=())
    tension: Series = field(default=())


def figure(
    series: MoodSeries,
    span: Span,
    size: ChartSize,
    style: ChartStyle | None = None,
    words: ChartWords | None = None,
) -> Figure:
    """The chart of `series` over `span`; values run from 1 to 5."""
    style, words = style or ChartStyle(), words or ChartWords()
    drawn = blank_figure(size, style)
    ticks = [(1, f"{words.low}  1"), (2, "2"), (3, "3"), (4, "4"), (5, f"{words.high}  5")]
    events = sorted((event for event in series.events if event[0] in span), key=lambda event: event[0])
    bands = [band for band in series.bands if band[1] >= span.first and band[0] <= span.last]
    rows = min(_ROWS, len(events)) + (1 if bands else 0)
    axes = calm_axes(drawn, size, style, words, span, ticks, (0.85, 5.15), 6.0 + _ROW_PX * rows)
    _draw_bands(axes, bands, span, style)
    _draw_points(axes, series.points, style)
    for thin, colour, name in (
        (series.energy, style.gold, words.energy),
        (series.tension, style.plum, words.tension),
    ):
        _draw_line(axes, thin, colour, 1.0, name, style)
    _draw_line(axes, series.line, style.ember, 2.25, words.median, style)
    _draw_events(axes, events, 1 if bands else 0, style)
    return drawn


def _draw_points(axes: Axes, points: Series, style: ChartStyle) -> None:
    """Translucent dots, in portions, so that no single call keeps other threads waiting for long."""
    days, values = arrays(points)
    crowd = len(points) / (axes.bbox.width * 72 / axes.figure.dpi)
    size, alpha = (5.0, 0.38) if crowd < 0.5 else (4.0, 0.25) if crowd < 4 else (3.0, 0.12)
    for start in range(0, len(points), _CHUNK):
        axes.plot(
            days[start : start + _CHUNK],
            values[start : start + _CHUNK],
            linestyle="none",
            marker="o",
            markersize=size,
            markeredgewidth=0,
            color=style.ember,
            alpha=alpha,
            scalex=False,
            scaley=False,
        )


def _draw_line(axes: Axes, series: Series, colour: str, width: float, name: str, style: ChartStyle) -> None:
    """A line with its name written near its end, thinner where many days share a pixel."""
    if not series:
        return
    import numpy as np

    days, values = broken(*arrays(series), GAP_DAYS)
    first, last = axes.get_xlim()
    days_per_pixel = (last - first) / (axes.bbox.width * 72 / axes.figure.dpi)
    axes.plot(
        days,
        values,
        color=colour,
        linewidth=min(width, max(0.9, width / (0.5 + days_per_pixel) ** 0.5)),
        solid_capstyle="round",
        solid_joinstyle="round",
        scalex=False,
        scaley=False,
    )
    extent = (len(name) * TEXT_PX * 0.5 + 8) * days_per_pixel
    beside = values[days >= days[-1] - extent]
    below = bool(np.nanmax(beside) > 4.4)
    axes.annotate(
        name,
        (days[-1], np.nanmin(beside) if below else np.nanmax(beside)),
        xytext=(0, -7 if below else 6),
        textcoords="offset points",
        ha="right" if days[-1] - extent > first else "left",
        va="top" if below else "bottom",
        fontsize=TEXT_PX,
        fontfamily=list(FONTS),
        color=colour,
        path_effects=_halo(style),
    )


def _draw_bands(axes: Axes, bands: Sequence[tuple[date, date, str]], span: Span, style: ChartStyle) -> None:
    """A soft field for each named span, its name above the plot where there is room; newer names first."""
    low, high = axes.get_xlim()
    width = axes.bbox.width * 72 / axes.figure.dpi
    taken: list[tuple[float, float]] = []
    for first, last, name in sorted(bands, reverse=True):
        start, end = max(first, span.first).toordinal(), min(last, span.last).toordinal()
        axes.axvspan(start - 0.5, end + 0.5, color=style.sage_soft, linewidth=0, zorder=0.5)
        label = drawable(name)
        extent = text_width(label) + 6
        left = (start - low) / (high - low) * width
        side = "left" if left + extent <= width else "right"
        x = start if side == "left" else end
        begin = left if side == "left" else (end - low) / (high - low) * width - extent
        if begin >= 0 and all(begin + extent <= a or begin >= b for a, b in taken):
            taken.append((begin, begin + extent))
            _write_above(axes, x, label, 0, style.sage, side)


def _draw_events(axes: Axes, events: Sequence[tuple[date, str]], row: int, style: ChartStyle) -> None:
    """A dotted line for each event; those whose words fit carry them, from row `row` up.

    Where there are too many, those without words are but a mark at the top: lines would hide the chart.
    """
    if not events:
        return
    placed = list(_placed(axes, events))
    low, high = axes.get_ylim()
    crowded = len(events) * _EVENT_PX > axes.bbox.width * 72 / axes.figure.dpi
    named = {day for day, *_ in placed}
    days = [day for day, _ in events]
    axes.vlines(
        [day.toordinal() for day in days],
        [high - (high - low) * _MARK if crowded and day not in named else low for day in days],
        high,
        colors=style.plum,
        linestyles=(0, (1, 3)),
        linewidth=1.25,
        capstyle="round",
    )
    for day, label, level, side in placed:
        _write_above(axes, day.toordinal(), label, row + level, style.plum, side)


def _placed(axes: Axes, events: Sequence[tuple[date, str]]) -> Iterator[tuple[date, str, int, str]]:
    """The events whose words find room in a row above the plot, newest first, and their side of the line."""
    low, high = axes.get_xlim()
    figure = axes.figure
    width = axes.bbox.width * 72 / figure.dpi
    taken: list[tuple[int, float, float]] = []
    for day, text in list(reversed(events))[:_MANY]:
        label = drawable(text)
        if not label:
            continue
        x = (day.toordinal() - low) / (high - low) * width
        extent = text_width(label) + 6
        for side, row in ((side, row) for side in ("left", "right") for row in range(_ROWS)):
            start = x if side == "left" else x - extent
            free = all(row != other or start > end or start + extent < begin for other, begin, end in taken)
            if free and start >= 0 and start + extent <= width:
                taken.append((row, start - 6, start + extent + 6))
                yield day, label, row, side
                break


def _write_above(axes: Axes, x: float, text: str, row: int, colour: str, side: str = "left") -> None:
    """Write `text` in a row above the plot, starting ("left") or ending ("right") at `x`."""
    axes.annotate(
        text,
        (x, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4 + row * _ROW_PX),
        textcoords="offset points",
        ha=side,
        fontsize=TEXT_PX,
        fontfamily=list(FONTS),
        color=colour,
        parse_math=False,
    )


def _halo(style: ChartStyle) -> list[object]:
    """A rim in the surface's colour, so that words stay legible over points and lines."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=3, foreground=style.surface)]
