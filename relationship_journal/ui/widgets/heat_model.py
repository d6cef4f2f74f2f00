"""The days of a heat map as a table: weeks are columns, Monday is the first row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relationship_journal.ui.formats import long_date, month_name, weekday_name

LEVEL = Qt.ItemDataRole.UserRole
DAY = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[date, int], str]
"""Says a day and its level in words."""


class HeatMapModel(QAbstractTableModel):
    """Levels 0 (nothing) to 4 by day; a day with None, or without a level, is not shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._levels: Mapping[date, int | None] = {}
        self._monday = date(2000, 1, 3)
        self._weeks = 0
        self.describe: Describe = self._plain_words

    def set_days(self, levels: Mapping[date, int | None]) -> None:
        """Show these days, from the week of the first to the week of the last."""
        self.beginResetModel()
        self._levels = dict(levels)
        if levels:
            first, last = min(levels), max(levels)
            self._monday = first - timedelta(days=first.weekday())
            self._weeks = (last - self._monday).days // 7 + 1
        else:
            self._weeks = 0
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self._monday + timedelta(days=7 * index.column() + index.row())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; invalid when it is outside."""
        week, weekday = divmod((day - self._monday).days, 7)
        return self.index(weekday, week)

    def level(self, index: Index) -> int | None:
        """The level of a cell, or None when it is not shown."""
        return self._levels.get(self.day(index))

    def last_day(self) -> date | None:
        """The latest day that is shown."""
        return max((day for day, level in self._levels.items() if level is not None), default=None)

    def months(self, week: int = 0) -> tuple[str, str]:
        """The first month from column `week` on, and the last; empty when there is none or it is the same."""
        if not self._weeks:
            return "", ""
        last = max(self._levels)
        first = min(last, max(min(self._levels), self._monday + timedelta(days=7 * week)))
        same = (first.year, first.month) == (last.year, last.month)
        return month_name(first), "" if same else month_name(last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 7 if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return self._weeks if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.level(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        level = self.level(index)
        if level is None:
            return None
        if role == LEVEL:
            return level
        if role == DAY:
            return self.day(index)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.describe(self.day(index), level)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Not shown, but spoken: the weekday of a row, the Monday of a week."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return weekday_name(section)
        return long_date(self._monday + timedelta(days=7 * section))

    def _plain_words(self, day: date, level: int) -> str:
        return self.tr("{day}: {level} of 4").format(day=long_date(day), level=level)
