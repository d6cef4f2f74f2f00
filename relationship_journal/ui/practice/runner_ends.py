"""What stands between the sittings of a program and at its end, and the calm word beside a step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.agreements import Agreement
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.practice.writing_views import narrow
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class Ending(Card):
    """Says that a sitting or the whole is over, and what can be done now."""

    left = Signal()
    go_on_requested = Signal()
    back_requested = Signal()
    look_back_requested = Signal()
    agreement_requested = Signal()

    def __init__(
        self, said: str, agreement: Agreement | None, *, goes_on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(said)
        first, _, more = said.partition("\n")
        self.body.addLayout(narrow(label(first, "question", wrap=True)))
        if more:
            self.body.addWidget(label(more, "subtitle", wrap=True))
        if agreement is not None:
            self.body.addWidget(label(_kept_words(agreement), wrap=True))
        self.leave = Button(tr("Back to Practice"), "primary")
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.leave)
        if agreement is not None:
            row.addWidget(self._button(tr("Look at the agreement"), self.agreement_requested))
        if goes_on:
            row.addWidget(self._button(tr("Go on now"), self.go_on_requested))
            row.addWidget(self._button(tr("Back"), self.back_requested))
        else:
            row.addWidget(self._button(tr("Read it all"), self.look_back_requested))
        row.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(row)

    def _button(self, text: str, wish: object) -> Button:
        button = Button(text, "quiet")
        button.clicked.connect(wish)
        return button


def _kept_words(agreement: Agreement) -> str:
    if agreement.review_on is None:
        return tr("What you try is kept under Agreements.")
    return tr("What you try is kept under Agreements. You look at it together on {day}.").format(
        day=short_day(agreement.review_on)
    )


def aside_card(text: str) -> Card:
    """A calm word; its first sentence leads."""
    lead, _, rest = text.partition(". ")
    card = Card(tone="sage")
    card.setAccessibleName(text)
    row = QHBoxLayout()
    row.setSpacing(6)
    leading = label(f"{lead}." if rest else lead, "heading", tone="sage")
    row.addWidget(leading, 0, Qt.AlignmentFlag.AlignTop)
    if rest:
        row.addWidget(label(rest, wrap=True), 1)
    card.body.addLayout(row)
    return card
