"""Cards: drawn without repeats until a deck is through, kept as favourites, talked about, written oneself."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from relationship_journal.domain.records import Record

DAYS_APART = 180
"""A question of the day comes back after so many days at the earliest: so many cards there must be."""


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

    `draws` are the cards drawn so far with their rounds. When all are through, the next round begins, never
    with the card that ended the last.
    """
    if not cards:
        return None
    drawn = list(draws)
    turn = max((number for _, number in drawn), default=1)
    used = {card for card, number in drawn if number == turn}
    left = [card for card in cards if card not in used]
    if not left:
        last = drawn[-1][0]
        left, turn = [card for card in cards if card != last] or list(cards), turn + 1
    return chance.choice(left), turn


def question_of_the_day(cards: Collection[str], day: date) -> str | None:
    """The card asked on `day`; None without cards. Nothing is stored: looking is not doing.

    All cards take turns, in an order by a digest of their names that looks shuffled and never changes, so
    that with n cards one comes back after n days. Decks that may be hidden must not be among them.
    """
    if not cards:
        return None
    turns = sorted(cards, key=lambda card: sha256(card.encode()).digest())
    return turns[day.toordinal() % len(turns)]
