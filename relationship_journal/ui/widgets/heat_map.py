"""A year at a glance: a square for each day, darker where there was more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from relationship_journal.ui.fonts import sans
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL
from relationship_journal.ui.widgets.heat_model import Describe, HeatMapModel

CELL, GAP, RADIUS = 13, 2, 3
STEP = CELL + GAP
MONTHS_HEIGHT = 24


class _Squares(QStyledItemDelegate):
    """Paints a day."""

    def __init__(self, heat_map: HeatMap) -> None:
        super().__init__(heat_map)
        self._heat_map = heat_map

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        level = self._heat_map.days.level(index)
        if level is None:
            return
        tokens = tokens_of(self._heat_map.palette())
        colour = tokens.heat(self._heat_map.hue)[min(level, 4) - 1] if level > 0 else tokens.heat_empty
        rect: QRect = option.rect
        square = QRectF(rect.x(), rect.y(), CELL, CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(square, RADIUS, RADIUS)
        if self._heat_map.hasFocus() and index == self._heat_map.currentIndex():
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()


class Months(QWidget):
    """Names the first and the last month below the squares."""

    words = ("", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(sans(SMALL))
        painter.setPen(QColor(tokens_of(self.palette()).ink2))
        down = Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | down, self.words[0])
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | down, self.words[1])


class HeatMap(QTableView):
    """Days in columns of weeks; shows the latest where not all fit. Arrow keys walk, Enter opens a day."""

    day_activated = Signal(object)
    """The user opens a day (date)."""

    def __init__(
        self, name: str, hue: str = "ember", *, months: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.hue = hue
        self.days = HeatMapModel(self)
        self._months = Months(self)
        self._months.setVisible(months)
        self._months_height = MONTHS_HEIGHT if months else 0
        self.setAccessibleName(name)
        self._look()
        self.setModel(self.days)
        self.setItemDelegate(_Squares(self))
        self.clicked.connect(self._on_cell_clicked)

    def _look(self) -> None:
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(STEP)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(7 * STEP + self._months_height)
        self.setMinimumWidth(8 * STEP)

    def set_days(self, levels: Mapping[date, int | None], describe: Describe | None = None) -> None:
        """Show `levels` (0 to 4, None for a day that is not shown); `describe` says a day in words."""
        if describe is not None:
            self.days.describe = describe
        self.days.set_days(levels)
        self._show_latest()
        self.updateGeometry()

    def set_hue(self, hue: str) -> None:
        """Paint in another hue: ember, sage, gold or plum."""
        self.hue = hue
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(max(1, self.days.columnCount()) * STEP, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_latest()

    def _show_latest(self) -> None:
        """Show whole weeks up to the last, and name the months these begin and end in."""
        weeks = self.days.columnCount()
        shown = min(weeks, self.width() // STEP)
        if weeks:  # the last column takes what is left over, so that the first in view is a whole one
            spare = self.width() - shown * STEP if shown < weeks else 0
            self.horizontalHeader().resizeSection(weeks - 1, STEP + spare)
            self.updateGeometries()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum())
        self._months.words = self.days.months(weeks - shown)
        width = max(shown * STEP - GAP, 1)
        self._months.setGeometry(0, self.height() - MONTHS_HEIGHT, width, MONTHS_HEIGHT)
        self._months.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and (last := self.days.last_day()) is not None:
            self.setCurrentIndex(self.days.index_of(last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_cell_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_cell_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self.days.level(index) is not None:
            self.day_activated.emit(self.days.day(index))
