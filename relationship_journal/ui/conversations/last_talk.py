"""What stayed from the last talk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.conversations import Conversation
from relationship_journal.ui.conversations.words import brief_date, measures, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.pill import Pill


class LastTalkCard(Card):
    """What was heard, what surprised, how calm it was; opens for more."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.talk: Conversation | None = None
        self.words = label("", "serif", wrap=True)
        self.open = Button(tr("Open"), "link")
        self.header.addWidget(self.open)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills)
        self.body.setSpacing(10)
        self.body.addWidget(self.words)
        self.body.addWidget(self._pills)
        self.open.clicked.connect(lambda: self.opened.emit(self.talk))

    def show_talk(self, talk: Conversation, today: date) -> None:
        """Show a talk that was held."""
        self.talk = talk
        self.set_title(tr("After the last talk · {day}").format(day=brief_date(talk.day, today)))
        told = [text.strip() for text in (talk.heard, talk.surprised) if text.strip()]
        self.words.setText("\n".join(told) or talk.about.strip() or tr("Nothing was written down."))
        self.open.setAccessibleName(tr("Open the last talk"))
        for old in self._pills.findChildren(Pill, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        said = measures(talk)
        for words in said:
            self._flow.addWidget(Pill(words, "outline", self._pills))
        self._pills.setVisible(bool(said))
