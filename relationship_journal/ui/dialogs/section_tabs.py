"""The sections of a page as a quiet line of words: "Look · Writing · Reminders"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.theme import tokens_of

HEIGHT = 32
BETWEEN = 20
_DOT = "·"


class SectionTabs(QTabBar):
    """A tab bar to the keyboard and to a screen reader, painted as words with dots between them."""

    def __init__(self, name: str, sections: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for section in sections:
            self.addTab(section)

    def tabSizeHint(self, index: int) -> QSize:
        # As wide as it is when chosen, so that choosing moves nothing.
        last = index == self.count() - 1
        width = QFontMetrics(sans(weight=SEMIBOLD)).horizontalAdvance(self.tabText(index))
        return QSize(width + (0 if last else BETWEEN), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            chosen = index == self.currentIndex()
            area = self.tabRect(index)
            painter.setFont(sans(weight=SEMIBOLD) if chosen else sans())
            painter.setPen(QColor(tokens.ink if chosen else tokens.ink2))
            words = self._words(index, area)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if index < self.count() - 1:
                painter.setPen(QColor(tokens.ink3))
                dot = QRect(words.right() + 1, area.y(), BETWEEN, area.height())
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, _DOT)
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(tokens.ember), 2))
                painter.drawLine(words.bottomLeft(), words.bottomRight())
        painter.end()

    def _words(self, index: int, area: QRect) -> QRect:
        last = index == self.count() - 1
        return area if last else area.adjusted(0, 0, -BETWEEN, 0)
