"""What was written on this date in earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.today import Memory
from relationship_journal.ui.today.words import distance, short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class MemoriesCard(Card):
    """One quotation a year; pressing one opens its day. Hidden when there is none."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[Memory, ...] = ()
        self.hide()

    def show_memories(self, memories: Sequence[Memory], day: date) -> None:
        """Show them, newest first."""
        self.setVisible(bool(memories))
        if tuple(memories) == self._shown:
            return
        self._shown = tuple(memories)
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for memory in memories:
            self.body.addWidget(self._quotation(memory, day))

    def _quotation(self, memory: Memory, day: date) -> QWidget:
        quotation = QWidget()
        when = Button(distance(memory.day, day).capitalize(), "link")
        when.setAccessibleName(self.tr("{day}: {text}").format(day=short_day(memory.day), text=memory.text))
        when.setToolTip(self.tr("Open {day}").format(day=short_day(memory.day)))
        when.clicked.connect(lambda: self.day_chosen.emit(memory.day))
        words = label(f"“{memory.text}”", "quote", wrap=True)
        column = QVBoxLayout(quotation)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(when, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words)
        return quotation
