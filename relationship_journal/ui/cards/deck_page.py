"""A deck laid open: every card with what became of it, one's own cards, and the deck as cards to cut out."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.cards import OwnCard, own_name
from relationship_journal.domain.text import first_words
from relationship_journal.ui.cards.card_list import CardDelegate, CardRow, card_rows, row_words
from relationship_journal.ui.cards.hand import Hand, read_hand
from relationship_journal.ui.cards.own_card import OwnCardEditor
from relationship_journal.ui.cards.talk_page import TalkPage
from relationship_journal.ui.cards.words import tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel

LABEL = 40
"""Characters of a deleted card that the offer to undo repeats."""


class DeckPage(Sheet):
    """Choose a card to lay on top, to keep, to change; draw one of those shown."""

    drawn = Signal(str)
    """A card was laid on top of the deck of this name."""
    page_requested = Signal(object)
    """Another page (Sheet) instead of this one."""
    two_chairs_requested = Signal(str, str)
    """A card's name and its text."""

    def __init__(
        self,
        context: Context,
        deck: str,
        chance: random.Random | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Deck"), parent=parent)
        self._deck = deck
        self._chance = chance or random.Random()
        self._hand = Hand()
        self._rows: list[CardRow] = []
        self._filters: list[Callable[[CardRow], bool]] = []
        self.sections = SectionTabs(tr("Which cards"), [])
        self.model = PagedModel(self._load, row_words)
        self.list = EntryList(self.model, CardDelegate(), tr("Cards"))
        self.editor = OwnCardEditor(context, deck)
        self.write = Button(tr("Write a card"), icon="plus")
        self.print = Button(tr("Print as cut-out cards"), icon="export")
        self.lay = Button(tr("Lay on top"), "primary")
        self.keep = Button(tr("Keep"))
        self.two_chairs = Button(tr("Two chairs"))
        self.last_talk = Button(tr("The last talk"))
        self.edit = Button(tr("Change"))
        self.delete = Button(tr("Delete"))
        self.draw = Button(tr("Draw one of these"))
        self._build()
        self._connect()
        self._show_deeds()
        self.refresh()

    def refresh(self) -> None:
        """Ask for the deck anew."""
        self.context.tasks.run(
            read_hand, self.context.journal, self.context.library, self._deck, done=self._on_read, owner=self
        )

    def flush(self) -> None:
        """Save the card being written."""
        self.editor.flush()

    def _build(self) -> None:
        self.add_action(self.write)
        self.add_action(self.print)
        self.page.setSpacing(12)
        deeds = FlowLayout()
        for button in (self.lay, self.keep, self.two_chairs, self.last_talk, self.edit, self.delete):
            deeds.addWidget(button)
        deeds.add_apart(self.draw)
        card = Card()
        card.body.addWidget(self.list, 1)
        card.body.addLayout(deeds)
        self.page.addWidget(self.sections)
        self.page.addWidget(self.editor)
        self.page.addWidget(card, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.sections.currentChanged.connect(lambda _: self.model.reload())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_deeds())
        self.model.delivered.connect(self._on_model_delivered)
        self.write.clicked.connect(lambda: self.editor.begin())
        self.editor.finished.connect(self._on_editor_finished)
        self.editor.draft.saved.connect(self.refresh)
        self.editor.draft.deleted.connect(self.refresh)
        self.print.clicked.connect(self._on_print_clicked)
        self.lay.clicked.connect(self._on_lay_clicked)
        self.draw.clicked.connect(lambda: self._draw([row.face.name for row in self._shown()]))
        self.keep.clicked.connect(self._on_keep_clicked)
        self.two_chairs.clicked.connect(self._on_two_chairs_clicked)
        self.last_talk.clicked.connect(self._on_last_talk_clicked)
        self.edit.clicked.connect(self._on_edit_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)

    def _on_read(self, hand: Hand) -> None:
        deck = hand.deck(self._deck)
        if deck is None:
            self.close_requested.emit()
            return
        self._hand, self._rows = hand, card_rows(hand, deck)
        self.header.set_title(deck.name)
        self.header.set_subtitle(deck.about)
        self.setAccessibleName(deck.name)
        if not self._filters:
            self._add_sections(deck.levels)
        self.model.reload()

    def _add_sections(self, levels: tuple[str, ...]) -> None:
        self._filters = [
            lambda _: True,
            lambda row: not row.drawn,
            lambda row: row.kept,
            lambda row: row.talked,
            *(partial(_is_at, level) for level in levels),
        ]
        for words in (tr("All"), tr("Not drawn yet"), tr("Kept"), tr("Talked about"), *levels):
            self.sections.addTab(words)

    def _shown(self) -> list[CardRow]:
        if not self._filters:
            return []
        return [row for row in self._rows if self._filters[max(0, self.sections.currentIndex())](row)]

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        rows = self._shown()
        deliver(rows[offset : offset + limit], offset + limit < len(rows))

    def _current(self) -> CardRow | None:
        index = self.list.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def _current_own(self) -> OwnCard | None:
        row = self._current()
        own = self._hand.shelf.own_of(self._deck)
        return next((card for card in own if row and own_name(card.id) == row.face.name), None)

    def _on_model_delivered(self) -> None:
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_deeds()

    def _show_deeds(self) -> None:
        row, own = self._current(), self._current_own()
        for button in (self.lay, self.keep, self.two_chairs):
            button.setEnabled(row is not None)
        self.keep.set_text(tr("Keep no longer") if row and row.kept else tr("Keep"))
        self.last_talk.setVisible(bool(row and row.talks))
        self.edit.setVisible(own is not None)
        self.delete.setVisible(own is not None)
        self.draw.setEnabled(bool(self._shown()))

    def _on_lay_clicked(self) -> None:
        if row := self._current():
            self._draw([row.face.name])

    def _draw(self, cards: list[str]) -> None:
        journal = self.context.journal

        def draw() -> None:
            journal.cards.draw(self._deck, cards, self._chance, with_own=False)

        self.context.tasks.run(draw, done=self._on_drawn, owner=self)

    def _on_drawn(self, _: object) -> None:
        self.drawn.emit(self._deck)
        self.close_requested.emit()

    def _on_keep_clicked(self) -> None:
        if row := self._current():
            self.context.tasks.run(
                self.context.journal.cards.keep, row.face.name, not row.kept,
                done=lambda _: self.refresh(), owner=self,
            )  # fmt: skip

    def _on_two_chairs_clicked(self) -> None:
        if row := self._current():
            self.two_chairs_requested.emit(row.face.name, row.face.text)

    def _on_last_talk_clicked(self) -> None:
        row = self._current()
        talk = next((one for one in self._hand.talks if row and one.card == row.face.name), None)
        if talk is not None:
            self.page_requested.emit(TalkPage(self.context, talk))

    def _on_edit_clicked(self) -> None:
        if card := self._current_own():
            self.editor.begin(card)

    def _on_delete_clicked(self) -> None:
        if card := self._current_own():
            if self.editor.edits(card.id):
                self.editor.hide()
            self.context.tasks.run(
                self.context.journal.bin.delete, "own_card", card.id,
                done=lambda _: self.refresh(), owner=self,
            )  # fmt: skip
            self.context.notices.deleted("own_card", card.id, first_words(card.text, LABEL))

    def _on_editor_finished(self) -> None:
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print_clicked(self) -> None:
        from relationship_journal.ui.cards.print_dialog import PrintCards

        texts = [row.face.text for row in self._shown()]
        deck = self._hand.deck(self._deck)
        PrintCards(self.context, deck.name if deck else "", texts, parent=self.window()).open()


def _is_at(level: str, row: CardRow) -> bool:
    return row.level == level
