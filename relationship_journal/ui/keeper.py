"""Locked or unlocked is a state, not a dialog: the one place that opens a journal and lets go of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from relationship_journal.domain.backups import Backup
from relationship_journal.domain.changes import Changed
from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.computer import KeysLost
from relationship_journal.ui.tasks import Failed, ThreadTasks
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal


class State(Enum):
    """Where a journal stands. LOCKING ends in LOCKED by itself; nothing can hold it up."""

    CLOSED = auto()
    LOCKED = auto()
    UNLOCKING = auto()
    UNLOCKED = auto()
    LOCKING = auto()


class Opener(Protocol):
    """Opens journals; the real one lives where everything is put together."""

    def open(self, folder: Path, passphrase: str) -> Journal:
        """The journal in `folder`. Raises KnownError with the sentence to show."""
        ...

    def open_with_sheet(self, folder: Path, text: str) -> Journal:
        """The same, by what stands on the recovery sheet."""
        ...

    def open_with_copy(self, folder: Path, passphrase: str) -> Journal:
        """The same, with this computer's copy of keys.json."""
        ...

    def open_remembered(self, folder: Path) -> Journal:
        """The same, by this computer's keyring."""
        ...

    def create(self, folder: Path, passphrase: str, my_name: str, partner_name: str) -> Journal:
        """A new journal in `folder`. Raises KnownError likewise."""
        ...


class Keeper(QObject):
    """Moves a journal between its states. All slow steps run on the journal's thread, in order."""

    unlocked = Signal(object)
    locked = Signal()
    refused = Signal(str)
    copy_offered = Signal()
    """It was refused for its keys file, and this computer has a copy of that."""
    backing_up = Signal()
    """Before it is locked a backup is made, which takes a moment."""
    restored = Signal(object)
    """After `locked`: a backup is in the journal's place (Restored)."""
    damage_found = Signal()
    """It was refused because its files are damaged; some of it can be read all the same."""
    failed = Signal(object)

    def __init__(self, tasks: ThreadTasks, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._opener = opener
        self._journal: Journal | None = None
        self.state = State.CLOSED
        self.passphrase_typed = False
        """Whether the journal was last opened by its passphrase."""

    @property
    def is_unlocked(self) -> bool:
        """Whether a journal is open."""
        return self.state is State.UNLOCKED

    def close_door(self) -> None:
        """There is a journal, and it is locked."""
        self.state = State.LOCKED

    def unlock(self, folder: Path, passphrase: str) -> None:
        """Open the journal in `folder`; answers with `unlocked` or `refused`."""
        self._begin(self._opener.open, folder, passphrase)

    def unlock_with_sheet(self, folder: Path, text: str) -> None:
        """The same, by the recovery sheet."""
        self._begin(self._opener.open_with_sheet, folder, text, passphrase_typed=False)

    def unlock_with_copy(self, folder: Path, passphrase: str) -> None:
        """The same, with this computer's copy of the keys file, which then takes its place."""
        self._begin(self._opener.open_with_copy, folder, passphrase)

    def unlock_remembered(self, folder: Path) -> None:
        """The same, by this computer's keyring."""
        self._begin(self._opener.open_remembered, folder, passphrase_typed=False)

    def create(self, folder: Path, passphrase: str, my_name: str, partner_name: str) -> None:
        """Make a journal in `folder`; answers with `unlocked` or `refused`."""
        self._begin(self._opener.create, folder, passphrase, my_name, partner_name)

    def lock(self) -> None:
        """Let go of the journal after everything asked of it so far. Asks nothing; answers with `locked`."""
        self._leave(lambda journal: journal.lock(self.backing_up.emit), self._on_close_failed)

    def restore(self, prepared: Backup) -> None:
        """The same, and put a prepared backup in its place; `restored` or `refused` comes after `locked`."""
        self._leave(lambda journal: journal.restore(prepared), self._on_restore_failed)

    def rest(self) -> None:
        """While nobody types: write everything home."""
        if self._journal is not None:
            self._tasks.run(self._journal.rest, latest="rest")

    def _leave(self, last: Callable[[Journal], object], failed: Failed) -> None:
        if self._journal is None or self.state is not State.UNLOCKED:
            return
        self.state = State.LOCKING
        journal, self._journal = self._journal, None
        self._tasks.run(last, journal, done=self._on_closed, failed=failed)

    def _begin(self, work: object, *args: object, passphrase_typed: bool = True) -> None:
        if self.state in (State.UNLOCKING, State.LOCKING, State.UNLOCKED):
            return
        self.passphrase_typed = passphrase_typed
        self.state = State.UNLOCKING
        self._tasks.run(work, *args, done=self._on_opened, failed=self._on_refused)  # type: ignore[arg-type]

    def _on_opened(self, journal: Journal) -> None:
        self._journal = journal
        self._tasks.changes = journal.take_changes
        self.state = State.UNLOCKED
        self.unlocked.emit(journal)

    def _on_refused(self, error: Exception) -> None:
        self.state = State.LOCKED
        if isinstance(error, KnownError):
            self.refused.emit(sentence_of(error))
            if isinstance(error, KeysLost):
                self.copy_offered.emit()
            if _is_damage(error):
                self.damage_found.emit()
        else:
            self.failed.emit(error)

    def _on_closed(self, restored: object) -> None:
        self._tasks.changes = Changed
        self.state = State.LOCKED
        self.locked.emit()
        if restored is not None:
            self.restored.emit(restored)

    def _on_close_failed(self, error: Exception) -> None:
        self._on_closed(None)
        self.failed.emit(error)

    def _on_restore_failed(self, error: Exception) -> None:
        self._on_closed(None)
        self._on_refused(error)


def _is_damage(error: KnownError) -> bool:
    from relationship_journal.journal.rescue import is_damage  # needed only when the vault is there already

    return is_damage(error)
