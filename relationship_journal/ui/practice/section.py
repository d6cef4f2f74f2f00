"""What every section of the Practice tab is: a page that asks again when its kinds change."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.context import Context


class PracticeSection(QWidget):
    """One of the pages the tab switches between; what a Tab does, for a part of it."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    history_requested = Signal(str, object)
    """Kind and id of an entry whose earlier versions the user wants to see."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def refresh(self) -> None:
        """Ask the journal for what is shown."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over every text not yet saved."""

    def new(self) -> None:
        """Begin something new."""

    def show_entry(self, kind: str, id: UUID, day: date, word: str = "") -> None:
        """Bring an entry into view, with the cursor at `word`."""

    def place(self) -> dict[str, Any]:
        """Where the user is; no content."""
        return {}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to what `place` returned."""
