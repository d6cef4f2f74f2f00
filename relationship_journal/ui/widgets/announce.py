"""Speaks to a screen reader without moving the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


class Announcer(Protocol):
    """Speaks to a screen reader: `announce`, or a test's own ears."""

    def __call__(self, widget: QWidget, text: str, *, alert: bool = False) -> None:
        """Have `text` read aloud."""
        ...


def announce(widget: QWidget, text: str, *, alert: bool = False) -> None:
    """Have `text` read aloud, politely; an `alert` also says that something appeared."""
    if not QAccessible.isActive():
        return
    if alert:
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
