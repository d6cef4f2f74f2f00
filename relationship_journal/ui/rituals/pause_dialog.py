"""Asks from when and until when a ritual rests."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.rituals.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.spin_fields import DateField

USUAL = timedelta(days=27)
"""How long a pause is suggested to last beyond its first day."""


def date_field(day: date, name: str) -> QDateEdit:
    """A field for a date, with a calendar to choose it from."""
    field = DateField(name)
    field.setDate(QDate(day.year, day.month, day.day))
    return field


def day_in(field: QDateEdit) -> date:
    """The date in a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())


class PauseDialog(QDialog):
    """A season of rest: it neither weakens a ritual nor ends its run."""

    chosen = Signal(object, object)
    """The first day and the last; the last is None for "until I take it up again"."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pause for a season"))
        self.first = date_field(today, tr("From"))
        self.last = date_field(today + USUAL, tr("Until"))
        self.open_end = CheckBox(tr("Until I take it up again"))
        self.pause = Button(tr("Pause"), "primary")
        cancel = Button(tr("Cancel"))
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(tr("From"), self.first)
        form.addRow(tr("Until"), self.last)
        form.addRow("", self.open_end)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.pause)
        words = tr("“{name}” rests. A pause is not a failure: it takes nothing from its strength.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(label(words.format(name=name), wrap=True))
        layout.addLayout(form)
        layout.addLayout(buttons)
        self.setMinimumWidth(420)
        self.pause.setDefault(True)
        self.first.dateChanged.connect(self._on_first_changed)
        self.open_end.toggled.connect(self.last.setDisabled)
        cancel.clicked.connect(self.reject)
        self.pause.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        self.chosen.emit(day_in(self.first), None if self.open_end.isChecked() else day_in(self.last))
        super().accept()

    def _on_first_changed(self, first: QDate) -> None:
        self.last.setMinimumDate(first)
