"""A line of the user's own words that wraps when it is long, and never breaks."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.widgets.writing_field import WritingField


class Line(WritingField):
    """Enter goes on to the next thing; what is pasted becomes one line."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        plain = QMimeData()
        plain.setText(" ".join(source.text().split()))
        super().insertFromMimeData(plain)


def fill(field: WritingField, text: str) -> None:
    """Show `text`, leaving the cursor alone when it is there already."""
    if field.toPlainText() != text:
        position = field.textCursor().position()
        field.setPlainText(text)
        field.set_cursor_at(min(position, len(text)))
