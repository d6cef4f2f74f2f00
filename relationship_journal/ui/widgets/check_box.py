"""A check box that says what it is about, with a quiet word on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from relationship_journal.ui.widgets.labels import label


class CheckBox(QWidget):
    """A row: box, text, hint. `box` is the real check box."""

    toggled = Signal(bool)
    """The user switched it; not sent by `set_checked`."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text.replace("&", "&&"))
        self.box.setAccessibleName(text)
        self.box.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box.clicked.connect(self.toggled)
        self._hint = label(hint, "hint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self.box, 1)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.box)
        self.set_hint(hint)

    def is_checked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Show it ticked or not."""
        self.box.setChecked(checked)

    def set_hint(self, hint: str) -> None:
        """Change the quiet word on the right."""
        self._hint.setText(hint)
        self.box.setAccessibleDescription(hint)
