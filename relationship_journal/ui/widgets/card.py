"""The sheet of paper everything on a page lies on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.labels import label

PADDING = 20


class Card(QFrame):
    """A titled card. Content goes into `body`; a hint or button on the right of the title into `header`."""

    def __init__(self, title: str = "", tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self.setProperty("tone", tone)
        self._title = label(title, "heading", wrap=True)
        self.header = QHBoxLayout()
        self.header.setSpacing(12)
        self.header.addWidget(self._title, 1)
        self.header.addStretch(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        layout.setSpacing(12)
        layout.addLayout(self.header)
        layout.addLayout(self.body)
        self._title.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title; none when empty."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
