"""Once a letter was given: when, how, and how they took it, then or later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.letters import Letter
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField


class GivenFields(QWidget):
    """Emits what was changed as fields of the letter; saves nothing itself."""

    day_chosen = Signal(object)
    how_edited = Signal(str)
    reaction_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = date_field(date(2000, 1, 1), tr("Given on"))
        self.how = Line(tr("On the kitchen table, before I left"))
        self.reaction = WritingField(tr("What they said or did; it may come later"), 2, framed=True)
        self.how.setAccessibleName(tr("How"))
        self.reaction.setAccessibleName(tr("How they took it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(label(tr("Given on"), "eyebrow"))
        when.addWidget(self.day)
        when.addStretch(1)
        layout.addLayout(when)
        for title, field in ((tr("How"), self.how), (tr("How they took it"), self.reaction)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(title, "eyebrow"))
            column.addWidget(field)
            layout.addLayout(column)
        self.day.dateChanged.connect(lambda _: self.day_chosen.emit(day_in(self.day)))
        self.how.edited.connect(lambda: self.how_edited.emit(self.how.toPlainText()))
        self.how.entered.connect(self.reaction.setFocus)
        self.reaction.edited.connect(lambda: self.reaction_edited.emit(self.reaction.toPlainText()))

    def show_letter(self, letter: Letter, today: date) -> None:
        """Show what is known; a field that says the same keeps its cursor."""
        on = letter.given_on or today
        with QSignalBlocker(self.day):
            self.day.setMaximumDate(QDate(today.year, today.month, today.day))
            self.day.setDate(QDate(on.year, on.month, on.day))
        fill(self.how, letter.given_how)
        fill(self.reaction, letter.reaction)
