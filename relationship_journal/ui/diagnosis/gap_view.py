"""Shows a gap chart drawn on another thread; its rows are read by pointer, arrow keys, screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.charts import gap_chart
from relationship_journal.charts.gap_chart import GapRow, GapWords
from relationship_journal.charts.rendering import Rendered
from relationship_journal.charts.style import ChartSize, ChartStyle
from relationship_journal.domain.feeling_loved import Gap
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.loved_words import chart_words, gap_in_words, gaps_in_words, way_words
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.labels import tip
from relationship_journal.ui.widgets.spoken import spoken_as

ROW_PX = 34
REST_MS = 120
"""How long the size must rest before the chart is drawn anew."""


class GapView(QWidget):
    """A picture of the gaps, widest on top."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._gaps: Sequence[Gap] = ()
        self._rendered: Rendered | None = None
        self._image = QImage()
        self._row: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._redraw)
        self.setAccessibleName(name)
        spoken_as(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.theme.changed.connect(self._redraw)

    @property
    def read_row(self) -> int | None:
        """The number of the row being read, if any."""
        return self._row

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Draw `gaps`."""
        self._gaps, self._row = gaps, None
        self.setAccessibleDescription(gaps_in_words(gaps))
        self.updateGeometry()
        self._redraw()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._gaps))
        return QSize(420, round(rows * ROW_PX + gap_chart.HEAD_PX + gap_chart.FOOT_PX))

    def _redraw(self) -> None:
        self._rest.stop()
        if not self._gaps or not self.isVisible():
            return
        rows = [GapRow(way_words()[gap.way], gap.matters, gap.got) for gap in self._gaps]
        size = ChartSize(self.width(), self.height(), self.devicePixelRatioF())
        style = ChartStyle.of(self._context.theme.tokens.colours())
        self._context.tasks.compute(
            _drawn, rows, size, style, chart_words(),
            done=self._on_drawn, latest=f"gaps:{id(self)}", owner=self,
        )  # fmt: skip

    def _on_drawn(self, drawn: tuple[Rendered, QImage]) -> None:
        self._rendered, self._image = drawn
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._image.isNull() or event.size().height() != event.oldSize().height():
            self._redraw()  # stretched in height its words could not be read meanwhile
        else:
            self._rest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        if self._row is not None and self._rendered is not None:
            y = self._rendered.y_of_value(-self._row)
            painter.setPen(QPen(QColor(tokens.ink2), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(2, y - ROW_PX / 2, self.width() - 4, ROW_PX), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.ember), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _read(self, row: int | None, *, aloud: bool = False) -> None:
        if row == self._row:
            return
        self._row = row
        if row is not None:
            said = gap_in_words(self._gaps[row])
            tip(self, said)
            if aloud:
                announce(self, said)
        else:
            self.setToolTip("")
            self.setAccessibleDescription(gaps_in_words(self._gaps))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._rendered is not None and self._gaps:
            top = self._rendered.y_of_value(0.5)
            row = int((event.position().y() - top) / ROW_PX)
            self._read(max(0, min(len(self._gaps) - 1, row)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._gaps:
            super().keyPressEvent(event)
            return
        last = len(self._gaps) - 1
        self._read(0 if self._row is None else max(0, min(last, self._row + step)), aloud=True)


def _drawn(
    rows: Sequence[GapRow], size: ChartSize, style: ChartStyle, words: GapWords
) -> tuple[Rendered, QImage]:
    """The chart and the same as an image; runs off the GUI thread."""
    chart = gap_chart.draw(rows, size, style, words)
    pixels = QImage(chart.rgba, chart.width, chart.height, chart.width * 4, QImage.Format.Format_RGBA8888)
    return chart, pixels.convertToFormat(QImage.Format.Format_RGB32)
