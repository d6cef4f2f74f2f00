"""One line of the user's own words, without a frame around it."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal.ui.fonts import REGULAR, SEMIBOLD, serif
from relationship_journal.ui.tokens import HEADING, TEXT


class LineField(QLineEdit):
    """A serif line; what it suggests while it is empty stands in italics. A `title` is larger."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, title: bool = False) -> None:
        super().__init__(parent)
        self._size, self._weight = (HEADING, SEMIBOLD) if title else (TEXT, REGULAR)
        self.setProperty("variant", "line")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFrame(False)
        self.setTextMargins(0, 0, 0, 0)
        self.textChanged.connect(self._on_text_changed)
        self._on_text_changed("")

    def setText(self, text: str | None) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def _on_text_changed(self, text: str) -> None:
        italic = not text
        if self.font().italic() != italic or self.font().family() != serif().family():
            self.setFont(serif(self._size, self._weight, italic))
