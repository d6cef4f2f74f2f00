"""A year in pixels, with the words to its colours and a way to other years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.picture import year_steps
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.mood.year_grid import YearGrid
from relationship_journal.ui.today.words import closeness_words
from relationship_journal.ui.tokens import LIGHT
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class Swatch(QWidget):
    """A small square of a colour."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.end()


class YearCard(Card):
    """A square for every day of a year; the year before and after are a button away."""

    day_activated = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._year = context.today().year
        self._before, self._after = (
            Button(tr("The year before"), "icon", icon="chevron-left"),
            Button(tr("The year after"), "icon", icon="chevron-right"),
        )
        self._grid = YearGrid(context.today())
        self._build()
        self._name_year()

    def _build(self) -> None:
        self.header.insertWidget(0, self._before)
        self.header.insertWidget(2, self._after)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        for colour, word in zip(LIGHT.mood, closeness_words(), strict=True):
            legend.addWidget(Swatch(colour))
            legend.addWidget(label(word, "hint"))
            legend.addSpacing(12)
        legend.addStretch(1)
        self.body.addWidget(self._grid)
        self.body.addLayout(legend)
        self._before.clicked.connect(lambda: self.show_year(self._year - 1))
        self._after.clicked.connect(lambda: self.show_year(self._year + 1))
        self._grid.day_activated.connect(self.day_activated)

    @property
    def year(self) -> int:
        """The year shown."""
        return self._year

    @property
    def grid(self) -> YearGrid:
        """The squares."""
        return self._grid

    def show_year(self, year: int) -> None:
        """Turn to `year`, at most this one."""
        self._year = min(year, self._context.today().year)
        self._name_year()
        self.refresh()

    def refresh(self) -> None:
        """Ask the journal for the year's check-ins."""
        self._context.tasks.run(
            year_steps, self._context.journal.mood, self._year,
            done=partial(self._on_steps_came, self._year), latest="mood.year", owner=self,
        )  # fmt: skip

    def _name_year(self) -> None:
        self.set_title(tr("{year} in pixels").format(year=self._year))
        self._after.setEnabled(self._year < self._context.today().year)

    def _on_steps_came(self, year: int, steps: Mapping[date, int]) -> None:
        if year == self._year:
            self._grid.show_year(year, steps, self._context.today())
