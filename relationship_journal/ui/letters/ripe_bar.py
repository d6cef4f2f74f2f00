"""Says quietly that a sealed letter can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.letters import LetterLine
from relationship_journal.ui.letters.words import name_words, tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class RipeBar(Card):
    """One line above the letters, as long as the day of one has come and nobody opened it."""

    chosen = Signal(object)
    """The user wants to see the letter (UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="sage", parent=parent)
        self._first: UUID | None = None
        self.words = label("", wrap=True)
        self.show_it = Button(tr("Show it"), "quiet")
        self.show_it.clicked.connect(lambda: self.chosen.emit(self._first))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(0)
        self.header.insertWidget(0, self.words, 1)
        self.header.addWidget(self.show_it)
        self.hide()

    def show_lines(self, lines: Sequence[LetterLine]) -> None:
        """Name the first of the letters that can be opened; nothing when there is none."""
        self.setVisible(bool(lines))
        if not lines:
            return
        self._first = lines[0].id
        name = name_words(lines[0])
        self.words.setText(
            counted(
                "Letters",
                "A letter you sealed can be opened: “{name}”.",
                "{n} letters you sealed can be opened, first “{name}”.",
                len(lines),
                name=name,
            )
        )
        self.setAccessibleName(self.words.text())
