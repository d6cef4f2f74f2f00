"""Appreciations: write them, say them, look back on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import (
    A_DAY,
    Appreciation,
    DayOfGratitude,
    GratitudeFilter,
    GratitudeOverview,
    RestDay,
    Voice,
)
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.streaks import Streak, current, lengths, streak
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import appreciations, rest_days
from relationship_journal.vault.work import Work

HEAT_WEEKS = 34
_ALIVE = appreciations.c.deleted_at.is_(None)
_RESTING = rest_days.c.deleted_at.is_(None)


class Gratitude:
    """What a user can do with appreciations."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date, what: str = "") -> Appreciation:
        """An appreciation not yet stored."""
        return Appreciation(id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), what=what)

    def save(self, appreciation: Appreciation) -> Appreciation:
        """Store it; one whose words were erased goes to the bin."""
        with self._desk.unsaved.saving(appreciation) as work:
            return save_text(self._desk, work, appreciation, "what")

    def on_day(self, day: date) -> list[Appreciation]:
        """The day's appreciations in the order they were begun."""
        with self._desk.vault.work() as work:
            return appreciations_on(work, day)

    def page(
        self, wanted: GratitudeFilter, before: date | None = None, limit_days: int = 40
    ) -> list[DayOfGratitude]:
        """Days with a matching appreciation, newest first, strictly before `before`."""
        where = _matching(wanted)
        if before is not None:
            where.append(appreciations.c.day < before)
        with self._desk.vault.work() as work:
            days = select(appreciations.c.day).where(*where).distinct()
            days = days.order_by(appreciations.c.day.desc()).limit(limit_days)
            listed = select(Appreciation).where(*where, appreciations.c.day.in_(days.scalar_subquery()))
            found = work.all(listed.order_by(appreciations.c.day.desc(), appreciations.c.id))
            rests = _rests(work)
        return [
            DayOfGratitude(day, tuple(items), day in rests)
            for day, items in groupby(found, key=lambda appreciation: appreciation.day)
        ]

    def matching(self, wanted: GratitudeFilter) -> frozenset[UUID]:
        """Which appreciations match."""
        with self._desk.vault.work() as work:
            found = work.connection.execute(select(appreciations.c.id).where(*_matching(wanted)))
            return frozenset(found.scalars())

    def overview(self, today: date) -> GratitudeOverview:
        """The streak, the totals, and how many were written on each day of the last months."""
        with self._desk.vault.work() as work:
            per_day = select(appreciations.c.day, func.count()).where(_ALIVE).group_by(appreciations.c.day)
            counts: dict[date, int] = dict(work.connection.execute(per_day).all())
            said_ones = select(func.count()).where(_ALIVE, appreciations.c.voice == Voice.SAID)
            said = work.connection.execute(said_ones).scalar_one()
            rests = _rests(work)
        first = today - timedelta(weeks=HEAT_WEEKS, days=today.weekday())
        heat = {day: counts.get(day, 0) for day in Span(first, today)}
        whole = streak(sorted(counts), rests, today)
        return GratitudeOverview(whole, sum(counts.values()), said, heat, today in rests)

    def streak_history(self, span: Span, today: date) -> list[tuple[date, int]]:
        """How long the streak was on each day of `span`."""
        with self._desk.vault.work() as work:
            return lengths(list(_days(work)), _rests(work), span, today)

    def set_rest(self, day: date, on: bool) -> None:
        """Rest on `day`, or take the rest back."""
        rest = RestDay(id=natural_id("rest", day), day=day, zone=self._desk.zone())
        with self._desk.vault.work() as work:
            if on:
                work.put(rest)
                work.restore(RestDay, rest.id)
            else:
                work.delete(RestDay, rest.id)

    def tags(self) -> list[str]:
        """Tags used on appreciations, in alphabetical order."""
        with self._desk.vault.work() as work:
            rows = work.connection.exec_driver_sql(
                "SELECT DISTINCT value FROM appreciation, json_each(tags) WHERE deleted_at IS NULL ORDER BY 1"
            )
            return [str(name) for (name,) in rows]

    def earlier_texts(self, limit: int = 500) -> list[str]:
        """The newest texts, to tell when one says the same again."""
        query = select(appreciations.c.what).where(_ALIVE).order_by(appreciations.c.day.desc()).limit(limit)
        with self._desk.vault.work() as work:
            return list(work.connection.execute(query).scalars())


def appreciations_on(work: Work, day: date) -> list[Appreciation]:
    """The appreciations of a day, oldest first."""
    query = select(Appreciation).where(_ALIVE, appreciations.c.day == day)
    return work.all(query.order_by(appreciations.c.id))


def current_streak(work: Work, today: date) -> Streak:
    """The present streak, read backwards only as far as it reaches."""
    return current(_days(work, newest_first=True), _rests(work), today)


def is_resting(work: Work, day: date) -> bool:
    """Whether the user rests on `day`."""
    return day in _rests(work)


def full_days(work: Work, at_most: int) -> list[date]:
    """Days with three appreciations or more; no more of them than asked for."""
    query = select(appreciations.c.day).where(_ALIVE).group_by(appreciations.c.day)
    query = query.having(func.count() >= A_DAY).limit(at_most)
    return list(work.connection.execute(query).scalars())


def _days(work: Work, newest_first: bool = False) -> Iterator[date]:
    query = select(appreciations.c.day).where(_ALIVE).distinct()
    order = appreciations.c.day.desc() if newest_first else appreciations.c.day
    with work.connection.execution_options(yield_per=128).execute(query.order_by(order)) as rows:
        yield from rows.scalars()


def _rests(work: Work) -> frozenset[date]:
    return frozenset(work.connection.execute(select(rest_days.c.day).where(_RESTING)).scalars())


def _matching(wanted: GratitudeFilter) -> list[ColumnElement[bool]]:
    table: Any = appreciations.c
    where: list[ColumnElement[bool]] = [_ALIVE]
    if wanted.voice is not None:
        where.append(table.voice == wanted.voice)
    if wanted.unsaid:
        where.append(table.voice != Voice.SAID)
    if wanted.span is not None:
        where += [table.day >= wanted.span.first, table.day <= wanted.span.last]
    for word in wanted.text.split():
        columns = (table.what, table.meaning, table.when, table.reaction)
        where.append(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    for tag in wanted.tags:
        named = func.json_each(table.tags).table_valued("value")
        where.append(select(named.c.value).where(named.c.value == tag).exists())
    return where
