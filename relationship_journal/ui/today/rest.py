"""The switch for a day off from writing."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label


class RestCard(Card):
    """A day of rest joins the days around it instead of breaking the row."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = context.today()
        self.box = CheckBox()
        self.box.clicked.connect(self._on_box_clicked)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(label(self.tr("pauses your days in a row"), "hint"))
        self.body.addLayout(row)

    def show_day(self, day: date, today: date, resting: bool) -> None:
        """Show whether the user rests on a day."""
        self._day = day
        self.box.set_text(self.tr("Rest today") if day == today else self.tr("A day of rest"))
        self.box.setChecked(resting)

    def _on_box_clicked(self, on: bool) -> None:
        self._context.tasks.run(self._context.journal.gratitude.set_rest, self._day, on)
