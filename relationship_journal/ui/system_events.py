"""Hears over D-Bus that the computer goes to sleep or its screen is locked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)
_LOGIN = "org.freedesktop.login1"


def _slot(signature: str) -> Any:
    """A slot as QtDBus wants it named: text, though its stub asks for bytes."""
    return SLOT(signature)


class SystemEvents(QObject):
    """Emits `leaving` when the system sleeps, the screen locks, or the session is locked or left.

    Where there is no D-Bus nothing is heard, and idle time alone locks.
    """

    leaving = Signal()

    def listen(self, system: QDBusConnection | None = None, session: QDBusConnection | None = None) -> int:
        """Subscribe on both buses; returns how many subscriptions were taken."""
        system = system or QDBusConnection.systemBus()
        session = session or QDBusConnection.sessionBus()
        taken = 0
        if system.isConnected():
            taken += system.connect(
                _LOGIN,
                "/org/freedesktop/login1",
                f"{_LOGIN}.Manager",
                "PrepareForSleep",
                self,
                _slot("_on_sleep(bool)"),
            )
            taken += system.connect(
                _LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("_on_session_lock()")
            )
        if session.isConnected():
            for service, path, interface in _SAVERS:
                taken += session.connect(
                    service, path, interface, "ActiveChanged", self, _slot("_on_screen(bool)")
                )
        return taken

    @Slot(bool)
    def _on_sleep(self, going: bool) -> None:
        if going:
            self.leaving.emit()

    @Slot()
    def _on_session_lock(self) -> None:
        self.leaving.emit()

    @Slot(bool)
    def _on_screen(self, covered: bool) -> None:
        if covered:
            self.leaving.emit()
