"""A year as twelve rows of days, each in the colour of how close it felt.

A table view paints it, which gives arrow keys, tool-tips and accessible cells for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from relationship_journal.ui.formats import short_months
from relationship_journal.ui.mood.words import closeness_word, short_day, tr
from relationship_journal.ui.tokens import LIGHT

Index = QModelIndex | QPersistentModelIndex

ROW_PX = 22
_DAY = Qt.ItemDataRole.UserRole
_STEP = Qt.ItemDataRole.UserRole + 1


class YearModel(QAbstractTableModel):
    """Months by days of a month; a cell's step is 1 to 5, or None on a day without a check-in."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._year = today.year
        self._steps: Mapping[date, int] = {}

    def show_year(self, year: int, steps: Mapping[date, int], today: date) -> None:
        """Show another year, or the same with other steps."""
        self.beginResetModel()
        self._year, self._steps, self._today = year, steps, today
        self.endResetModel()

    def day_at(self, index: Index) -> date | None:
        """The day of a cell; None where the month is over."""
        try:
            return date(self._year, index.row() + 1, index.column() + 1)
        except ValueError:
            return None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day of the year shown."""
        return self.index(day.month - 1, day.day - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else 12

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 31

    def flags(self, index: Index) -> Qt.ItemFlag:
        day = self.day_at(index)
        if day is None or day > self._today:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's day, step or words."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == _DAY:
            return day
        step = self._steps.get(day)
        if role == _STEP:
            return step
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and day <= self._today:
            words = closeness_word(step) if step is not None else tr("no check-in")
            return f"{short_day(day, day)}: {words}"
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side == Qt.Orientation.Vertical:
            return short_months()[section]
        return str(section + 1) if section == 0 or section % 5 == 4 else ""


class _Pixels(QStyledItemDelegate):
    """Paints a day: filled when it has a check-in, a faint hollow one when it has none."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        if not enabled:
            return
        step = index.data(_STEP)
        palette: QPalette = option.palette
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if step is None:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.mood[step - 1]))
            painter.drawRoundedRect(area, 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 2))
            painter.drawRoundedRect(area, 4, 4)
        painter.restore()


class YearGrid(QTableView):
    """The table. Enter, Space or a click opens a day."""

    day_activated = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = YearModel(today, self)
        self.setItemDelegate(_Pixels(self))
        self.setAccessibleName(tr("The year, one square for each day"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header, mode in (
            (self.horizontalHeader(), QHeaderView.ResizeMode.Stretch),
            (self.verticalHeader(), QHeaderView.ResizeMode.Fixed),
        ):
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(mode)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.horizontalHeader().setFixedHeight(ROW_PX)
        self.setCornerButtonEnabled(False)
        self.setFixedHeight(ROW_PX * 13 + 2)
        self.setModel(self._model)  # last: every change of a header asks for all of its words
        self.clicked.connect(self._on_opened)
        self.activated.connect(self._on_opened)

    def show_year(self, year: int, steps: Mapping[date, int], today: date) -> None:
        """Show `steps` (1 to 5) for the days of `year`."""
        current = self._model.day_at(self.currentIndex()) if self.currentIndex().isValid() else None
        self._model.show_year(year, steps, today)
        if current is not None and current.year == year:
            self.setCurrentIndex(self._model.index_of(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def _on_opened(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.day_activated.emit(self._model.day_at(index))
