"""A check box with the sage tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget


class CheckBox(QCheckBox):
    """Looks after its accessible name; the style sheet draws it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change what can be ticked."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
