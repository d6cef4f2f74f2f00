"""What becomes of words that cannot be saved: said once and plainly, tried again, or copied elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.text import first_words
from relationship_journal.ui.words import kind_words, sentence_of

if TYPE_CHECKING:
    from relationship_journal.domain.records import Record
    from relationship_journal.journal.journal import Journal
    from relationship_journal.ui.context import Context

WRITTEN = (
    "title",
    "text",
    "what",
    "when",
    "meaning",
    "reaction",
    "note",
    "my_story",
    "their_story",
    "name",
    "plan",
)
"""Fields that hold what a user wrote, in the order they are read."""


class Saving(QObject):
    """Whether everything written reaches the journal. The words themselves wait, sealed, in the journal."""

    stuck = Signal(str)
    """Something could not be saved, for the reason given."""
    cleared = Signal()
    """Everything is saved again, or nothing is open any more."""
    refused = Signal(object)
    """A save failed for another reason than the disk (Exception)."""

    def __init__(self) -> None:
        super().__init__()
        self.is_stuck = False
        self.reason = ""
        self._warned = False

    def may_go(self, journal: Journal) -> bool:
        """Whether the program may end: what waits is on some disk, sealed, or the user was told already."""
        warned, self._warned = self._warned, True
        return warned or not journal.unsaved.only_in_memory

    def failed(self, error: Exception, context: Context) -> None:
        """A save did not succeed; if nothing waits now, it was refused for what it says."""
        if not isinstance(error, KnownError) or not len(context.journal.unsaved):
            self.refused.emit(error)
            return
        self.is_stuck, self.reason = True, sentence_of(error)
        self.stuck.emit(self.reason)

    def succeeded(self, context: Context) -> None:
        """A save succeeded: what waits from before may be saved by now."""
        if self.is_stuck:
            self.retry(context)

    def retry(self, context: Context) -> None:
        """Try again now what could not be saved."""
        context.tasks.run(
            context.journal.unsaved.retry,
            done=lambda _: self.clear(),
            failed=lambda error: self.failed(error, context),
            owner=self,
        )

    def clear(self) -> None:
        """Nothing waits any more, or nobody is there to see it."""
        self.reason = ""
        if self.is_stuck:
            self.is_stuck = False
            self.cleared.emit()

    def entered(self, journal: Journal, context: Context) -> None:
        """A journal was opened: tell of words an earlier session kept, and of those that still wait."""
        if journal.unsaved.brought_back:
            told = QCoreApplication.translate(
                "Saving", "What could not be saved before you locked is in your journal now."
            )
            context.notices.say(told)
        if len(journal.unsaved):
            self.retry(context)


def readable(records: list[Record]) -> str:
    """What was written in these records, as a text anyone can read."""
    parts = []
    for record in records:
        kind = type(record).__name__
        name = kind_words("".join(f"_{c.lower()}" if c.isupper() else c for c in kind).strip("_"))
        day = getattr(record, "day", None)
        head = name if day is None else f"{name}, {day.isoformat()}"
        words = [str(getattr(record, field)) for field in WRITTEN if getattr(record, field, "")]
        parts.append("\n\n".join([head, *words]))
    return "\n\n\n".join(parts) + "\n"


def suggested_name(folder: Path) -> str:
    """Where a copy goes unless told: it says nothing of what it is."""
    return str(folder / (first_words(QCoreApplication.translate("Saving", "Notes"), 40) + ".txt"))
