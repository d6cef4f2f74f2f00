"""Where one of the two writes, and where both read: nothing can be copied out, and it can be wiped."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from relationship_journal.ui.clipboard import for_clipboard
from relationship_journal.ui.two_chairs.words import tr
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import Prose
from relationship_journal.ui.widgets.writing_field import WritingField

LINES = 5


class AnswerField(WritingField):
    """A field for one answer. What is selected in it goes nowhere: no clipboard, no dragging."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your answer…"), LINES, framed=True, parent=parent)
        self.setProperty("unseen", True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def createMimeDataFromSelection(self) -> QMimeData:
        return for_clipboard()

    def wipe(self) -> None:
        """Forget what was typed, in the undo stack too."""
        self.setPlainText("")
        self.document().clearUndoRedoStacks()


class AnswerLabel(Prose):
    """One of the two answers, to read."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "serif")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def wipe(self) -> None:
        """Forget the words."""
        self.setText("")


def side_by_side(answers: Iterable[tuple[str, str]]) -> QHBoxLayout:
    """Both answers, each a card under its heading."""
    row = QHBoxLayout()
    row.setSpacing(20)
    for heading, text in answers:
        card = Card(heading)
        card.body.addWidget(AnswerLabel(text))
        card.body.addStretch(1)
        row.addWidget(card, 1)
    return row
