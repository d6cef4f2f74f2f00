"""Shows a chart drawn on another thread, and reads it: by pointer, by arrow keys, by screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.charts.rendering import Rendered
from relationship_journal.charts.style import ChartSize, ChartStyle
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.tasks import Tasks
from relationship_journal.ui.widgets.spoken import spoken_as

Draw = Callable[[ChartSize, ChartStyle], Rendered]
"""Draws a chart of a size in a style; called on a thread of its own."""

RESIZE_MS = 120
"""How long the size must rest before the chart is drawn anew; until then the old one is stretched."""


@dataclass(frozen=True)
class Reading:
    """What the chart says about a day: a title, more lines, and where to put the dot."""

    title: str
    lines: tuple[str, ...] = ()
    value: float | None = None


class ChartView(QWidget):
    """A picture of a chart whose days can be read (hover, ←, →, Home, End) and opened (click, Enter)."""

    day_read = Signal(object)
    """The day under the pointer or the keyboard changed; answer with `set_reading`."""
    day_activated = Signal(object)
    """The user opens a day."""

    def __init__(
        self, tasks: Tasks, style: Callable[[], ChartStyle], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._style = style
        self._key = f"chart:{id(self)}"
        self._draw: Draw | None = None
        self._rendered: Rendered | None = None
        self._image = QImage()
        self._summary = ""
        self._day: date | None = None
        self._reading: Reading | None = None
        self._rest = QTimer(self, singleShot=True, interval=RESIZE_MS)
        self._rest.timeout.connect(self._redraw)
        self.setAccessibleName(name)
        spoken_as(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(160)

    @property
    def read_day(self) -> date | None:
        """The day being read, if any."""
        return self._day

    @property
    def rendered(self) -> Rendered | None:
        """The chart as it is on screen, once there is one."""
        return self._rendered

    def show_chart(self, draw: Draw, summary: str) -> None:
        """Show what `draw` draws; `summary` says the same in a sentence."""
        self._draw = draw
        self._summary = summary
        self._set_day(None)
        self._describe()
        self._redraw()

    def restyle(self) -> None:
        """Draw anew at once in the colours of now."""
        self._redraw()
        self.update()

    def set_reading(self, day: date, reading: Reading) -> None:
        """Show `reading`, unless another day is being read by now."""
        if day == self._day:
            self._reading = reading
            self._describe()
            self.update()

    def describe(self) -> str:
        """The chart in a sentence, and the day being read."""
        said = [self._summary]
        if self._reading is not None:
            said.append(", ".join((self._reading.title, *self._reading.lines)))
        return " ".join(part for part in said if part)

    def sizeHint(self) -> QSize:
        return QSize(640, 330)

    # drawing

    def _redraw(self) -> None:
        self._rest.stop()
        if self._draw is None or not self.isVisible():
            return
        size = ChartSize(self.width(), self.height(), self.devicePixelRatioF())
        self._tasks.compute(
            _drawn, self._draw, size, self._style(), done=self._on_drawn, latest=self._key, owner=self
        )

    def _on_drawn(self, drawn: tuple[Rendered, QImage]) -> None:
        self._rendered, self._image = drawn
        self.update()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._image.isNull():
            self._redraw()
        else:
            self._rest.start()

    def event(self, event: QEvent) -> bool:
        """Draw anew when the window moves to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        style = self._style()
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        if self._day is not None and self._rendered is not None:
            self._paint_reading(painter, self._rendered, self._day, style)
        if self.hasFocus():
            painter.setPen(QPen(QColor(style.ember), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_reading(self, painter: QPainter, chart: Rendered, day: date, style: ChartStyle) -> None:
        x = round(chart.x_of_day(day)) + 0.5
        painter.setPen(QPen(QColor(style.ink_2), 1))
        painter.drawLine(QPointF(x, chart.top), QPointF(x, chart.bottom))
        reading = self._reading
        if reading is None:
            return
        if reading.value is not None:
            painter.setPen(QPen(QColor(style.surface), 2))
            painter.setBrush(QColor(style.ember))
            painter.drawEllipse(QPointF(x, chart.y_of_value(reading.value)), 5.5, 5.5)
        self._paint_label(painter, reading, x, style)

    def _paint_label(self, painter: QPainter, reading: Reading, x: float, style: ChartStyle) -> None:
        """A small card beside the hairline, on the side with more room."""
        fonts = [sans(weight=SEMIBOLD), *(sans() for _ in reading.lines)]
        lines = [reading.title, *reading.lines]
        widest = self.width() * 0.45
        metrics = [QFontMetricsF(font) for font in fonts]
        shown = [
            m.elidedText(line, Qt.TextElideMode.ElideRight, widest)
            for m, line in zip(metrics, lines, strict=True)
        ]
        width = max(m.horizontalAdvance(line) for m, line in zip(metrics, shown, strict=True)) + 24
        row = metrics[0].height() + 2
        left = x + 10 if x < self.width() / 2 else x - 10 - width
        card = QRectF(min(max(left, 1.0), self.width() - width - 1), 4.5, width, row * len(shown) + 14)
        painter.setPen(QPen(QColor(style.line), 1))
        painter.setBrush(QColor(style.surface))
        painter.drawRoundedRect(card, 8, 8)
        for number, (font, line) in enumerate(zip(fonts, shown, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(style.ink if number == 0 else style.ink_2))
            place = QRectF(card.left() + 12, card.top() + 7 + number * row, width - 12, row)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)

    # reading

    def _set_day(self, day: date | None) -> None:
        if day == self._day:
            return
        self._day, self._reading = day, None
        self.update()
        if day is None:
            self._describe()
        else:
            self.day_read.emit(day)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.describe())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._rendered is not None:
            self._set_day(self._rendered.day_of_x(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._rendered is not None:
            self.day_activated.emit(self._rendered.day_of_x(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_day(None)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._set_day(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chart = self._rendered
        if chart is None:
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._day is not None:
            self.day_activated.emit(self._day)
        elif key == Qt.Key.Key_Home:
            self._set_day(chart.span.first)
        elif key == Qt.Key.Key_End:
            self._set_day(chart.span.last)
        elif key in _STEPS:
            # The first arrow key begins at the newest day.
            day = chart.span.last if self._day is None else self._day + timedelta(days=_STEPS[key])
            self._set_day(min(chart.span.last, max(chart.span.first, day)))
        else:
            super().keyPressEvent(event)


_STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_PageUp): -30,
    int(Qt.Key.Key_PageDown): 30,
}


def _drawn(draw: Draw, size: ChartSize, style: ChartStyle) -> tuple[Rendered, QImage]:
    """The chart and the same as an image ready to paint; runs off the GUI thread."""
    chart = draw(size, style)
    pixels = QImage(chart.rgba, chart.width, chart.height, chart.width * 4, QImage.Format.Format_RGBA8888)
    return chart, pixels.convertToFormat(QImage.Format.Format_RGB32)
