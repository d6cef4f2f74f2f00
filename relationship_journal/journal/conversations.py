"""Conversations: plan them, hold them or let them go, and look back on them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, select

from relationship_journal.domain.conversations import TEXTS, Conversation, Stage, Talks, is_measured, words_of
from relationship_journal.domain.rituals import RitualKind, RitualOverview
from relationship_journal.journal.base import Desk, keep_version, save_text
from relationship_journal.journal.rituals import Rituals
from relationship_journal.vault.tables import conversations
from relationship_journal.vault.work import Work

_ALIVE = conversations.c.deleted_at.is_(None)
_PLANNED = conversations.c.stage == Stage.PLANNED
_HELD = conversations.c.stage == Stage.HELD
_NEAREST = conversations.c.day, conversations.c.id
_NEWEST = conversations.c.day.desc(), conversations.c.id.desc()


class Conversations:
    """What a user can do with conversations."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date, about: str = "") -> Conversation:
        """A talk planned for `day`, not yet stored."""
        return Conversation(id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), about=about)

    def save(self, talk: Conversation) -> Conversation:
        """Store it; one whose words were all erased goes to the bin, unless calm or minutes were noted."""
        with self._desk.unsaved.saving(talk) as work:
            if words_of(talk) or not is_measured(talk):
                return save_text(self._desk, work, talk, *TEXTS)
            before = work.get(Conversation, talk.id)
            if before is not None:
                keep_version(self._desk, work, before, talk, TEXTS)
            return work.put(talk)

    def overview(self) -> Talks:
        """The next talk planned, the last one held, and how many there are."""
        with self._desk.vault.work() as work:
            count = work.connection.execute(select(func.count()).where(_ALIVE)).scalar_one()
            return Talks(_first(work, _PLANNED, _NEAREST), _first(work, _HELD, _NEWEST), count)

    def page(self, offset: int = 0, limit: int = 60) -> list[Conversation]:
        """Every talk: those planned, the nearest first, then the others, the newest first."""
        nearest = case((_PLANNED, conversations.c.day))
        query = select(Conversation).where(_ALIVE).order_by(~_PLANNED, nearest, *_NEWEST)
        with self._desk.vault.work() as work:
            return work.all(query.limit(limit).offset(offset))

    def regular(self, today: date) -> list[RitualOverview]:
        """The rituals that are talks, in their order."""
        kept = Rituals(self._desk).overviews(today, weeks=1)
        return [one for one in kept if one.ritual.kind is RitualKind.TALK]


def _first(work: Work, where: object, order: tuple[object, object]) -> Conversation | None:
    query = select(Conversation).where(_ALIVE, where).order_by(*order).limit(1)  # type: ignore[arg-type]
    return next(iter(work.all(query)), None)
