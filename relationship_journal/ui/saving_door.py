"""Words that could not be saved, as they meet the door: on locking, unlocking, and closing the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal.ui.context import Context
from relationship_journal.ui.keeper import Keeper
from relationship_journal.ui.lock_screen import LockScreen

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal


class SavingDoor(QObject):
    """Says that they are kept, brings them back, and lets nobody close them away unsaid. `on_refused` hears
    of saves that failed for another reason than the disk."""

    def __init__(
        self,
        keeper: Keeper,
        lock_screen: LockScreen,
        context: Context,
        on_refused: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock_screen = lock_screen
        self._context = context
        self._warned = False
        keeper.locked.connect(self._on_keeper_locked)
        keeper.unlocked.connect(self._on_keeper_unlocked)
        context.saving.refused.connect(on_refused)

    def holds_up(self) -> bool:
        """Whether closing must wait: no disk took the sealed words, and the user was not told so yet."""
        context = self._context
        lost = context.saving.is_stuck and context.journal.unsaved.only_in_memory
        if not lost or self._warned:
            return False
        self._warned = True
        context.notices.say(
            self.tr("No disk takes what you wrote. Save a copy elsewhere; closing again loses it.")
        )
        return True

    def _on_keeper_locked(self) -> None:
        if self._context.saving.is_stuck:
            self._lock_screen.say(self.tr("What could not be saved is kept, encrypted, until you unlock."))
            self._context.saving.clear()

    def _on_keeper_unlocked(self, journal: Journal) -> None:
        self._warned = False
        self._lock_screen.say("")
        if journal.unsaved.brought_back:
            self._context.notices.say(
                self.tr("What could not be saved before you locked is in your journal now.")
            )
        if len(journal.unsaved):
            self._context.saving.retry(self._context.tasks, journal)
