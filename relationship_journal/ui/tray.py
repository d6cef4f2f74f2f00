"""Shows reminders through the system tray, where there is one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

SHOWN_MS = 15_000


class Tray(QObject):
    """A tray icon that is there only while reminders are wanted. A click brings the window back."""

    raise_requested = Signal()
    unshown = Signal(str, str)
    """A title and a text no tray could show."""

    def __init__(self, icon: QIcon, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(name)
        self._icon.activated.connect(lambda _: self.raise_requested.emit())
        self._icon.messageClicked.connect(self.raise_requested)

    def show(self, wanted: bool) -> None:
        """Be in the tray, or leave it."""
        self._icon.setVisible(wanted and QSystemTrayIcon.isSystemTrayAvailable())

    def remind(self, title: str, text: str) -> None:
        """Show a few neutral words."""
        if self._icon.isVisible():
            self._icon.showMessage(title, text, self._icon.icon(), SHOWN_MS)
        else:
            self.unshown.emit(title, text)
