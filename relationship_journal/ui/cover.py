"""What one sees after leaving quickly: a dull page of notes, and nothing of the journal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.labels import label

_LIGHT = ("#FFFFFF", "#222222", "#6A6A6A")
_DARK = ("#1F1F1F", "#DDDDDD", "#9A9A9A")
"""Paper, ink and grey: plain ones, not the journal's."""
WAY_BACK = "Ctrl+U"


class Notes(QPlainTextEdit):
    """A field for notes that does not take the way back for a wish to delete a line."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.ignore()
            return QKeySequence(event.keyCombination()) == QKeySequence(WAY_BACK) or super().event(event)
        return super().event(event)


class Cover(QWidget):
    """A page of notes to type on. What is typed there is kept nowhere."""

    uncover_requested = Signal()
    """The user wants to come back; only those who know the keys do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes = Notes()
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.document().setDocumentMargin(0)
        self.notes.setAccessibleName(self.tr("Notes"))
        self._title = label(self.tr("Groceries"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self.notes)
        self._dress()
        back = QShortcut(QKeySequence(WAY_BACK), self)
        back.activated.connect(self.uncover_requested)

    def open(self) -> None:
        """Begin with a fresh list, the cursor at its end."""
        self.notes.setPlainText(
            self.tr("milk\nbread\napples\nwashing-up liquid\nbatteries (AA)\n\ncall about the boiler\n")
        )
        self.notes.moveCursor(self.notes.textCursor().MoveOperation.End)
        self._dress()
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # no key of the window behind means anything here

    def _dress(self) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        paper, ink, grey = _DARK if dark else _LIGHT
        self.setStyleSheet(
            f"Cover {{ background: {paper}; }}"
            f"QPlainTextEdit {{ background: {paper}; color: {ink}; border: 0; font-size: 15px; }}"
            f"QLabel {{ color: {grey}; font-size: 13px; }}"
        )
