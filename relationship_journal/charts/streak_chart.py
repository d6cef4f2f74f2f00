"""How long the run of days was, day by day: a calm area that grows and starts again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relationship_journal.charts.canvas import Series, arrays, blank_figure, calm_axes
from relationship_journal.charts.style import FONTS, TEXT_PX, ChartSize, ChartStyle, ChartWords
from relationship_journal.domain.days import Span

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def figure(
    lengths: Series,
    span: Span,
    size: ChartSize,
    style: ChartStyle | None = None,
    words: ChartWords | None = None,
) -> Figure:
    """The chart of `lengths` (a day and the streak's length in days on it) over `span`.

    A day that is not listed keeps the length of the one before it.
    """
    style, words = style or ChartStyle(), words or ChartWords()
    drawn = blank_figure(size, style)
    tallest = max((value for _, value in lengths), default=0)
    step = _step(tallest)
    top = max(step, -(-int(tallest) // step) * step)
    ticks = [(value, str(value)) for value in range(0, top + 1, step)]
    axes = calm_axes(drawn, size, style, words, span, ticks, (0, top * 1.02), head=TEXT_PX + 16)
    if lengths:
        days, values = arrays(lengths)
        axes.fill_between(days, values, step="post", color=style.ember_soft, linewidth=0)
        axes.step(days, values, where="post", color=style.ember, linewidth=1.75, scalex=False, scaley=False)
        _name_longest(axes, lengths, span, style, words)
    return drawn


def _step(tallest: float) -> int:
    """The distance of hairlines that leaves at most five of them."""
    return next(step for step in _STEPS if tallest <= step * 4 or step == _STEPS[-1])


_STEPS = (1, 2, 5, 7, 10, 15, 20, 30, 50, 60, 100, 200, 365, 500, 1000, 2000, 5000)


def _name_longest(axes: Axes, lengths: Series, span: Span, style: ChartStyle, words: ChartWords) -> None:
    """Write the length of the longest run beside its peak, on the side where there is room."""
    day, value = max(lengths, key=lambda item: item[1])
    if value < 2 or day not in span:
        return
    middle = date.fromordinal((span.first.toordinal() + span.last.toordinal()) // 2)
    axes.annotate(
        words.longest.format(days=int(value)),
        (day.toordinal(), value),
        xytext=(0, 5),
        textcoords="offset points",
        ha="left" if day < middle else "right",
        fontsize=TEXT_PX,
        fontfamily=list(FONTS),
        color=style.ember,
    )
