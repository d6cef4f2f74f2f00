"""Regular talks: the rituals of that kind, and when each is due next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.rituals import Rhythm, RitualKind, RitualOverview, Schedule
from relationship_journal.ui.conversations.words import next_talk, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, rule


class RegularTalk(QWidget):
    """One of them."""

    opened = Signal(object)
    """The ritual's id."""

    def __init__(self, overview: RitualOverview, today: date, first: bool) -> None:
        super().__init__()
        name, due = overview.ritual.name, next_talk(overview, today)
        self.name = Button(name, "row")
        self.name.setAccessibleName(f"{name}, {due}" if due else name)
        self.name.clicked.connect(lambda: self.opened.emit(overview.ritual.id))
        self.due = label(due, "hint")
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not first:
            column.addWidget(rule())
        column.addLayout(row)


class RegularCard(Card):
    """The regular talks, or a sentence on what they are good for, and a button to begin one."""

    ritual_opened = Signal(object)
    """The id of a ritual to open."""
    planned = Signal(object)
    """What is already known (names and values) of a ritual the user wants to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Regular talks"), parent=parent)
        self.rows: list[RegularTalk] = []
        self.add = Button(tr("Plan a regular talk"), "link")
        self.header.addWidget(self.add)
        self._none = label(
            tr("A talk that has its evening does not need a reason. It is kept among your rituals."),
            "hint",
            wrap=True,
        )
        self.body.setSpacing(6)
        self.body.addWidget(self._none)
        self._shown: tuple[list[RitualOverview], date] = ([], date.min)
        self.add.clicked.connect(lambda: self.planned.emit(weekly_talk(self._shown[1])))

    def show_talks(self, overviews: Sequence[RitualOverview], today: date) -> None:
        """Show the rituals that are talks."""
        if (list(overviews), today) == self._shown:
            return
        self._shown = list(overviews), today
        focused = next((n for n, row in enumerate(self.rows) if row.name.hasFocus()), -1)
        for old in self.rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [RegularTalk(one, today, number == 0) for number, one in enumerate(overviews)]
        for row in self.rows:
            row.opened.connect(self.ritual_opened)
            self.body.addWidget(row)
        if 0 <= focused < len(self.rows):
            self.rows[focused].name.setFocus()
        self._none.setVisible(not self.rows)


def weekly_talk(today: date) -> dict[str, object]:
    """What is known of a new regular talk: once a week, from today on."""
    weekly = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(today.weekday(),))
    return {"name": tr("Our weekly talk"), "kind": RitualKind.TALK, "schedule": weekly, "hue": "plum"}
