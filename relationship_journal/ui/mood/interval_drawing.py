"""A difference and where it plausibly lies, as a point on a bar beside "no difference"."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.domain.comparison import Comparison
from relationship_journal.ui.fonts import sans
from relationship_journal.ui.mood.words import difference_in_words, is_clear, tr
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL
from relationship_journal.ui.widgets.spoken import spoken_as

HEIGHT = 58
BAR = 6


class IntervalDrawing(QWidget):
    """Steps of closeness from left (less close) to right (closer), no difference in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Comparison | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Difference in closeness"))
        spoken_as(self, QAccessible.Role.Chart)

    def show_comparison(self, found: Comparison) -> None:
        """Draw `found`."""
        self._found = found
        self.setAccessibleDescription(difference_in_words(found))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found is None:
            return
        tokens, found = tokens_of(self.palette()), self._found
        reach = max(1, ceil(max(abs(found.low), abs(found.high))))
        line = QRectF(8, 16, self.width() - 16, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def at(value: float) -> float:
            return line.left() + (value / reach + 1) / 2 * line.width()

        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(line.topLeft(), line.topRight())
        for step in range(-reach, reach + 1):
            painter.drawLine(round(at(step)), 12, round(at(step)), 20)
        painter.setPen(QPen(QColor(tokens.ink2), 1))
        painter.drawLine(round(at(0)), 5, round(at(0)), 27)
        hue = "ink3" if not is_clear(found) else "sage" if found.difference > 0 else "gold"
        colour = QColor(tokens.colour(hue))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        width = max(BAR, at(found.high) - at(found.low))
        painter.setOpacity(0.45)
        painter.drawRoundedRect(QRectF(at(found.low), line.top() - BAR / 2, width, BAR), BAR / 2, BAR / 2)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(tokens.surface), 2))
        painter.drawEllipse(QRectF(at(found.difference) - 6, line.top() - 6, 12, 12))
        self._write(painter, tokens.ink2, reach)
        painter.end()

    def _write(self, painter: QPainter, colour: str, reach: int) -> None:
        area = QRectF(8, 32, self.width() - 16, 22)
        painter.setFont(sans(SMALL))
        painter.setPen(QColor(colour))
        align = Qt.AlignmentFlag
        less, more = tr("less close  −{n}"), tr("+{n}  closer")
        painter.drawText(area, align.AlignLeft | align.AlignVCenter, less.format(n=reach))
        painter.drawText(area, align.AlignHCenter | align.AlignVCenter, "0")
        painter.drawText(area, align.AlignRight | align.AlignVCenter, more.format(n=reach))
