"""A small round switch for a tag or a filter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class Chip(QPushButton):
    """A tag that is on or off; `tone` (ember, sage, gold, plum) is its colour when on."""

    def __init__(
        self, text: str, tone: str = "ember", *, checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("variant", "chip")
        self.setProperty("tone", tone)
        self.setCheckable(checkable)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where one was writing
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
