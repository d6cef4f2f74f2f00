"""Where kind and hard moments lie around five to one: a soft band on a line, never a gauge."""

from __future__ import annotations

from math import log

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.domain.moments import FIVE_TO_ONE, Balance
from relationship_journal.ui.fonts import sans
from relationship_journal.ui.mood.words import balance_in_words, tr
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL
from relationship_journal.ui.widgets.labels import tip
from relationship_journal.ui.widgets.spoken import spoken_as

HEIGHT = 58
BAND = 14
REACH = 25.0
"""How many times more, or fewer, than five to one the ends of the line stand for."""


def place(ratio: float) -> float:
    """Where `ratio` lies on the line, 0 to 1; five to one in the middle, each doubling equally far."""
    if ratio <= 0:
        return 0.0
    return min(1.0, max(0.0, 0.5 + log(ratio / FIVE_TO_ONE) / (2 * log(REACH))))


class BalanceBand(QWidget):
    """The interval as a soft bar, the balance as a point in it, and a mark at five to one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._balance: Balance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Kind moments to hard ones"))
        spoken_as(self, QAccessible.Role.Chart)

    def show_balance(self, balance: Balance) -> None:
        """Draw `balance`."""
        self._balance = balance
        tip(self, balance_in_words(balance))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._balance is None:
            return
        tokens, balance = tokens_of(self.palette()), self._balance
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(8, 16, self.width() - 16, 0)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(line.topLeft(), line.topRight())
        left = line.left() + place(balance.low) * line.width()
        right = line.right() if balance.high is None else line.left() + place(balance.high) * line.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.heat("sage")[0]))
        bar = QRectF(left, line.top() - BAND / 2, max(BAND, right - left), BAND)
        painter.drawRoundedRect(bar, BAND / 2, BAND / 2)
        middle = line.center().x()
        painter.setPen(QPen(QColor(tokens.ink2), 1))
        painter.drawLine(round(middle), round(line.top() - 11), round(middle), round(line.top() + 11))
        if balance.hard:
            x = line.left() + place(balance.kind / balance.hard) * line.width()
            painter.setPen(QPen(QColor(tokens.surface), 2))
            painter.setBrush(QColor(tokens.sage))
            painter.drawEllipse(QRectF(x - 6, line.top() - 6, 12, 12))
        self._write(painter, tokens.ink2)
        painter.end()

    def _write(self, painter: QPainter, colour: str) -> None:
        area = QRectF(8, 32, self.width() - 16, 22)
        painter.setFont(sans(SMALL))
        painter.setPen(QColor(colour))
        align = Qt.AlignmentFlag
        painter.drawText(area, align.AlignLeft | align.AlignVCenter, tr("more hard"))
        painter.drawText(area, align.AlignHCenter | align.AlignVCenter, "5 : 1")
        painter.drawText(area, align.AlignRight | align.AlignVCenter, tr("more kind"))
