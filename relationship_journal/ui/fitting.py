"""How large a window may open, and where."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR = 40
"""Pixels left for the frame that the system draws around a window."""


def fitted(window: QWidget, width: int, height: int) -> QSize:
    """This size, or less where the screen has no room for it."""
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    return QSize(width, height).boundedTo(room)


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that was left where there is no screen any more, or that is larger than its own.

    One that can be seen and taken hold of by its title bar stays where it is.
    """
    if window.isMaximized() or window.isFullScreen():
        return
    here = window.geometry()
    title = QRect(here.left(), here.top() - TITLE_BAR, here.width(), TITLE_BAR)
    screens = [one.availableGeometry() for one in window.screen().virtualSiblings()]
    room = next((one for one in screens if one.intersects(title)), window.screen().availableGeometry())
    room = room.adjusted(0, TITLE_BAR, 0, 0)
    size = here.size().boundedTo(room.size())
    left = max(room.left(), min(here.left(), room.left() + room.width() - size.width()))
    top = max(room.top(), min(here.top(), room.top() + room.height() - size.height()))
    if (wanted := QRect(left, top, size.width(), size.height())) != here:
        window.setGeometry(wanted)
