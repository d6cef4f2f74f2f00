"""A damaged journal at the door: the newest backup that is whole is offered, and a rescue beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal.domain.backups import Backup
from relationship_journal.ui.context import Context
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.lock_screen import LockScreen

if TYPE_CHECKING:
    from relationship_journal.ui.main_window import MainWindow


class DamageDoor(QObject):
    """Offers both ways on the lock screen and leads into the rescue. `folder` tells which journal it is."""

    page_changed = Signal(object)
    """Show this page (QWidget): the rescue, or the lock screen again."""
    open_requested = Signal(object)
    """Stand before another journal (Path): the rescued one."""

    def __init__(
        self,
        keeper: Keeper,
        lock_screen: LockScreen,
        context: Context,
        folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._lock_screen = lock_screen
        self._context = context
        self._folder = folder
        self._wanted = False
        keeper.damage_found.connect(self._on_keeper_damage_found)
        keeper.locked.connect(self._on_keeper_locked)
        lock_screen.rescue_requested.connect(self.open)

    def on_wish(self, name: str) -> None:
        """A page of the open journal wishes for the rescue, once it is locked."""
        self._wanted = name == "rescue"

    def open(self) -> None:
        """Rescue what can be read of the locked journal."""
        if self._keeper.state not in (State.LOCKED, State.CLOSED):
            return
        from relationship_journal.ui.dialogs.rescue_page import RescuePage

        page = RescuePage(self._context, self._folder())

        def close() -> None:
            page.flush()
            self.page_changed.emit(self._lock_screen)
            page.deleteLater()

        def leave(folder: Path) -> None:
            close()
            self.open_requested.emit(folder)

        page.close_requested.connect(close)
        page.open_requested.connect(leave)
        self.page_changed.emit(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keeper_damage_found(self) -> None:
        from relationship_journal.journal.backups import Shelf

        self._lock_screen.offer_rescue()
        shelf = Shelf(self._folder(), self._context.clock)
        self._context.tasks.run(shelf.newest_sound, done=self._on_newest_known, latest="damage", owner=self)

    def _on_newest_known(self, newest: Backup | None) -> None:
        clock = self._context.clock
        if newest is not None and not self._lock_screen.rescue.isHidden():
            from relationship_journal.ui.backups import words

            self._lock_screen.offer_rescue(words.moment(newest.made_at, clock.now(), clock.zone()))

    def _on_keeper_locked(self) -> None:
        if self._wanted:
            self._wanted = False
            self.open()


def watch_for_damage(window: MainWindow, keeper: Keeper) -> None:
    """Let a damaged journal be rescued from its lock screen, or from the page that found the damage."""
    door = DamageDoor(keeper, window.lock_screen, window.context, lambda: window.folder, window)
    door.page_changed.connect(window.backup_door.page_changed)
    door.open_requested.connect(window.show_lock_screen)

    def wish(name: str) -> None:
        door.on_wish(name)
        if name == "rescue":
            window.lock()

    window.wished.connect(wish)
