"""What a page shows before there is anything on it: what it is for, an example, a way to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

COLUMN = 560
"""The widest a line of reading gets, in pixels: about 70 characters."""


class EmptyState(Card):
    """One sentence, one example, one button."""

    started = Signal()
    """The user pressed the button."""

    def __init__(self, text: str, example: str, button_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        words = label(text, wrap=True)
        words.setMaximumWidth(COLUMN)
        shown = label(example, "quote", wrap=True)
        shown.setMaximumWidth(COLUMN)
        self.button = Button(button_text, "primary")
        self.button.clicked.connect(self.started)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        for line in (words, shown):  # a row heeds the widest a line gets when it asks how tall it is
            holder = QHBoxLayout()
            holder.addWidget(line, 1)
            self.body.addLayout(holder)
        self.body.addLayout(row)
        # Only now: shown before it has a parent, each would be a window of its own for a moment.
        shown.setVisible(bool(example))
        self.button.setVisible(bool(button_text))
        self.setAccessibleName(text)
