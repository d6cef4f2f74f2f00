"""The ways into a locked journal other than its passphrase, and when the passphrase is asked all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from relationship_journal.domain.days import Clock
from relationship_journal.ui.doorplate import announce, due
from relationship_journal.ui.keeper import Keeper
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.ui.machine import Machine


class Doors(QObject):
    """Leads from the lock screen to the keeper. `folder` tells which journal the user stands before."""

    def __init__(
        self,
        keeper: Keeper,
        lock_screen: LockScreen,
        machine: Machine,
        clock: Clock,
        folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._lock_screen = lock_screen
        self._machine = machine
        self._clock = clock
        self._folder = folder
        lock_screen.sheet_entered.connect(self._on_lock_screen_sheet_entered)
        lock_screen.remembered_requested.connect(self._on_lock_screen_remembered_requested)
        lock_screen.copy_requested.connect(self._on_lock_screen_copy_requested)
        keeper.copy_offered.connect(lock_screen.offer_copy)
        keeper.unlocked.connect(self._on_keeper_unlocked)

    def announce(self) -> None:
        """Let the lock screen say which journal it is, and whether this computer may open it today."""
        announce(self._lock_screen, self._machine, self._folder(), self._clock)

    def _on_lock_screen_sheet_entered(self, text: str) -> None:
        self._lock_screen.set_busy(True)
        self._keeper.unlock_with_sheet(self._folder(), text)

    def _on_lock_screen_remembered_requested(self) -> None:
        self.announce()
        if not due(self._machine, self._folder(), self._clock):
            self._lock_screen.set_busy(True)
            self._keeper.unlock_remembered(self._folder())

    def _on_lock_screen_copy_requested(self, passphrase: str) -> None:
        self._lock_screen.set_busy(True)
        self._keeper.unlock_with_copy(self._folder(), passphrase)

    def _on_keeper_unlocked(self, _: object) -> None:
        name = str(self._folder())
        if self._keeper.passphrase_typed and name in self._machine.asked:
            self._machine.asked[name] = self._clock.now().isoformat()
