"""Kind and hard moments: two taps, and a line for who wants to add one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from relationship_journal.domain.days import Span
from relationship_journal.domain.moments import Moment, Tone, Whose
from relationship_journal.journal.base import Desk, keep_version
from relationship_journal.vault.tables import moments

_ALIVE = moments.c.deleted_at.is_(None)


class Moments:
    """What a user can do with moments."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date, tone: Tone, whose: Whose) -> Moment:
        """A moment not yet stored."""
        desk = self._desk
        return Moment(id=desk.fresh_id(), day=day, zone=desk.zone(), at=desk.now(), tone=tone, whose=whose)

    def save(self, moment: Moment) -> Moment:
        """Store it; its line may stay empty."""
        with self._desk.unsaved.saving(moment) as work:
            before = work.get(Moment, moment.id)
            if before is not None:
                keep_version(self._desk, work, before, moment, ("note",))
            return work.put(moment)

    def on_day(self, day: date) -> list[Moment]:
        """The day's moments, earliest first."""
        query = select(Moment).where(_ALIVE, moments.c.day == day)
        with self._desk.vault.work() as work:
            return work.all(query.order_by(moments.c.at, moments.c.id))

    def counts(self, span: Span) -> tuple[int, int]:
        """How many kind ones and how many hard ones `span` holds. Whose they were is not counted."""
        query = select(moments.c.tone, func.count()).where(
            _ALIVE, moments.c.day.between(span.first, span.last)
        )
        with self._desk.vault.reading() as connection:
            rows = connection.execute(query.group_by(moments.c.tone))
            found: dict[Tone, int] = {row[0]: row[1] for row in rows}
        return found.get(Tone.KIND, 0), found.get(Tone.HARD, 0)
