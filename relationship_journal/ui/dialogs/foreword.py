"""A page of context for somebody who reads the journal of a stranger; it is printed and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField

PAUSE_MS = 800
"""So long after the last key the pages are made anew."""


class Foreword(QWidget):
    """The field for it, and what becomes of its words."""

    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = WritingField(self.tr("What they should know first"), 4, framed=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("A page of context"), "eyebrow"))
        layout.addWidget(self.field)
        layout.addWidget(
            label(
                self.tr("It becomes the first page of the PDF and is kept nowhere else."), "hint", wrap=True
            )
        )
        self.field.edited.connect(self._pause.start)
        self._pause.timeout.connect(self.written)

    def wipe(self) -> None:
        """Forget the words."""
        self._pause.stop()
        self.field.setPlainText("")
        self.field.document().clearUndoRedoStacks()
