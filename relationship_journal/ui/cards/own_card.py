"""Writing a card of one's own."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.cards import OwnCard
from relationship_journal.ui.cards.words import tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField


class OwnCardEditor(Card):
    """One card to write on. It saves itself; erased, it goes to the bin."""

    finished = Signal()

    def __init__(self, context: Context, deck: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("A card of your own"), parent=parent)
        self.field = WritingField(tr("A question you would like to be asked…"), 2)
        self.saved = SavedHint()
        self.done = Button(tr("Done"))
        self.header.addWidget(self.saved)
        self.draft: Draft[OwnCard] = Draft(
            context,
            "own_card",
            lambda: context.journal.cards.new_card(deck),
            lambda card: context.journal.cards.save_card(card),
            lambda card: card.text,
            self,
        )
        row = QHBoxLayout()
        row.addWidget(label(tr("It is drawn with the others of this deck."), "hint"), 1)
        row.addWidget(self.done)
        self.body.addWidget(self.field)
        self.body.addLayout(row)
        self.field.edited.connect(lambda: self.draft.change(text=self.field.toPlainText()))
        self.field.left.connect(self.draft.flush)
        self.done.clicked.connect(self._on_done_clicked)
        self.draft.saved.connect(
            lambda: self.saved.saved(context.clock.now().astimezone(context.clock.zone()))
        )
        self.hide()

    def begin(self, card: OwnCard | None = None) -> None:
        """Write a new card, or change one."""
        self.draft.let_go()
        if card is not None:
            self.draft.take(card)
        self.field.setPlainText(card.text if card else "")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def edits(self, id: UUID) -> bool:
        """Whether it is this card that is written on."""
        return not self.isHidden() and self.draft.record is not None and self.draft.record.id == id

    def flush(self) -> None:
        """Save now."""
        self.draft.flush()

    def _on_done_clicked(self) -> None:
        self.draft.let_go()
        self.hide()
        self.finished.emit()
