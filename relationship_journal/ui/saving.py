"""What becomes of words that cannot be saved: said once and plainly, tried again, or copied elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.text import first_words
from relationship_journal.ui.tasks import Tasks
from relationship_journal.ui.words import kind_words, sentence_of

if TYPE_CHECKING:
    from relationship_journal.domain.records import Record
    from relationship_journal.journal.journal import Journal

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

    def failed(self, error: Exception, journal: Journal) -> None:
        """A save did not succeed; if nothing waits now, it was refused for what it says."""
        if not isinstance(error, KnownError) or not len(journal.unsaved):
            self.refused.emit(error)
            return
        self.is_stuck, self.reason = True, sentence_of(error)
        self.stuck.emit(self.reason)

    def succeeded(self, tasks: Tasks, journal: Journal) -> None:
        """A save succeeded: what waits from before may be saved by now."""
        if self.is_stuck:
            self.retry(tasks, journal)

    def retry(self, tasks: Tasks, journal: Journal) -> None:
        """Try again now what could not be saved."""
        tasks.run(
            journal.unsaved.retry,
            done=lambda _: self.clear(),
            failed=lambda error: self.failed(error, journal),
            owner=self,
        )

    def clear(self) -> None:
        """Nothing waits any more, or nobody is there to see it."""
        self.reason = ""
        if self.is_stuck:
            self.is_stuck = False
            self.cleared.emit()


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
