"""What is thought about before a talk: its subject, its time, a good beginning, and listening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.ui.conversations.fields import HintedField, titled
from relationship_journal.ui.conversations.listening import ListeningMoves
from relationship_journal.ui.conversations.opener_field import Opener
from relationship_journal.ui.conversations.words import field_titles, tr
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.today.line import fill
from relationship_journal.ui.widgets.writing_field import WritingField

SPACING = 14
NARROW = 420
"""Below this width, in pixels, the words about the time stand below the date."""


class PlanPart(QWidget):
    """The fields of the plan. `fields` has every one in which the user writes, by its name."""

    day_chosen = Signal(object)
    """The user chose another day (date)."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = field_titles()
        self.day = date_field(today, tr("The day of the talk"))
        self.day.setDisplayFormat(QCoreApplication.translate("Dates", "ddd d MMM yyyy"))
        self.day.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.opener = Opener()
        self.moves = ListeningMoves()
        self.fields: dict[str, WritingField] = {
            "about": HintedField(self._titles["about"], one_line=True),
            "planned_for": HintedField(self._titles["planned_for"], one_line=True),
            "good_thing": HintedField(self._titles["good_thing"]),
            "opener": self.opener.field,
            "to_understand": HintedField(self._titles["to_understand"]),
            "question": HintedField(self._titles["question"]),
        }
        self._when = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._listening = titled(tr("While they talk"), self.moves)
        self._rows: dict[str, QWidget] = {}
        self._build()
        self.day.dateChanged.connect(lambda: self.day_chosen.emit(day_in(self.day)))
        self.know_hints({"about": tr("Evenings, and who is tired in them")})

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        self._when.setSpacing(8)
        self._when.addWidget(self.day)
        self._when.addWidget(self.fields["planned_for"], 1)
        for name, title in self._titles.items():
            if name == "planned_for":
                column.addWidget(titled(title, self._when, 6))
            elif name in self.fields:
                part = self.opener if name == "opener" else self.fields[name]
                self._rows[name] = titled(title, part)
                column.addWidget(self._rows[name])
        column.addWidget(self._listening)

    def know_hints(self, hints: Mapping[str, str]) -> None:
        """Show a line of help in each field as long as it is empty."""
        for name, hint in hints.items():
            field = self.fields.get(name)
            if isinstance(field, HintedField):
                field.set_hint(hint)

    def show_talk(self, talk: Conversation) -> None:
        """Show what is planned; of a talk that was held only what was written, and no advice."""
        for name, field in self.fields.items():
            fill(field, str(getattr(talk, name)))
        if day_in(self.day) != talk.day:
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(talk.day.year, talk.day.month, talk.day.day))
        was_held = talk.stage is Stage.HELD
        self.opener.reads_along = not was_held
        self._listening.setVisible(not was_held)
        for name, row in self._rows.items():
            empty = was_held and name != "about" and not str(getattr(talk, name)).strip()
            row.setVisible(not empty or self.fields[name].hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._when.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)
