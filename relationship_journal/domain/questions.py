"""The question of the day: which card is asked on which day, without anything being stored by looking.

Every card has a fixed place in a circle of `DAYS_APART` days and is asked in its place or not at all. So
whatever cards are added later, one comes back after a whole number of turns: 180 days at the earliest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256

DAYS_APART = 180
"""A question comes back after so many days at the earliest: so many cards there must be."""


def question_of_the_day(
    cards: Sequence[str], day: date, answered: Mapping[date, str] | None = None
) -> str | None:
    """The card asked on `day`; None without cards.

    `cards` are in the order in which they came to be, so that what is new stands at the end: the first
    `DAYS_APART` hold a place each, later ones share them. Decks that may be hidden must not be among them.
    `answered` are the questions answered on days before, of which some were not the day's own but taken
    in its stead ("another one"); such a one has changed places with the one it was taken for.
    """
    if not cards:
        return None
    circle = _circle(cards)
    asked = _turn(circle, day)
    swapped = {
        card: _turn(circle, on)
        for on, card in sorted((answered or {}).items())
        if day - timedelta(days=DAYS_APART) < on < day
    }
    for _ in swapped:
        if asked not in swapped or swapped[asked] == asked:
            break
        asked = swapped[asked]
    return asked


def other_questions(cards: Iterable[str], day: date, asked: str | None) -> list[str]:
    """The rest of the cards, in an order of the day's own, for "another one"."""
    return sorted((card for card in cards if card != asked), key=lambda card: _digest(f"{day} {card}"))


def _circle(cards: Sequence[str]) -> list[list[str]]:
    """The places of the circle, each with the cards that take turns in it."""
    holders = sorted(cards[:DAYS_APART], key=_digest)
    circle = [[card] for card in holders]
    for card in cards[DAYS_APART:]:
        circle[int.from_bytes(_digest(card)) % DAYS_APART].append(card)
    return circle


def _turn(circle: Sequence[Sequence[str]], day: date) -> str:
    turn, place = divmod(day.toordinal(), len(circle))
    return circle[place][turn % len(circle[place])]


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
