"""The right column of Conversations: the card on top, and the decks below it."""

from __future__ import annotations

import random
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.cards import CardTalk, Occasion, OwnCard
from relationship_journal.domain.changes import Changed
from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.cards.hand import Hand, read_hand
from relationship_journal.ui.cards.talk_page import TalkPage
from relationship_journal.ui.cards.top_card import TopCard
from relationship_journal.ui.cards.words import on_top, talked_of, tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.at_once import at_once
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.scroll import GAP


class DeckRow(QWidget):
    """A deck in the list: press it to lay it on top."""

    chosen = Signal(str)

    def __init__(self, deck: str, name: str, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.button = Button(name, "row")
        self.button.clicked.connect(lambda: self.chosen.emit(deck))
        self._count = label("", "hint")
        row = QHBoxLayout()
        row.addWidget(self.button, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not first:
            column.addWidget(rule())
        column.addLayout(row)

    def show_count(self, words: str) -> None:
        """What stands on the right."""
        self._count.setText(words)
        self.button.setAccessibleName(f"{self._name}, {words}")


class DeckPanel(QWidget):
    """Draws, keeps, and remembers talks. It asks the journal when it is shown or told of changes."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"card_talk", "card_draw", "favourite", "own_card", "setting"}
    )
    page_requested = Signal(object)
    """A page (Sheet) to lay over the tabs."""
    day_requested = Signal(object)
    """A day (date) on which a question was answered."""
    two_chairs_requested = Signal(str, str)
    """A card's name and its text."""

    def __init__(
        self, context: Context, chance: random.Random | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chance = chance or random.Random()
        self._chosen = ""
        self._hand = Hand()
        self._place: dict[str, Any] = {}
        self._stale = True
        self.rows: dict[str, DeckRow] = {}
        self.top = TopCard(context)
        self.decks = Card(tr("Decks"))
        self.decks.body.setSpacing(4)
        self.closer = Button(tr("About a deck that is hidden"), "link")
        self.closer.clicked.connect(self._on_closer_clicked)
        self._hidden = QWidget()
        foot = QHBoxLayout(self._hidden)
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addWidget(self.closer)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.top)
        column.addWidget(self.decks)
        column.addStretch(1)
        self.top.draw_requested.connect(self.draw)
        self.top.keep_requested.connect(self._on_top_keep_requested)
        self.top.deck_requested.connect(lambda: self.open_deck(self._chosen))
        self.top.two_chairs_requested.connect(self.two_chairs_requested)
        self.top.hide()

    def refresh(self) -> None:
        """Ask for the decks and what is known about them."""
        self._stale = False
        journal, library = self._context.journal, self._context.library
        self._context.tasks.run(
            read_hand, journal, library, self._chosen, done=self._on_read, latest="cards", owner=self
        )

    def on_changed(self, changed: Changed) -> None:
        """The journal changed: ask again, now or when next seen."""
        if not self.kinds & changed.kinds:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def flush(self) -> None:
        """Save what is being typed now."""
        self.top.flush()

    def place(self) -> dict[str, Any]:
        """The deck on top, and the cursor in its line."""
        return {"deck": self._chosen} | self.top.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back there."""
        self._chosen = str(place.get("deck", ""))
        self._place = place
        self._stale = True
        if self.isVisible():
            self.refresh()

    def choose(self, deck: str) -> None:
        """Lay a deck on top."""
        self.top.flush()
        self._chosen = deck
        self.refresh()

    def draw(self) -> None:
        """Draw the next card of the deck on top."""
        deck = self._hand.deck(self._chosen)
        if deck is not None:
            cards = [card.id for card in deck.cards]
            self._context.tasks.run(
                self._context.journal.cards.draw, deck.id, cards, self._chance,
                done=lambda _: self.refresh(), owner=self,
            )  # fmt: skip

    def open_deck(self, deck: str) -> None:
        """Show all cards of a deck."""
        self.top.flush()
        if deck:
            page = DeckPage(self._context, deck, self._chance)
            page.drawn.connect(self.choose)
            page.two_chairs_requested.connect(self.two_chairs_requested)
            page.page_requested.connect(self.page_requested)
            self.page_requested.emit(page)

    def show_entry(self, kind: str, id: object, word: str = "") -> None:
        """Open a talk on a card, or the deck of a card the user wrote."""
        self._context.tasks.run(
            self._context.journal.find, kind, UUID(str(id)),
            done=lambda found: self._on_found(found, word), latest="cards.find", owner=self,
        )  # fmt: skip

    def _on_found(self, found: object, word: str) -> None:
        if isinstance(found, OwnCard):
            self.open_deck(found.deck)
        elif isinstance(found, CardTalk) and found.occasion is Occasion.DAY:
            self.day_requested.emit(found.day)
        elif isinstance(found, CardTalk):
            self.page_requested.emit(TalkPage(self._context, found, word))

    def _on_read(self, hand: Hand) -> None:
        self._hand = hand
        deck = hand.chosen(self._chosen)
        self._show_decks(hand)
        self.top.setVisible(deck is not None)
        if deck is None:
            return
        self._chosen = deck.id
        face = hand.top(deck)
        eyebrow = on_top(deck.name, hand.drawn(deck), len(hand.faces(deck)))
        talk = _last_talk(hand, face.name) if face else None
        kept = face is not None and face.name in hand.shelf.favourites
        self.top.show_card(eyebrow, deck.about, face, kept, talk)
        place, self._place = self._place, {}
        self.top.restore_place(place)

    def _show_decks(self, hand: Hand) -> None:
        if [deck.id for deck in hand.decks] != list(self.rows):
            with at_once(self.decks):
                self._rebuild(hand)
        for deck in hand.decks:
            self.rows[deck.id].show_count(talked_of(hand.talked(deck), len(hand.faces(deck))))
        self._hidden.setVisible(not hand.closer)

    def _rebuild(self, hand: Hand) -> None:
        for row in self.rows.values():
            self.decks.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.decks.body.removeWidget(self._hidden)
        self.rows = {
            deck.id: DeckRow(deck.id, deck.name, number == 0, self.decks)
            for number, deck in enumerate(hand.decks)
        }
        for row in self.rows.values():
            row.chosen.connect(self._on_row_chosen)
            self.decks.body.addWidget(row)
        self.decks.body.addWidget(self._hidden)

    def _on_row_chosen(self, deck: str) -> None:
        self.choose(deck)
        self.top.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_top_keep_requested(self, card: str, wanted: bool) -> None:
        self._context.tasks.run(
            self._context.journal.cards.keep, card, wanted, done=lambda _: self.refresh(), owner=self
        )

    def _on_closer_clicked(self) -> None:
        from relationship_journal.ui.cards.closer_page import CloserPage

        page = CloserPage(self._context)
        page.switched.connect(self.refresh)
        self.page_requested.emit(page)


def _last_talk(hand: Hand, card: str) -> CardTalk | None:
    return next((talk for talk in hand.talks if talk.card == card and talk.occasion.value == "deck"), None)
