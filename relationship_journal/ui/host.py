"""What the pages may ask of the window they lie on; the window itself is in main_window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from relationship_journal.domain.backups import Backup
    from relationship_journal.domain.settings import JournalSettings
    from relationship_journal.ui.lock_screen import LockScreen


class Host(QMainWindow):
    """What the pages ask of the window they lie on."""

    wished = Signal(str)
    """An action of the table that neither the window nor a page of it answers."""
    machine_changed = Signal()
    """A setting of this computer was changed."""
    settings_known = Signal(object)
    """The settings (JournalSettings) of the journal just opened, or as just changed."""
    put_away = Signal(bool)
    """Nobody shall see what is in view, locked or not; true after a quick exit and at the program's end."""
    lock_screen: LockScreen
    _folder = Path()

    @property
    def folder(self) -> Path:
        """Where the journal is that this window stands before, or in."""
        return self._folder

    def sit_before(self, page: QWidget) -> None:
        """Lock, and show `page` where the lock screen would be."""
        raise NotImplementedError

    def show_door(self, instead_of: QWidget) -> None:
        """Show the lock screen, and have no such page any more."""
        raise NotImplementedError

    def trigger(self, name: str) -> None:
        """Do one of the actions of the table."""
        raise NotImplementedError

    def restore(self, prepared: Backup) -> None:
        """Lock, and put a prepared backup in the journal's place."""
        raise NotImplementedError

    def take_settings(self, settings: JournalSettings) -> None:
        """The user changed the settings of the journal."""
        raise NotImplementedError

    def set_title(self) -> None:
        """The window's title may be another one now."""
        raise NotImplementedError

    def raise_up(self, leave: str = "") -> None:
        """Come to the front; `leave` is the desktop's, where it gives one to a program that is started."""
        if leave:
            os.environ["XDG_ACTIVATION_TOKEN"] = leave  # Qt takes it from there, and away
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
