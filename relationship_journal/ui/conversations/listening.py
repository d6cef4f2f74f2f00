"""While they talk: moves of a listener, each explained in a line when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from relationship_journal.domain.prompts import ListeningMove
from relationship_journal.ui.conversations.words import tr
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label

TWO_LINES = 38
"""Room for the longest line, in pixels, so that nothing below moves."""


class MovePill(Chip):
    """One move."""

    looked_at = Signal(object)

    def __init__(self, move: ListeningMove, parent: QWidget | None = None) -> None:
        super().__init__(move.name, "sage", checkable=False, parent=parent)
        self.move_told = move
        self.setProperty("variant", "pill")
        self.setAccessibleDescription(move.line)
        self.clicked.connect(lambda: self.looked_at.emit(move))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.move_told)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self.move_told)


class ListeningMoves(QWidget):
    """The pills, and the line of the one looked at last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: list[MovePill] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self.line = label(tr("Look at one to see how it may sound."), "hint", wrap=True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line.setMinimumHeight(TWO_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self.line)

    def offer(self, moves: Sequence[ListeningMove]) -> None:
        """Show these moves; once is enough."""
        if self.pills:
            return
        for move in moves:
            pill = MovePill(move, self._row)
            pill.looked_at.connect(self._on_pill_looked_at)
            self._flow.addWidget(pill)
            self.pills.append(pill)

    def _on_pill_looked_at(self, move: ListeningMove) -> None:
        self.line.setText(move.line)
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None and any(pill.hasFocus() for pill in self.pills):
            page.ensureWidgetVisible(self.line, 0, 0)  # whoever comes by keyboard has not scrolled there
