"""Reflections: write freely, on any day, as often as wanted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import reflections
from relationship_journal.vault.work import Work


class Reflections:
    """What a user can do with reflections."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date, source: Source = Source.DAY) -> Reflection:
        """A reflection not yet stored."""
        return Reflection(id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), text="", source=source)

    def save(self, reflection: Reflection) -> Reflection:
        """Store it; one whose words were erased goes to the bin."""
        with self._desk.unsaved.saving(reflection) as work:
            return save_text(self._desk, work, reflection, "title", "text")

    def on_day(self, day: date) -> list[Reflection]:
        """The day's reflections, oldest first."""
        with self._desk.vault.work() as work:
            return reflections_on(work, day)


def reflections_on(work: Work, day: date) -> list[Reflection]:
    """The reflections of a day, oldest first."""
    query = select(Reflection).where(reflections.c.deleted_at.is_(None), reflections.c.day == day)
    return work.all(query.order_by(reflections.c.id))
