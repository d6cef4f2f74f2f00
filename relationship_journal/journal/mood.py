"""Check-ins: one tap a day or several, and the line they draw."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.mood import CheckIn, MoodPoint, Tag
from relationship_journal.domain.positions import between
from relationship_journal.domain.records import natural_id
from relationship_journal.journal.base import Desk, keep_version
from relationship_journal.vault.tables import check_ins, diagnosis_notes, tags
from relationship_journal.vault.work import Work

_ALIVE = check_ins.c.deleted_at.is_(None)


class Mood:
    """What a user can do with check-ins."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date) -> CheckIn:
        """A check-in not yet stored, in the middle of the scale."""
        desk = self._desk
        return CheckIn(id=desk.fresh_id(), day=day, zone=desk.zone(), at=desk.now(), closeness=3)

    def save(self, check_in: CheckIn) -> CheckIn:
        """Store it."""
        with self._desk.unsaved.saving(check_in) as work:
            before = work.get(CheckIn, check_in.id)
            if before is not None:
                keep_version(self._desk, work, before, check_in, ("note",))
            return work.put(check_in)

    def on_day(self, day: date) -> list[CheckIn]:
        """The day's check-ins, earliest first."""
        with self._desk.vault.work() as work:
            return check_ins_on(work, day)

    def points(self, span: Span) -> list[MoodPoint]:
        """Every check-in of `span`, as a point, earliest first."""
        query = select(check_ins.c.day, check_ins.c.closeness).where(
            _ALIVE, check_ins.c.day.between(span.first, span.last)
        )
        with self._desk.vault.reading() as connection:
            rows = connection.execute(query.order_by(check_ins.c.day, check_ins.c.at))
            days: dict[date, date] = {}  # the points of a day share it, and those of a step its number
            steps: dict[int, float] = {}
            return [
                MoodPoint(days.setdefault(day, day), steps.setdefault(closeness, float(closeness)))
                for day, closeness in rows
            ]

    def first_day(self) -> date | None:
        """The day of the earliest check-in."""
        with self._desk.vault.reading() as connection:
            earliest: date | None = connection.scalar(select(func.min(check_ins.c.day)).where(_ALIVE))
            return earliest

    def events(self, span: Span) -> list[DiagnosisNote]:
        """Diagnosis notes on what happened within `span`, to draw behind the line."""
        when = diagnosis_notes.c
        query = select(DiagnosisNote).where(
            when.deleted_at.is_(None), when.since.between(span.first, span.last)
        )
        with self._desk.vault.work() as work:
            return work.all(query.order_by(when.since))

    def tags(self) -> list[Tag]:
        """The tags offered at check-in, in the user's order."""
        with self._desk.vault.work() as work:
            return tags_offered(work)

    def add_tag(self, name: str) -> Tag:
        """Offer one more tag; one known already is only brought back."""
        name = " ".join(name.split())
        with self._desk.vault.work() as work:
            offered = tags_offered(work)
            last = offered[-1].position if offered else None
            tag = Tag(id=natural_id("tag", name), name=name, position=between(last or None, None))
            known = work.get(Tag, tag.id)
            return work.put(tag) if known is None or known.deleted_at else known


def check_ins_on(work: Work, day: date) -> list[CheckIn]:
    """The check-ins of a day, earliest first."""
    return work.all(select(CheckIn).where(_ALIVE, check_ins.c.day == day).order_by(check_ins.c.at))


def tags_offered(work: Work) -> list[Tag]:
    """The tags offered at check-in, in the user's order."""
    query = select(Tag).where(tags.c.deleted_at.is_(None)).order_by(tags.c.position, tags.c.name)
    return work.all(query)
