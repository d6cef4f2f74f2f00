"""What was written on this date in earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.today import Memory
from relationship_journal.ui.today.words import distance, short_day
from relationship_journal.ui.widgets.at_once import at_once
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, tip

READY, SPARE_MS = 10, 12
"""So many quotations are made ahead, one each so many milliseconds."""


class Quotation(QWidget):
    """How long ago, the first words, and a way to open the day."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory: Memory | None = None
        self._ago = label("", "eyebrow")
        self._text = label("", "quote", wrap=True)
        self._opens = Button(self.tr("Open the day"), "link")
        self._opens.clicked.connect(self._on_opens_clicked)
        head = QHBoxLayout()
        head.addWidget(self._ago, 1)
        head.addWidget(self._opens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._text)

    def show_memory(self, memory: Memory, day: date) -> None:
        """Quote `memory` on the page of `day`."""
        self._memory = memory
        self._opens.setAccessibleName(self.tr("Open {day}").format(day=short_day(memory.day)))
        tip(self._opens, short_day(memory.day))
        ago = distance(memory.day, day)
        self._ago.setText(ago[:1].upper() + ago[1:])
        self._text.setText(f"“{memory.text}”")

    def _on_opens_clicked(self) -> None:
        if self._memory is not None:
            self.day_chosen.emit(self._memory.day)


class MemoriesCard(Card):
    """One quotation a year; pressing one opens its day. Hidden when there is none."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._quotations: list[Quotation] = []
        self._ready: list[Quotation] = []
        self._spare = QTimer(self, interval=SPARE_MS)
        self._spare.timeout.connect(self._on_spare_moment)
        self._spare.start()
        self.hide()

    def show_memories(self, memories: Sequence[Memory], day: date) -> None:
        """Show them, newest first."""
        if len(memories) != len(self._quotations):
            with at_once(self):
                self._make(len(memories))
        for quotation, memory in zip(self._quotations, memories, strict=True):
            quotation.show_memory(memory, day)
        self.setVisible(bool(memories))

    def _make(self, count: int) -> None:
        """So many quotations; those there are already are written anew."""
        while len(self._quotations) > count:
            gone = self._quotations.pop()
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._quotations) < count:
            made = self._ready.pop() if self._ready else self._quotation()
            self._quotations.append(made)
            self.body.addWidget(made)
            made.show()

    def _quotation(self) -> Quotation:
        made = Quotation(self)
        made.hide()
        made.day_chosen.connect(self.day_chosen)
        return made

    def _on_spare_moment(self) -> None:
        """Make one more to have ready, for as many years as most people will have."""
        if len(self._quotations) + len(self._ready) < READY:
            self._ready.append(self._quotation())
        else:
            self._spare.stop()
