"""What the charts have in common: a frameless figure, calm axes, month ticks in words, series as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from relationship_journal.charts.style import (
    FONTS,
    TEXT_PX,
    ChartSize,
    ChartStyle,
    ChartWords,
    advance,
    register_fonts,
)
from relationship_journal.domain.days import Span

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

Series = Sequence[tuple[date, float]]
"""A day and a value each, oldest first."""

TICK_PX = 88
"""Room a tick's words ask for, in logical pixels."""


def blank_figure(size: ChartSize, style: ChartStyle) -> Figure:
    """An empty figure on an Agg canvas whose points are logical pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    register_fonts()
    figure = Figure(
        figsize=(max(size.width, 1) / 72, max(size.height, 1) / 72),
        dpi=72 * size.dpr,
        facecolor=style.surface,
    )
    FigureCanvasAgg(figure)
    return figure


def text_width(text: str) -> float:
    """How wide `text` will be, in logical pixels: the sum of its letters, which takes no drawing."""
    return sum(map(advance, text))


def calm_axes(
    figure: Figure,
    size: ChartSize,
    style: ChartStyle,
    words: ChartWords,
    span: Span,
    values: Sequence[tuple[float, str]],
    limits: tuple[float, float],
    head: float = 12.0,
) -> Axes:
    """Axes over `span` with a hairline and a word at each of `values`, and `head` pixels free above."""
    left = 12 + max(text_width(word) for _, word in values)
    foot = TEXT_PX + 18
    right = 12.0
    width, height = max(size.width, 1), max(size.height, 1)
    plot_width = max(width - left - right, 1)
    plot_height = max(height - head - foot, 1)
    axes = figure.add_axes((left / width, foot / height, plot_width / width, plot_height / height))
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    first, last = span.first.toordinal(), max(span.last, span.first).toordinal()
    inset = max(0.5, (last - first) * 6 / plot_width)
    axes.set_xlim(first - inset, last + inset)
    axes.set_ylim(*limits)
    axes.set_yticks([value for value, _ in values], [word for _, word in values])
    ticks = list(month_ticks(span, max(2, int(plot_width // TICK_PX)), words.months))
    axes.set_xticks([day.toordinal() for day, _ in ticks], [word for _, word in ticks])
    axes.tick_params(length=0, pad=8, labelsize=TEXT_PX, labelcolor=style.ink_2, labelfontfamily=list(FONTS))
    axes.grid(axis="y", color=style.line, linewidth=1)
    axes.set_axisbelow(True)
    return axes


def month_ticks(span: Span, most: int, months: Sequence[str]) -> Iterator[tuple[date, str]]:
    """At most about `most` days to name below a chart of `span`, with their words.

    Days for a month or so, then the firsts of months, then of years.
    """
    if len(span) <= 45:
        step = -(-len(span) // max(2, min(most, 6)))
        for offset in range(0, len(span), max(1, step)):
            day = date.fromordinal(span.first.toordinal() + offset)
            yield day, f"{day.day} {months[day.month - 1]}"
        return
    all_months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    step = next(step for step in _STEPS if all_months / step <= most or step == _STEPS[-1])
    for index in range(span.first.year * 12 + span.first.month - 1, span.last.year * 12 + span.last.month):
        year, month = divmod(index, 12)
        day = date(year, month + 1, 1)
        if (index % step == 0) and day in span:
            name = str(year) if step >= 12 else months[month]
            yield day, f"{name} {year}" if month == 0 and step < 12 else name


_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


def arrays(series: Series) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The days, as ordinals, and the values of `series`."""
    import numpy as np

    days, values = zip(*series, strict=True) if series else ((), ())
    return np.fromiter(map(date.toordinal, days), np.float64), np.fromiter(values, np.float64)


def broken(
    days: NDArray[np.float64], values: NDArray[np.float64], gap: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same line, interrupted wherever two neighbours lie more than `gap` days apart."""
    import numpy as np

    cuts = np.flatnonzero(np.diff(days) > gap) + 1
    return np.insert(days, cuts, np.nan), np.insert(values, cuts, np.nan)
