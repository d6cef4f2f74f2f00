"""What is seen of a sealed letter: its title, when it opens, and nothing of its words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.letters import LetterLine
from relationship_journal.ui.letters.words import form_words, name_words, tr
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class SealedPage(Card):
    """A closed envelope. It never holds the letter itself, only the line a list names it by."""

    open_requested = Signal(object)
    """The user opens the letter (UUID), on its day or early."""
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.line: LetterLine | None = None
        self._state = label("", "hint")
        self._name = label("", "question", wrap=True)
        self._words = label("", wrap=True)
        self.open = Button(tr("Open it"), "primary")
        self.open_early = Button(tr("Open it early"), "quiet")
        self._delete = Button(tr("Delete this letter"), "icon", icon="trash")
        self.header.insertWidget(0, self._state)
        self.header.addWidget(self._delete)
        self.body.addWidget(self._name)
        self.body.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.open_early)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(36, 28, 36, 28)
        for button in (self.open, self.open_early):
            button.clicked.connect(self._on_open_clicked)
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.line))

    @property
    def open_id(self) -> UUID | None:
        """Which letter is shown."""
        return self.line.id if self.line is not None else None

    def show_line(self, line: LetterLine, today: date) -> None:
        """Show a sealed letter from outside."""
        self.line = line
        until = line.sealed_until or today
        ripe = until <= today
        self._state.setText(tr("Sealed · {form}").format(form=form_words()[line.form]))
        self._name.setText(name_words(line))
        if ripe:
            said = tr("You sealed it until {day}. The day has come.")
        else:
            said = tr("It opens on {day}. Until then its words stay out of sight.")
        self._words.setText(said.format(day=short_day(until)))
        self.open.setVisible(ripe)
        self.open_early.setVisible(not ripe)
        self.setAccessibleName(f"{name_words(line)}. {self._words.text()}")

    def _on_open_clicked(self) -> None:
        if self.line is not None:
            self.open_requested.emit(self.line.id)
