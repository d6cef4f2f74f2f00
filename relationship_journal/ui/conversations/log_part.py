"""What is written down after a talk: what was heard, what surprised, how calm it was, how long it took."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.conversations import LOG, Conversation
from relationship_journal.ui.conversations.fields import HintedField, titled
from relationship_journal.ui.conversations.plan_part import SPACING
from relationship_journal.ui.conversations.words import calm_steps, field_titles, tr
from relationship_journal.ui.today.line import fill
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons
from relationship_journal.ui.widgets.spin_fields import NumberField
from relationship_journal.ui.widgets.writing_field import WritingField

MOST_MINUTES = 600


class LogPart(QWidget):
    """The fields of the log; `fields` has those in which the user writes, by name."""

    noted = Signal(str, object)
    """The field's name, and a number the user chose or None where it was taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = field_titles()
        self.fields: dict[str, WritingField] = {name: HintedField(titles[name]) for name in LOG}
        self.fields["heard"].setPlaceholderText(tr("In their words, as far as you remember them."))
        self.fields["surprised"].setPlaceholderText(tr("Something you did not know before."))
        self.calm = {
            "calm_before": ScaleButtons(calm_steps(), optional=True),
            "calm_after": ScaleButtons(calm_steps(), optional=True),
        }
        self.minutes = NumberField(tr("Minutes"), 0, MOST_MINUTES)
        self.minutes.setSpecialValueText(tr("not noted"))
        self.minutes.setMinimumWidth(124)
        self._build(titles)
        for name, scale in self.calm.items():
            scale.chosen.connect(partial(self.noted.emit, name))
        self.minutes.valueChanged.connect(lambda n: self.noted.emit("minutes", n or None))

    def _build(self, titles: dict[str, str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        for name, field in self.fields.items():
            column.addWidget(titled(titles[name], field))
        for name, title in (
            ("calm_before", tr("How calm I was before")),
            ("calm_after", tr("How calm I was after")),
        ):
            self.calm[name].setAccessibleName(title)
            column.addWidget(titled(title, self.calm[name], 6))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(tr("Minutes"), "eyebrow"))
        row.addWidget(self.minutes)
        row.addStretch(1)
        column.addLayout(row)

    def show_talk(self, talk: Conversation) -> None:
        """Show what was noted."""
        for name, field in self.fields.items():
            fill(field, str(getattr(talk, name)))
        for name, scale in self.calm.items():
            scale.set_value(getattr(talk, name))
        if not self.minutes.hasFocus():
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(talk.minutes or 0)
