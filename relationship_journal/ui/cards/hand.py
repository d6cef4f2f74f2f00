"""What the pages of cards show: our decks, and what the journal knows about them, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relationship_journal.domain.cards import CardTalk, Shelf, own_name

if TYPE_CHECKING:
    from relationship_journal.content.decks import Deck
    from relationship_journal.content.library import Library
    from relationship_journal.journal.journal import Journal


@dataclass(frozen=True)
class Face:
    """A card as it is shown. `own` tells that the user wrote it; `level` is 0 for those."""

    name: str
    text: str
    level: int = 0
    own: bool = False


@dataclass(frozen=True)
class Hand:
    """Our decks, without those still hidden, beside the journal's shelf. `talks` are on the deck in view."""

    decks: tuple[Deck, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    talks: Sequence[CardTalk] = ()
    closer: bool = False

    def deck(self, name: str) -> Deck | None:
        """A deck by its name; None when there is none, or when it is hidden."""
        return next((deck for deck in self.decks if deck.id == name), None)

    def chosen(self, name: str) -> Deck | None:
        """The deck asked for, else the one drawn from last, else the first."""
        wanted = self.deck(name) or self.deck(self.shelf.latest)
        return wanted or next(iter(self.decks), None)

    def faces(self, deck: Deck) -> tuple[Face, ...]:
        """The cards of a deck, the user's own at the end."""
        ours = (Face(card.id, card.text, card.level) for card in deck.cards)
        own = (Face(own_name(card.id), card.text, own=True) for card in self.shelf.own_of(deck.id))
        return (*ours, *own)

    def top(self, deck: Deck) -> Face | None:
        """The card drawn last from a deck, if it is still there."""
        name = self.shelf.top(deck.id)
        return next((face for face in self.faces(deck) if face.name == name), None)

    def drawn(self, deck: Deck) -> int:
        """How many of a deck are drawn in this round."""
        drawn = self.shelf.drawn(deck.id)
        return sum(face.name in drawn for face in self.faces(deck))

    def talked(self, deck: Deck) -> int:
        """How many of a deck were talked about."""
        return sum(face.name in self.shelf.talked for face in self.faces(deck))


def read_hand(journal: Journal, library: Library, deck: str = "") -> Hand:
    """Read it all, with the talks on `deck` or on the one that stands in for it; for the worker."""
    closer = journal.settings.read().closer
    decks = tuple(one for one in library.decks if closer or not one.opt_in)
    hand = Hand(decks, journal.cards.shelf(), (), closer)
    chosen = hand.chosen(deck)
    talks = () if chosen is None else journal.cards.talks(chosen.id)
    return Hand(decks, hand.shelf, talks, closer)
