"""A list without an end: rows arrive in pages, when they are about to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

ITEM = Qt.ItemDataRole.UserRole
PAGE = 60
"""How many rows are asked for at a time."""
MOST = 1200
"""How many at most when the list is read anew; beyond them one's place is lost."""

Deliver = Callable[[Sequence[Any], bool], None]
"""Hands over rows, and whether there are more after them."""
Load = Callable[[int, int, Deliver], None]
"""Asks for at most `limit` rows from `offset` on; answers through `Deliver`, at once or later."""
Index = QModelIndex | QPersistentModelIndex


class PagedModel(QAbstractListModel):
    """Items of any kind. `words` says one in plain text, for a screen reader and for tests."""

    delivered = Signal()
    """A page arrived, or there was nothing to arrive."""

    def __init__(
        self,
        load: Load,
        words: Callable[[Any], str] = str,
        page: int = PAGE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._words = words
        self._page = page
        self._items: list[Any] = []
        self._more = True
        self._asking = False
        self._round = 0

    @property
    def complete(self) -> bool:
        """Whether every row has arrived."""
        return not self._more

    def reload(self) -> None:
        """Forget every row and ask again from the start; pages still on their way are dropped."""
        self._round += 1
        self._asking, self._more = False, True
        self._ask(0, max(self._page, min(len(self._items), MOST)), fresh=True)

    def item(self, row: int) -> Any:
        """The item of a row."""
        return self._items[row]

    def give_away(self) -> list[Any]:
        """Hold no rows any more; what it held is the caller's."""
        self._round += 1
        self._asking = self._more = False
        self.beginResetModel()
        items, self._items = self._items, []
        self.endResetModel()
        return items

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._items) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(item)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asking and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(len(self._items), self._page, fresh=False)

    def _ask(self, offset: int, limit: int, *, fresh: bool) -> None:
        self._asking = True
        asked = self._round

        def deliver(items: Sequence[Any], more: bool) -> None:
            if asked == self._round:
                self._take(items, more, fresh=fresh)

        self._load(offset, limit, deliver)

    def _take(self, items: Sequence[Any], more: bool, *, fresh: bool) -> None:
        self._asking = False
        self._more = more and bool(items)
        if fresh:
            self.beginResetModel()
            self._items = list(items)
            self.endResetModel()
        elif items:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
            self._items.extend(items)
            self.endInsertRows()
        self.delivered.emit()


def emptied(items: list[Any]) -> None:
    """Free `items` a few at a time. Ten years of them at once would hold up every thread."""
    while items:
        del items[-50:]
