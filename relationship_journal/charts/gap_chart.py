"""How much each way of feeling loved matters and how much of it there was: two points and their gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relationship_journal.charts.canvas import blank_figure, text_width
from relationship_journal.charts.rendering import Rendered, render
from relationship_journal.charts.style import FONTS, TEXT_PX, ChartSize, ChartStyle, drawable
from relationship_journal.domain.days import Span

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HIGHEST = 4
HEAD_PX, FOOT_PX, SIDE_PX = 26.0, 28.0, 14.0
_NO_DAYS = Span(date(2000, 1, 1), date(2000, 1, 1))
"""This chart has no days; its rows are told by their number."""


@dataclass(frozen=True)
class GapRow:
    """One way, with both ratings, 0 to 4."""

    name: str
    matters: int
    got: int


@dataclass(frozen=True)
class GapWords:
    """What the two points are called; written beside those of the first row."""

    matters: str = "matters"
    got: str = "got"


def figure(
    rows: Sequence[GapRow], size: ChartSize, style: ChartStyle | None = None, words: GapWords | None = None
) -> Figure:
    """The chart of `rows`, the first one on top; values run from 0 to 4 across."""
    style, words = style or ChartStyle(), words or GapWords()
    drawn = blank_figure(size, style)
    axes = _axes(drawn, rows, size, style)
    for place, row in enumerate(rows):
        y = -place
        gap = row.matters > row.got
        axes.plot(
            [row.got, row.matters],
            [y, y],
            color=style.ember if gap else style.sage,
            linewidth=3,
            alpha=0.45,
            solid_capstyle="round",
        )
        axes.plot([row.matters], [y], marker="o", markersize=13, color=style.ember, markeredgewidth=0)
        axes.plot(
            [row.got],
            [y],
            marker="o",
            markersize=8,
            markerfacecolor=style.surface,
            markeredgecolor=style.sage,
            markeredgewidth=2.5,
        )
    if rows:
        _name_points(axes, rows[0], style, words)
    return drawn


def draw(rows: Sequence[GapRow], size: ChartSize, style: ChartStyle, words: GapWords) -> Rendered:
    """The chart as pixels; the logical y of row n is that of the value −n."""
    return render(figure(rows, size, style, words), _NO_DAYS)


def _axes(drawn: Figure, rows: Sequence[GapRow], size: ChartSize, style: ChartStyle) -> Axes:
    names = [drawable(row.name) for row in rows]
    left = 16 + max((text_width(name) for name in names), default=0.0)
    width, height = max(size.width, 1), max(size.height, 1)
    plot_width = max(width - left - SIDE_PX, 1)
    plot_height = max(height - HEAD_PX - FOOT_PX, 1)
    axes = drawn.add_axes((left / width, FOOT_PX / height, plot_width / width, plot_height / height))
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_xlim(-0.2, HIGHEST + 0.2)
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_yticks([-place for place in range(len(rows))], names)
    axes.set_xticks(range(HIGHEST + 1), [str(value) for value in range(HIGHEST + 1)])
    axes.tick_params(length=0, pad=8, labelsize=TEXT_PX, labelcolor=style.ink_2, labelfontfamily=list(FONTS))
    axes.tick_params(axis="y", labelcolor=style.ink)
    axes.grid(axis="y", color=style.line, linewidth=1)
    axes.set_axisbelow(True)
    return axes


def _name_points(axes: Axes, row: GapRow, style: ChartStyle, words: GapWords) -> None:
    """Write what the two points are beside those of the first row, above its line."""
    apart = row.matters != row.got
    left_is_got = row.got <= row.matters
    for value, word, colour, is_left in (
        (row.matters, words.matters, style.ember, not left_is_got),
        (row.got, words.got, style.sage, left_is_got),
    ):
        at_edge = value == 0 or value == HIGHEST
        side = ("left" if value == 0 else "right") if at_edge and apart else "right" if is_left else "left"
        axes.annotate(
            word,
            (value, 0),
            xytext=(0 if apart else (-8 if is_left else 8), 9),
            textcoords="offset points",
            ha=side,
            fontsize=TEXT_PX,
            fontfamily=list(FONTS),
            color=colour,
            parse_math=False,
        )
