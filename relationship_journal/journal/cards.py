"""Cards: drawing them, keeping them, writing one's own, and what became of talking about them.

Which cards a deck has is passed in, by name: the journal knows only what was done with them.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import literal_column, select

from relationship_journal.domain.cards import (
    CardDraw,
    CardTalk,
    Favourite,
    Occasion,
    OwnCard,
    Shelf,
    next_card,
    own_name,
)
from relationship_journal.domain.questions import DAYS_APART, other_questions, question_of_the_day
from relationship_journal.domain.records import natural_id
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import card_draws, card_talks, favourites, own_cards
from relationship_journal.vault.work import Work

_TALK_ALIVE = card_talks.c.deleted_at.is_(None)
_OWN_ALIVE = own_cards.c.deleted_at.is_(None)


class Cards:
    """What a user can do with cards."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shelf(self) -> Shelf:
        """All there is to know, in one answer."""
        with self._desk.vault.work() as work:
            return _shelf(work)

    def draw(
        self, deck: str, cards: Sequence[str], chance: random.Random, *, with_own: bool = True
    ) -> str | None:
        """Draw from `cards` and the user's own of `deck`: none again before all are through."""
        with self._desk.vault.work() as work:
            shelf = _shelf(work)
            own = shelf.own_of(deck) if with_own else ()
            names = [*cards, *(own_name(card.id) for card in own)]
            drawn = next_card(names, shelf.draws.get(deck, ()), chance)
            if drawn is None:
                return None
            card, turn = drawn
            record = CardDraw(
                id=natural_id("card_draw", card, turn),
                day=self._desk.today(),
                zone=self._desk.zone(),
                card=card,
                deck=deck,
                round=turn,
            )
            work.put(record)
            return card

    def keep(self, card: str, wanted: bool) -> None:
        """Make a card a favourite, or no longer."""
        with self._desk.vault.work() as work:
            if wanted:
                work.put(Favourite(id=natural_id("favourite", card), card=card))
            else:
                work.delete(Favourite, natural_id("favourite", card))

    def new_card(self, deck: str) -> OwnCard:
        """A card of the user's own, not yet stored."""
        desk = self._desk
        return OwnCard(id=desk.fresh_id(), day=desk.today(), zone=desk.zone(), text="", deck=deck)

    def save_card(self, card: OwnCard) -> OwnCard:
        """Store it; one whose words were erased goes to the bin."""
        with self._desk.unsaved.saving(card) as work:
            return save_text(self._desk, work, card, "text")

    def new_talk(
        self, card: str, text: str, day: date | None = None, occasion: Occasion = Occasion.DECK
    ) -> CardTalk:
        """That a card was talked about, or answered, not yet stored; `text` is the card as it reads now."""
        desk = self._desk
        return CardTalk(
            id=desk.fresh_id(),
            day=day or desk.today(),
            zone=desk.zone(),
            card=card,
            text=text,
            occasion=occasion,
        )

    def save_talk(self, talk: CardTalk) -> CardTalk:
        """Store it. A talk counts without a line on it; an answer to the day's question whose words were
        erased goes to the bin."""
        texts = ("note", "theirs") if talk.occasion is Occasion.DAY else ("note", "theirs", "text")
        with self._desk.unsaved.saving(talk) as work:
            return save_text(self._desk, work, talk, *texts)

    def talks_on(self, card: str) -> list[CardTalk]:
        """What became of a card, newest first."""
        return self._talks(card_talks.c.card == card)

    def talks(self, deck: str) -> list[CardTalk]:
        """The same for the cards of a deck, those the user wrote for it among them."""
        with self._desk.vault.work() as work:
            names = [own_name(card.id) for card in _shelf(work).own_of(deck)]
        return self._talks(
            card_talks.c.card.startswith(f"{deck}.", autoescape=True) | card_talks.c.card.in_(names)
        )

    def answers(self, day: date) -> list[CardTalk]:
        """Answers to the question of `day`, oldest first."""
        asked = card_talks.c.occasion == Occasion.DAY
        return self._talks(asked & (card_talks.c.day == day))[::-1]

    def questions(self, cards: Sequence[str], day: date) -> list[str]:
        """The question of `day`, then others to ask in its stead: none answered within half a year.

        `cards` are in the order in which they came to be, the user's own behind ours."""
        query = select(card_talks.c.day, card_talks.c.card).where(
            _TALK_ALIVE,
            card_talks.c.occasion == Occasion.DAY,
            card_talks.c.day.between(day - timedelta(days=DAYS_APART), day - timedelta(days=1)),
        )
        with self._desk.vault.work() as work:
            rows = work.connection.execute(query.order_by(card_talks.c.id))
            answered = {row.day: row.card for row in rows}
        asked = question_of_the_day(cards, day, answered)
        rested = set(cards) - set(answered.values())
        return [] if asked is None else [asked, *other_questions(rested, day, asked)]

    def _talks(self, where: object) -> list[CardTalk]:
        newest = card_talks.c.day.desc(), card_talks.c.id.desc()
        with self._desk.vault.work() as work:
            return work.all(select(CardTalk).where(_TALK_ALIVE, where).order_by(*newest))  # type: ignore[arg-type]


def _shelf(work: Work) -> Shelf:
    draws: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    latest = ""
    alive = card_draws.c.deleted_at.is_(None)
    query = select(card_draws.c.deck, card_draws.c.card, card_draws.c.round).where(alive)
    query = query.order_by(card_draws.c.created_at, literal_column("rowid"))  # two in the same millisecond
    for deck, card, turn in work.connection.execute(query):
        draws[deck].append((card, turn))
        latest = deck
    talked = select(card_talks.c.card).where(_TALK_ALIVE, card_talks.c.occasion != Occasion.DAY)
    kept = select(favourites.c.card).where(favourites.c.deleted_at.is_(None))
    return Shelf(
        draws={deck: tuple(drawn) for deck, drawn in draws.items()},
        latest=latest,
        talked=frozenset(work.connection.execute(talked.distinct()).scalars()),
        favourites=frozenset(work.connection.execute(kept).scalars()),
        own=tuple(work.all(select(OwnCard).where(_OWN_ALIVE).order_by(own_cards.c.id))),
    )
