"""The rows of the search palette: what was found, a day to open, actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from relationship_journal.domain.search import Hit, Marks
from relationship_journal.ui.actions import ACTIONS, Action
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.dialogs.words import brief_day, long_day, sealed_words, tr
from relationship_journal.ui.fonts import sans
from relationship_journal.ui.today.typed_days import typed_day
from relationship_journal.ui.widgets.paged_model import ITEM
from relationship_journal.ui.widgets.row_delegate import Piece, aside, written
from relationship_journal.ui.words import kind_words

PREFIX = ">"
"""What is typed first to see actions only."""
_NOT_OFFERED = {"search", "undo", "redo"}  # they mean nothing from here
_SIDE = 16


@dataclass(frozen=True)
class DayRow:
    """A date was typed: its day can be opened."""

    day: date


@dataclass(frozen=True)
class ActionRow:
    """Something the program can do."""

    action: Action


Row = Hit | DayRow | ActionRow
Index = QModelIndex | QPersistentModelIndex


def typed_date(text: str, today: date) -> date | None:
    """The day named by `text`, unless it lies ahead or its month was only guessed ("3", "2025")."""
    day = typed_day(text, today)
    if day is None or day > today:
        return None
    if any(character.isdigit() for character in text):
        elsewhere = typed_day(text, date(today.year, today.month % 12 + 1, 1))
        if elsewhere is None or elsewhere.month != day.month:
            return None
    return day


def matching_actions(text: str) -> list[ActionRow]:
    """The actions whose words contain every word of `text`."""
    words = text.removeprefix(PREFIX).casefold().split()
    return [
        ActionRow(action)
        for action in ACTIONS
        if action.name not in _NOT_OFFERED and all(word in action.plain_words().casefold() for word in words)
    ]


def units(text: str, marks: Marks) -> tuple[tuple[int, int], ...]:
    """`marks`, (start, end) in code points, as (start, length) in UTF-16 units, in which Qt counts."""
    found = []
    for start, end in marks:
        before, marked = text[:start], text[start:end]
        found.append((_units(before), _units(marked)))
    return tuple(found)


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _about(hit: Hit) -> list[str]:
    """Its day, its kind, and how long it stays sealed if it is."""
    said = [brief_day(hit.day), kind_words(hit.kind)]
    return said if hit.sealed_until is None else [*said, sealed_words(hit.sealed_until)]


def row_words(row: Row) -> str:
    """A row in plain text, for a screen reader."""
    if isinstance(row, Hit):
        return f"{', '.join(_about(row))}: {row.text}"
    if isinstance(row, DayRow):
        return tr("Open {day}").format(day=long_day(row.day))
    return row.action.plain_words()


class SearchModel(QAbstractListModel):
    """All rows at once, or a page more of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show more rows below."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ITEM:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row_words(row)
        return None


class SearchDelegate(ChosenRowDelegate):
    """Paints a hit as its day and kind above the words around what was found."""

    def __init__(self) -> None:
        super().__init__((_SIDE, 10), lines=False)

    def body(self, item: Row) -> Sequence[Piece]:
        if isinstance(item, Hit):
            about = " · ".join(_about(item))
            # The dots stay with their word; as long as before, so that the marks fit.
            text = item.text.replace(" …", "\u00a0…").replace("… ", "…\u00a0")
            return aside(about), written(text, units(text, item.marks))
        if isinstance(item, DayRow):
            return (Piece(row_words(item), sans()),)
        keys = (
            QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in item.action.keys
        )
        about = " · ".join((tr("action"), *keys))
        return aside(about), Piece(item.action.plain_words(), sans())
