"""Agreements: what two people decided to try, and when they look at it again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from relationship_journal.domain.agreements import Agreement, due_for_review
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import agreements

_TEXTS = ("about", "matters_to_me", "matters_to_them", "i_could_give", "they_could_give", "trial", "reviewed")
_ALIVE = agreements.c.deleted_at.is_(None)


class Agreements:
    """What a user can do with agreements."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date) -> Agreement:
        """An agreement not yet stored."""
        return Agreement(id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), about="")

    def save(self, agreement: Agreement) -> Agreement:
        """Store it; one whose words were all erased goes to the bin."""
        with self._desk.unsaved.saving(agreement) as work:
            return save_text(self._desk, work, agreement, *_TEXTS)

    def all(self) -> list[Agreement]:
        """Every agreement, newest first."""
        newest = agreements.c.day.desc(), agreements.c.id.desc()
        with self._desk.vault.work() as work:
            return work.all(select(Agreement).where(_ALIVE).order_by(*newest))

    def due(self, today: date) -> list[Agreement]:
        """Trials whose review day has come, the longest waiting first."""
        waiting = select(Agreement).where(_ALIVE, agreements.c.review_on <= today)
        with self._desk.vault.work() as work:
            return due_for_review(work.all(waiting), today)
