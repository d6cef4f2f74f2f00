"""Backups as they meet the door: one made on the way out, one put in place, one looked for while locked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal.domain.backups import Restored
from relationship_journal.ui.context import Context
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.ui.machine import Machine

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal


class BackupDoor(QObject):
    """Tells the lock screen what is going on, and opens the page of backups in its place."""

    page_changed = Signal(object)
    """Show this page (QWidget): the backups, or the lock screen again."""

    def __init__(
        self,
        keeper: Keeper,
        lock_screen: LockScreen,
        context: Context,
        machine: Machine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._lock_screen = lock_screen
        self._context = context
        self._machine = machine
        self.folder = Path()
        """The journal the user stands before."""
        lock_screen.restore_requested.connect(self.open)
        keeper.unlocked.connect(self._on_keeper_unlocked)
        keeper.backing_up.connect(self._on_keeper_backing_up)
        keeper.restored.connect(self.tell_restored)

    def open(self) -> None:
        """Show the backups of the locked journal the user stands before, damaged or not."""
        if self._keeper.state not in (State.LOCKED, State.CLOSED):
            return
        from relationship_journal.journal.backups import Shelf
        from relationship_journal.ui.dialogs.backups_page import BackupsPage

        page = BackupsPage(self._context, self._machine, Shelf(self.folder, self._context.clock))

        def close() -> None:
            page.flush()
            self.page_changed.emit(self._lock_screen)
            page.deleteLater()

        def restored(done: Restored) -> None:
            close()
            self.tell_restored(done)

        page.close_requested.connect(close)
        page.restored.connect(restored)
        self.page_changed.emit(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keeper_unlocked(self, journal: Journal) -> None:
        self.folder = journal.folder
        second = self._machine.second_places.get(str(journal.folder), "")
        journal.backups.second = Path(second) if second else None
        self._context.tasks.run(journal.backups.take_trouble, done=self._on_trouble_known)

    def _on_trouble_known(self, sentence: str) -> None:
        if sentence:
            self._context.notices.say(sentence)

    def _on_keeper_backing_up(self) -> None:
        self._lock_screen.say(self.tr("A backup is being made. You can unlock in a moment."))

    def tell_restored(self, done: Restored) -> None:
        """Say on the lock screen what was put in place, and where the journal is that was there before."""
        from relationship_journal.ui.backups import words

        clock = self._context.clock
        day = words.moment(done.backup.made_at, clock.now(), clock.zone())
        said = self.tr("Restored: {entries}, as of {day}.").format(
            entries=words.entries(done.backup), day=day
        )
        if done.aside is not None:
            said += " " + self.tr("Your journal as it was until now is kept in {folder}.").format(
                folder=words.short_path(done.aside)
            )
        self._lock_screen.say(said)
