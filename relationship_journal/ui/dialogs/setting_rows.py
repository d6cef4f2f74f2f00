"""The rows of the settings: a name, a line of explanation, and a control on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label


class SettingRow(QWidget):
    """Names its control to a screen reader, with the explanation as its description."""

    def __init__(self, name: str, explanation: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = label(name, "heading")
        title.setBuddy(control)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(label(explanation, "hint", wrap=True))
        control.setAccessibleName(name)
        control.setAccessibleDescription(explanation)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(24)
        layout.addLayout(words, 1)
        layout.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class Choice(QWidget):
    """One of a few values, each a chip; arrow keys move among them."""

    chosen = Signal(str)
    """The user chose this value."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for value, words in options:
            chip = Chip(words)
            chip.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            self._group.addButton(chip)
            self.chips[value] = chip
            layout.addWidget(chip)

    def choose(self, value: str) -> None:
        """Show `value` as the one chosen."""
        self.chips[value].setChecked(True)
