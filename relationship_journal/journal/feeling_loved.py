"""Ways of feeling loved: the form as it was filled in, day by day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from relationship_journal.domain.feeling_loved import About, LovedRating
from relationship_journal.domain.records import Person
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import loved_ratings


class FeelingLoved:
    """What a user can do with the form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, about: About, day: date) -> LovedRating:
        """The form without ratings, not yet stored. What the partner fills in is theirs."""
        desk = self._desk
        person = Person.PARTNER if about is About.PARTNER else Person.ME
        return LovedRating(id=desk.fresh_id(), day=day, zone=desk.zone(), about=about, person=person)

    def save(self, rating: LovedRating) -> LovedRating:
        """Store it."""
        with self._desk.unsaved.saving(rating) as work:
            return work.put(rating)

    def fillings(self) -> list[LovedRating]:
        """Every form with a rating in it, newest first."""
        query = select(LovedRating).where(loved_ratings.c.deleted_at.is_(None))
        newest = loved_ratings.c.day.desc(), loved_ratings.c.id.desc()
        with self._desk.vault.work() as work:
            return [one for one in work.all(query.order_by(*newest)) if one.matters or one.got]
