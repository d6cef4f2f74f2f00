"""The last weeks of a ritual: a square for each day it is due, with its own shape for each state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relationship_journal.domain.rituals import DayState, Mark
from relationship_journal.ui.rituals.words import day_words, tr
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import Tokens
from relationship_journal.ui.widgets.heat_map import CELL, RADIUS, HeatMap

LEVELS = {
    DayState.UNKNOWN: 0,
    DayState.NOT_TODAY: 1,
    DayState.REST: 2,
    DayState.DONE_AUTOMATICALLY: 3,
    DayState.DONE: 4,
}
STATES = {level: state for state, level in LEVELS.items()}


class _Shapes(QStyledItemDelegate):
    """Done is full, a free day half, rest an outline, not today a stroke, unknown nothing but ground."""

    def __init__(self, ritual_map: RitualMap) -> None:
        super().__init__(ritual_map)
        self._map = ritual_map

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        level = self._map.days.level(index)
        if level is None:
            return
        tokens = tokens_of(self._map.palette())
        area: QRect = option.rect
        square = QRectF(area.x(), area.y(), CELL, CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_state(painter, square, STATES[level], tokens)
        if self._map.hasFocus() and index == self._map.currentIndex():
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()

    def _paint_state(self, painter: QPainter, square: QRectF, state: DayState, tokens: Tokens) -> None:
        strong, empty = QColor(tokens.colour(self._map.hue)), QColor(tokens.heat_empty)
        painter.setPen(Qt.PenStyle.NoPen)
        if state is DayState.REST:
            painter.setPen(QPen(strong, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            return
        painter.setBrush(strong if state is DayState.DONE else empty)
        if state is DayState.DONE_AUTOMATICALLY:
            painter.setBrush(QColor(tokens.heat(self._map.hue)[0]))
        painter.drawRoundedRect(square, RADIUS, RADIUS)
        if state is DayState.DONE_AUTOMATICALLY:
            painter.setBrush(strong)
            painter.drawEllipse(square.center(), 2.5, 2.5)
        elif state is DayState.NOT_TODAY:
            painter.setPen(QPen(QColor(tokens.ink3), 1.5))
            middle = square.center()
            painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))


class RitualMap(HeatMap):
    """Opens a small menu on a day; D, N, R and Delete mark the day without it."""

    marked = Signal(object, object)
    """A day (date) and its Mark, or None to take back what was said."""
    keys: ClassVar[dict[Qt.Key, Mark | None]] = {
        Qt.Key.Key_D: Mark.DONE,
        Qt.Key.Key_N: Mark.NOT_TODAY,
        Qt.Key.Key_R: Mark.REST,
        Qt.Key.Key_Delete: None,
        Qt.Key.Key_Backspace: None,
    }

    def __init__(self, name: str, hue: str, parent: QWidget | None = None) -> None:
        super().__init__(name, hue, months=False, parent=parent)
        self._today = date.max
        self.setItemDelegate(_Shapes(self))
        self.day_activated.connect(self._on_day_activated)

    def show_states(self, states: Mapping[date, DayState | None], today: date) -> None:
        """Show what the days were; None for a day on which the ritual is not due."""
        self._today = today
        current = self.currentIndex()
        day = self.days.day(current) if current.isValid() else None
        levels = {day: None if state is None else LEVELS[state] for day, state in states.items()}
        self.set_days(levels, lambda day, level: day_words(day, STATES[level], today))
        if day is not None:
            self.setCurrentIndex(self.days.index_of(day))

    def menu_for(self, day: date) -> QMenu:
        """What can be said about a day."""
        menu = QMenu(self)
        index = self.days.index_of(day)
        heading = menu.addAction(str(index.data(Qt.ItemDataRole.ToolTipRole)))
        heading.setEnabled(False)
        menu.addSeparator()
        for text, mark, keys in (
            (tr("Done"), Mark.DONE, "D"),
            (tr("Not that day"), Mark.NOT_TODAY, "N"),
            (tr("Rest"), Mark.REST, "R"),
            (tr("Clear"), None, "Del"),
        ):
            action = QAction(f"{text}\t{keys}", menu)
            action.triggered.connect(lambda _=False, mark=mark: self.marked.emit(day, mark))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if key in self.keys and not event.modifiers() and index.isValid() and index.flags():
            self.marked.emit(self.days.day(index), self.keys[key])
        else:
            super().keyPressEvent(event)

    def _on_day_activated(self, day: date) -> None:
        below = self.visualRect(self.days.index_of(day)).bottomLeft() + QPoint(0, 4)
        menu = self.menu_for(day)
        menu.popup(self.viewport().mapToGlobal(below))
        menu.setActiveAction(menu.actions()[2])
