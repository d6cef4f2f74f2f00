"""What the pages may ask of the window they lie on; the window itself is in main_window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from relationship_journal.domain.backups import Backup
    from relationship_journal.domain.settings import JournalSettings


class Host(QMainWindow):
    """What the pages ask of the window they lie on."""

    wished = Signal(str)
    """An action of the table that neither the window nor a page of it answers."""
    machine_changed = Signal()
    """A setting of this computer was changed."""

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

    def raise_up(self) -> None:
        """Come to the front."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
