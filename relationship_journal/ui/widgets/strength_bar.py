"""How strong a passphrase is: a bar in five parts, and the same in words."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.labels import label

PARTS, GAP, THICKNESS = 5, 6, 5


class Rated(Protocol):
    """An estimate of a passphrase: score 0 to 4, and the years it would take to guess it."""

    @property
    def score(self) -> int:
        """From 0 to 4."""
        ...

    @property
    def years(self) -> float:
        """How long guessing would take."""
        ...


class _Bar(QWidget):
    parts = 0

    def sizeHint(self) -> QSize:
        return QSize(200, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        full = QColor(tokens.sage if self.parts >= 4 else tokens.gold)
        width = (self.width() - (PARTS - 1) * GAP) / PARTS
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in range(PARTS):
            painter.setBrush(full if part < self.parts else QColor(tokens.line))
            painter.drawRoundedRect(QRectF(part * (width + GAP), 0, width, THICKNESS), 2.5, 2.5)


class StrengthBar(QWidget):
    """Shows an estimate; never says no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = label("", "hint", wrap=True)
        self._words.setMinimumHeight(36)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        self.show_words("")

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, text: str) -> None:
        """Say `text` with an empty bar."""
        self._show(0, text)

    def show_strength(self, strength: Rated) -> None:
        """Say how strong a passphrase is and how long guessing it would take."""
        names = (
            self.tr("Very easy to guess."),
            self.tr("Easy to guess."),
            self.tr("Fair."),
            self.tr("Good."),
            self.tr("Strong."),
        )
        text = self.tr("{strength} Guessing it would take {time}. A few ordinary words beat one clever one.")
        parts = strength.score + 1
        self._show(parts, text.format(strength=names[strength.score], time=self._time(strength.years)))

    def _show(self, parts: int, text: str) -> None:
        self._bar.parts = parts
        self._bar.update()
        self._words.setText(text)
        self.setAccessibleName(self.tr("Strength of the passphrase"))
        self.setAccessibleDescription(text)

    def _time(self, years: float) -> str:
        for limit, words in (
            (1 / 8766, self.tr("minutes")),
            (1 / 365, self.tr("hours")),
            (1 / 12, self.tr("days")),
            (1.0, self.tr("months")),
            (100.0, self.tr("years")),
        ):
            if years < limit:
                return words
        return self.tr("centuries")
