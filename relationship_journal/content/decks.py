"""The decks of cards: one file each in resources/decks. A new deck is a file and no code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from relationship_journal.content.languages import Spoken, as_written
from relationship_journal.content.reading import RESOURCES, read

FOLDER = RESOURCES / "decks"
LONGEST_CARD = 160
"""In characters: what one takes in at a glance."""


@dataclass(frozen=True)
class Card:
    """One card. `id` is kept for good, for what was drawn is remembered by it; `level` is 1 to 3.

    `since` counts the times cards were added to our decks: 1 for those there were from the start."""

    id: str
    deck: str
    text: str
    level: int = 1
    since: int = 1


@dataclass(frozen=True)
class Deck:
    """A deck. An `opt_in` deck is hidden until the user wants it; `question` says its cards ask."""

    id: str
    name: str
    about: str
    cards: tuple[Card, ...]
    levels: tuple[str, ...] = ()
    opt_in: bool = False
    daily: bool = True
    """Whether the question of the day may come from it."""


def load(folder: Path = FOLDER, spoken: Spoken = as_written) -> tuple[Deck, ...]:
    """Every deck in `folder`, each as `spoken` has it, in the order of their `order`. Raises ContentError."""
    found = [read_deck(spoken(path)) for path in sorted(folder.glob("*.toml"))]
    return tuple(deck for _, deck in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def all_cards(decks: Iterable[Deck]) -> tuple[Card, ...]:
    """The cards of all decks, in their order."""
    return tuple(card for deck in decks for card in deck.cards)


def questions(decks: Iterable[Deck]) -> tuple[Card, ...]:
    """The cards the question of the day is taken from, in the order in which they came to be."""
    asked = (card for deck in decks if deck.daily and not deck.opt_in for card in deck.cards)
    return tuple(sorted(asked, key=lambda card: (card.since, card.id)))


def read_deck(path: Path) -> tuple[int, Deck]:
    """The deck in the file at `path`, after its `order`. Raises ContentError."""
    name, top = path.stem, read(path)
    levels = top.texts("levels", ())
    order = top.number("order", 1, 999)
    since = top.number("since", 1, 999, 1)
    cards: dict[str, Card] = {}
    for table in top.tables("card"):
        card = Card(
            id=f"{name}.{table.text('id')}",
            deck=name,
            text=table.text("text"),
            level=table.number("level", 1, max(1, len(levels)), 1),
            since=table.number("since", since, 999, since),
        )
        if len(card.text) > LONGEST_CARD:
            raise table.error("text", f"is longer than {LONGEST_CARD} characters")
        if card.id in cards:
            raise table.error("id", "stands twice")
        table.finish()
        cards[card.id] = card
    deck = Deck(
        id=name,
        name=top.text("name"),
        about=top.text("about"),
        cards=tuple(cards.values()),
        levels=levels,
        opt_in=top.flag("opt_in"),
        daily=top.flag("daily", True),
    )
    top.finish()
    return order, deck
