"""The push button in its four weights."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

Variant = Literal["primary", "secondary", "quiet", "link", "icon", "toast"]


class Button(QPushButton):
    """A button; give an "icon" button its accessible name as `text`, it is shown as a tool-tip instead."""

    def __init__(self, text: str, variant: Variant = "secondary", parent: QWidget | None = None) -> None:
        super().__init__("" if variant == "icon" else text.replace("&", "&&"), parent)
        self.setProperty("variant", variant)
        self.setAccessibleName(text)
        if variant == "icon":
            self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def set_text(self, text: str) -> None:
        """Change what the button says, to the eye and to a screen reader."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
