"""On days with …: which days have a tag, a ritual done or a moment, and how close they felt."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from relationship_journal.domain.comparison import Sides, Subject, SubjectKind
from relationship_journal.domain.days import Span
from relationship_journal.domain.moments import Tone
from relationship_journal.domain.mood import MoodPoint, daily_medians
from relationship_journal.domain.rituals import Mark, RitualKind
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import check_ins, moments, rituals, ticks

_CHECKED_IN = check_ins.c.deleted_at.is_(None)
_MOMENT = moments.c.deleted_at.is_(None)
_DONE = ticks.c.deleted_at.is_(None), ticks.c.mark == Mark.DONE


class Comparisons:
    """What days can be told apart by, and how close they felt."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def subjects(self) -> list[Subject]:
        """The tags in use and the rituals done, most days first, then the tones there are moments of.

        Tones come without a name: the interface has the words for them. Rituals of affection are not among
        them: the closeness of bodies is not measured.
        """
        with self._desk.vault.reading() as connection:
            return [*_tags(connection), *_rituals(connection), *_tones(connection)]

    def sides(self, subject: Subject, span: Span) -> Sides:
        """The days of `span` with a check-in, from the first day that ever had the subject.

        Days before it was first noted are left out: nobody knows whether they had it.
        """
        with self._desk.vault.reading() as connection:
            days = _days_with(connection, subject)
            since = max(span.first, min(days, default=date.max))
            query = select(check_ins.c.day, check_ins.c.closeness).where(
                _CHECKED_IN, check_ins.c.day.between(since, span.last)
            )
            points = [MoodPoint(day, float(closeness)) for day, closeness in connection.execute(query)]
        return Sides(dict(daily_medians(points)), days)


def _days_with(connection: Connection, subject: Subject) -> frozenset[date]:
    if subject.kind is SubjectKind.TAG:
        named = func.json_each(check_ins.c.tags).table_valued("value")
        has = select(named.c.value).where(named.c.value == subject.key).exists()
        query = select(check_ins.c.day).where(_CHECKED_IN, has)
    elif subject.kind is SubjectKind.RITUAL:
        query = select(ticks.c.day).where(*_DONE, ticks.c.ritual_id == UUID(subject.key))
    else:
        query = select(moments.c.day).where(_MOMENT, moments.c.tone == Tone(subject.key))
    return frozenset(connection.execute(query.distinct()).scalars())


def _tags(connection: Connection) -> list[Subject]:
    rows = connection.exec_driver_sql(
        "SELECT value FROM check_in, json_each(tags) WHERE deleted_at IS NULL "
        "GROUP BY value ORDER BY count(DISTINCT day) DESC, value"
    )
    return [Subject(SubjectKind.TAG, name, name) for (name,) in rows]


def _rituals(connection: Connection) -> list[Subject]:
    query = (
        select(rituals.c.id, rituals.c.name)
        .join(ticks, ticks.c.ritual_id == rituals.c.id)
        .where(rituals.c.deleted_at.is_(None), rituals.c.kind != RitualKind.AFFECTION, *_DONE)
        .group_by(rituals.c.id, rituals.c.name)
        .order_by(func.count().desc(), rituals.c.name)
    )
    return [Subject(SubjectKind.RITUAL, str(id), name) for id, name in connection.execute(query)]


def _tones(connection: Connection) -> list[Subject]:
    found = set(connection.execute(select(moments.c.tone).where(_MOMENT).distinct()).scalars())
    return [Subject(SubjectKind.MOMENT, tone, "") for tone in Tone if tone in found]
