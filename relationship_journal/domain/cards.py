"""Cards: drawn without repeats until a deck is through, kept as favourites, talked about, written oneself."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.records import Record

OWN = "own."
"""How the name of a card begins that the user wrote."""


class Occasion(StrEnum):
    """Where a card was met."""

    DECK = "deck"
    DAY = "day"
    TWO_CHAIRS = "two_chairs"


@dataclass(kw_only=True)
class CardTalk(Record):
    """ "We talked about it": the card as it read then, and a line on how it went, or one's answer.

    For two chairs `theirs` is what the other one wrote."""

    day: date
    zone: str = "UTC"
    card: str
    text: str
    occasion: Occasion = Occasion.DECK
    note: str = ""
    theirs: str = ""


@dataclass(kw_only=True)
class CardDraw(Record):
    """A card was drawn, in which round through its deck; id natural_id("card_draw", card, round)."""

    day: date
    zone: str = "UTC"
    card: str
    deck: str
    round: int = 1


@dataclass(kw_only=True)
class Favourite(Record):
    """A card to keep; id natural_id("favourite", card)."""

    card: str


@dataclass(kw_only=True)
class OwnCard(Record):
    """A card the user wrote; its name among cards is "own." and its id."""

    day: date
    zone: str = "UTC"
    text: str
    deck: str


def next_card(
    cards: Sequence[str], draws: Iterable[tuple[str, int]], chance: random.Random
) -> tuple[str, int] | None:
    """A card not yet drawn in this round, and the round; None for an empty deck.

    `draws` are the cards drawn so far with their rounds; only those among `cards` count, so that a part of a
    deck is gone through by itself. When all are through, the next round begins, never with the card that
    ended the last.
    """
    if not cards:
        return None
    drawn = [(card, number) for card, number in draws if card in cards]
    turn = max((number for _, number in drawn), default=1)
    used = {card for card, number in drawn if number == turn}
    left = [card for card in cards if card not in used]
    if not left:
        last = drawn[-1][0]
        left, turn = [card for card in cards if card != last] or list(cards), turn + 1
    return chance.choice(left), turn


def own_name(id: UUID) -> str:
    """The name among cards of one the user wrote."""
    return f"{OWN}{id}"


@dataclass(frozen=True)
class Shelf:
    """All a journal knows about cards. `draws` are the cards drawn so far of each deck with their rounds,
    in order; `latest` is the deck drawn from last, `talked` the names of cards talked about."""

    draws: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    latest: str = ""
    talked: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    own: tuple[OwnCard, ...] = ()

    def top(self, deck: str) -> str | None:
        """The card drawn last."""
        drawn = self.draws.get(deck, ())
        return drawn[-1][0] if drawn else None

    def drawn(self, deck: str) -> frozenset[str]:
        """The cards drawn in the present round."""
        drawn = self.draws.get(deck, ())
        turn = max((number for _, number in drawn), default=1)
        return frozenset(card for card, number in drawn if number == turn)

    def own_of(self, deck: str) -> tuple[OwnCard, ...]:
        """The cards the user wrote for a deck, oldest first."""
        return tuple(card for card in self.own if card.deck == deck)
