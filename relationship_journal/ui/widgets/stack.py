"""Widgets one below the other, shown anew as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

SPACING = 8


class Stack(QWidget):
    """A column that can be emptied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)

    def add(self, widget: QWidget) -> None:
        """One more below the others."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Take everything out."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._column.removeWidget(child)
            child.hide()
            child.deleteLater()
