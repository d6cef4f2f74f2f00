"""What every tab is: a page that shows some kinds of things and asks again when they change."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.today import TodayPage
from relationship_journal.ui.context import Context


class Tab(QWidget):
    """One page of the rail. Subclasses build their widgets once and fill them in `refresh`.

    A change of one of `kinds` refreshes a visible tab at once and a hidden one when it is next shown.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()
    day_requested = Signal(object)
    """A day (date) the user wants to see on Today."""
    entry_requested = Signal(str, object, object)
    """The kind, id and day of an entry the user wants to see where it is at home."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True

    def refresh(self) -> None:
        """Ask the journal for what this tab shows and show it when it comes."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over every text not yet saved, now: called on leaving, locking and quitting."""

    def new(self) -> None:
        """Begin something new on this tab (Ctrl+N)."""

    def choose_day(self) -> None:
        """Offer a calendar, where the tab shows one day."""

    def expect(self, page: TodayPage) -> None:
        """Take what was read ahead of the first look; only Today shows it."""

    def find(self, text: str) -> None:  # type: ignore[override]  # Qt finds windows by number; nobody here does
        """Narrow the tab to `text`, where it has a filter."""

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Bring an entry into view, with the cursor at `word` when there is one."""

    def place(self) -> dict[str, Any]:
        """Where the user is (day, field, cursor), to come back to after a lock. No content."""
        return {}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to what `place` returned."""

    def on_changed(self, changed: Changed) -> None:
        """React to a change of the journal."""
        if not self.kinds & changed.kinds:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
