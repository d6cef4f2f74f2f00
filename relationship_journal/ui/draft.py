"""One record while it is edited: the newest state here, the journal a moment behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from relationship_journal.domain.records import Record
from relationship_journal.domain.text import first_words
from relationship_journal.ui.autosave import Autosave
from relationship_journal.ui.context import Context

R = TypeVar("R", bound=Record)

LABEL_CHARACTERS = 40
"""How much of a deleted text the offer to undo repeats."""


class Draft(QObject, Generic[R]):
    """Keeps changes of one record of `kind` and hands them to `save`.

    A record is made by `fresh` at the first change, so that what was written first also has the earlier
    id. `label` is what the record says in short; one that says nothing any more is deleted, but only on
    `flush`, so that a line cleared to be written anew stays itself.
    """

    saved = Signal()
    deleted = Signal()

    def __init__(
        self,
        context: Context,
        kind: str,
        fresh: Callable[[], R],
        save: Callable[[R], R],
        label: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._fresh = fresh
        self._save = save
        self._label = label
        self._record: R | None = None
        self._stored: R | None = None
        self._on_the_way = 0
        self._failed = 0
        context.saving.cleared.connect(self._on_saving_cleared)
        self._autosave = Autosave(self, self._hand_over)

    @property
    def record(self) -> R | None:
        """The newest state; None before anything was written."""
        return self._record

    @property
    def kind(self) -> str:
        """What kind of record it is."""
        return self._kind

    @property
    def is_stored(self) -> bool:
        """Whether the journal knows it."""
        return self._stored is not None

    @property
    def is_unsaved(self) -> bool:
        """Whether something here has not reached the journal yet."""
        return self._autosave.pending or self._on_the_way > 0 or (self.is_stored and self.is_blank)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing worth keeping."""
        return self._record is None or not self._label(self._record).strip()

    def change(self, **values: Any) -> None:
        """Set fields; they are saved once typing rests."""
        if self._record is None:
            self._record = self._fresh()
        changed = replace(self._record, **values)
        if changed != self._record:
            self._record = changed
            self._autosave.touch()

    def keep(self, **values: Any) -> None:
        """Set fields and save at once: for a choice, where nothing more will be typed. The first one is a
        choice even when it is what a fresh record has anyway."""
        fresh = self._record is None
        self.change(**values)
        if fresh:
            self._autosave.touch()
        self._autosave.flush()

    def take(self, record: R) -> bool:
        """Adopt what the journal holds, unless there is something newer here; whether it was adopted."""
        if self._record is not None and self._record.id == record.id and self.is_unsaved:
            return False
        self._record = self._stored = record
        return True

    def flush(self) -> None:
        """Save what is waiting; delete what was erased."""
        self._autosave.flush()
        if self.is_stored and self.is_blank:
            self.delete()

    def let_go(self) -> None:
        """Save what is waiting and begin an empty record; the one left stays in the journal."""
        self.flush()
        self._record, self._stored, self._on_the_way = None, None, 0

    def delete(self) -> None:
        """Move the record to the bin, offer to undo it, and begin an empty one."""
        self._autosave.flush()
        stored, self._record, self._stored, self._on_the_way = self._stored, None, None, 0
        if stored is not None:
            self._context.tasks.run(self._context.journal.bin.delete, self._kind, stored.id)
            words = first_words(self._label(stored), LABEL_CHARACTERS)
            self._context.notices.deleted(self._kind, stored.id, words)
        self.deleted.emit()

    def _hand_over(self) -> None:
        record = self._record
        if record is None or self.is_blank:
            return
        self._on_the_way += 1
        self._stored = record
        self._context.tasks.run(self._save, record, done=self._on_saved, failed=self._on_not_saved)

    def _on_not_saved(self, error: Exception) -> None:
        """It stays here, and waits in the journal, also when this draft is gone by now."""
        if isValid(self):
            self._failed += 1
        self._context.saving.failed(error, self._context.journal)

    def _on_saving_cleared(self) -> None:
        self._on_the_way, self._failed = max(0, self._on_the_way - self._failed), 0

    def _on_saved(self, saved: R) -> None:
        self._context.saving.succeeded(self._context.tasks, self._context.journal)
        if not isValid(self) or self._record is None or self._record.id != saved.id:
            return
        self._on_the_way = max(0, self._on_the_way - 1)
        self._stored = saved
        if not self._on_the_way and not self._autosave.pending:
            self._record = saved
        self.saved.emit()
