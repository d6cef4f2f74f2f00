"""A drawn chart as plain data: its pixels, and where each day and value lies on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from relationship_journal.domain.days import Span

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Rendered:
    """Pixels (RGBA, eight bits each, rows from the top) and the place of `span` among them.

    `width` and `height` are device pixels. `left`, `top`, `right` and `bottom` bound the plot in logical
    pixels; across it days run from `first` to `last` (ordinals, a little beyond the span) and values
    from `low` to `high`.
    """

    rgba: bytes
    span: Span
    width: int
    height: int
    dpr: float
    left: float
    top: float
    right: float
    bottom: float
    first: float
    last: float
    low: float
    high: float

    def x_of_day(self, day: date) -> float:
        """The logical x of the middle of `day`."""
        return self.left + (day.toordinal() - self.first) / (self.last - self.first) * (
            self.right - self.left
        )

    def day_of_x(self, x: float) -> date:
        """The day nearest to the logical `x`, held inside the span."""
        day = round(self.first + (x - self.left) / (self.right - self.left) * (self.last - self.first))
        return date.fromordinal(min(self.span.last.toordinal(), max(self.span.first.toordinal(), day)))

    def y_of_value(self, value: float) -> float:
        """The logical y of `value`."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


def render(figure: Figure, span: Span) -> Rendered:
    """Draw a figure made by this package, whose first axes hold the days of `span`, and empty it.

    What is left of a figure are rings of references, which would stay until somebody looks for such.
    """
    canvas = cast("FigureCanvasAgg", figure.canvas)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    height, width = pixels.shape[:2]
    dpr = figure.dpi / 72
    axes = figure.axes[0]
    box = axes.get_position()
    logical_width, logical_height = width / dpr, height / dpr
    first, last = axes.get_xlim()
    low, high = axes.get_ylim()
    rendered = Rendered(
        rgba=bytes(pixels),
        span=span,
        width=width,
        height=height,
        dpr=dpr,
        left=box.x0 * logical_width,
        top=(1 - box.y1) * logical_height,
        right=box.x1 * logical_width,
        bottom=(1 - box.y0) * logical_height,
        first=float(first),
        last=float(last),
        low=float(low),
        high=float(high),
    )
    figure.clear()
    return rendered
