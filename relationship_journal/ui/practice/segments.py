"""How far one has come: a bar of segments for a sitting, one plain bar for a whole program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.ui.theme import tokens_of

THICKNESS, BETWEEN = 5, 8


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, THICKNESS)

    def _draw(self, parts: list[tuple[QRectF, str]]) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for area, colour in parts:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(area, THICKNESS / 2, THICKNESS / 2)
        painter.end()


class Segments(_Bar):
    """One segment a step, those up to the present one in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached, self._of = 0, 1

    def show_step(self, number: int, of: int, words: str) -> None:
        """Show that step `number` (from 1) of `of` is reached, which `words` says."""
        self._reached, self._of = number, max(1, of)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        width = (self.width() - (self._of - 1) * BETWEEN) / self._of
        self._draw(
            [
                (
                    QRectF(part * (width + BETWEEN), 0, width, THICKNESS),
                    tokens.ember if part < self._reached else tokens.line,
                )
                for part in range(self._of)
            ]
        )


class ShareBar(_Bar):
    """How much of a whole is done, in sage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0

    def show_share(self, share: float, words: str) -> None:
        """Show `share` from 0 to 1, which `words` says."""
        self.share = min(1.0, max(0.0, share))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        full = QRectF(0, 0, self.width(), THICKNESS)
        done = QRectF(0, 0, max(THICKNESS, self.width() * self.share), THICKNESS)
        self._draw([(full, tokens.line), *([(done, tokens.sage)] if self.share else [])])
