"""What was written on this date in earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        opens = Button(self.tr("Open the day"), "link")
        opens.setAccessibleName(self.tr("Open {day}").format(day=short_day(memory.day)))
        opens.setToolTip(short_day(memory.day))
        opens.clicked.connect(lambda: self.day_chosen.emit(memory.day))
        head = QHBoxLayout()
        ago = distance(memory.day, day)
        head.addWidget(label(ago[:1].upper() + ago[1:], "eyebrow"), 1)
        head.addWidget(opens)
        column = QVBoxLayout(quotation)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(f"“{memory.text}”", "quote", wrap=True))
        return quotation
