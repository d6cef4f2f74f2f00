"""How large a window may open."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR = 40
"""Pixels left for the frame that the system draws around a window."""


def fitted(window: QWidget, width: int, height: int) -> QSize:
    """This size, or less where the screen has no room for it."""
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    return QSize(width, height).boundedTo(room)
