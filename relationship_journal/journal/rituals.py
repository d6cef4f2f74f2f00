"""Rituals: keep them, mark their days, let them rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain import schedules
from relationship_journal.domain.days import Span
from relationship_journal.domain.positions import between
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.rituals import (
    DayState,
    Mark,
    Ritual,
    RitualOverview,
    SeasonPause,
    Tick,
    day_states,
    due_today,
    overview,
)
from relationship_journal.journal.base import Desk, keep_version
from relationship_journal.vault.tables import rituals, season_pauses, ticks
from relationship_journal.vault.work import Work


class Rituals:
    """What a user can do with rituals."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, today: date) -> Ritual:
        """A daily ritual not yet stored, from today on."""
        return Ritual(id=self._desk.fresh_id(), name="", since=today)

    def save(self, ritual: Ritual) -> Ritual:
        """Store it. Raises KnownError when its schedule cannot be kept."""
        schedules.validate(ritual.schedule)
        with self._desk.unsaved.saving(ritual) as work:
            before = work.get(Ritual, ritual.id)
            if before is not None:
                keep_version(self._desk, work, before, ritual, ("name", "plan"))
            if not ritual.position:
                last = rituals_kept(work)[-1:]
                ritual = replace(ritual, position=between(last[0].position or None if last else None, None))
            return work.put(ritual)

    def overviews(self, today: date, weeks: int = 26, archived: bool = False) -> list[RitualOverview]:
        """Every living ritual (or every archived one), by group and position, with its last weeks."""
        span = Span(today - timedelta(days=today.weekday(), weeks=weeks - 1), today)
        with self._desk.vault.work() as work:
            kept = rituals_kept(work, archived)
            marks, pauses = marks_of(work), pauses_of(work)
        return [overview(ritual, marks[ritual.id], pauses[ritual.id], span, today) for ritual in kept]

    def mark(self, ritual_id: UUID, day: date, mark: Mark | None) -> None:
        """Say what a day was for a ritual; None takes back what was said."""
        id = natural_id("tick", ritual_id, day)
        with self._desk.vault.work() as work:
            if mark is None:
                work.delete(Tick, id)
            else:
                work.put(Tick(id=id, ritual_id=ritual_id, day=day, zone=self._desk.zone(), mark=mark))

    def states(self, ritual_id: UUID, span: Span) -> dict[date, DayState]:
        """What each day of `span` means for a ritual."""
        with self._desk.vault.work() as work:
            ritual = work.get(Ritual, ritual_id)
            marks, pauses = marks_of(work)[ritual_id], pauses_of(work)[ritual_id]
        return {} if ritual is None else day_states(ritual, marks, pauses, span)

    def pause(self, ritual_id: UUID, first: date, last: date | None = None) -> SeasonPause:
        """Let a ritual rest from `first` to `last`, or until it is resumed."""
        pause = SeasonPause(id=self._desk.fresh_id(), ritual_id=ritual_id, first=first, last=last)
        with self._desk.vault.work() as work:
            return work.put(pause)

    def resume(self, ritual_id: UUID, today: date) -> None:
        """End the pauses that cover today; a pause that began today is taken back."""
        yesterday = today - timedelta(days=1)
        with self._desk.vault.work() as work:
            for pause in pauses_of(work)[ritual_id]:
                if pause.first > today or (pause.last is not None and pause.last < today):
                    continue  # a season to come, or one that is over
                if pause.first == today:
                    work.delete(SeasonPause, pause.id)
                else:
                    work.put(replace(pause, last=yesterday))

    def pauses(self, ritual_id: UUID) -> list[SeasonPause]:
        """The ritual's seasons of rest, earliest first."""
        with self._desk.vault.work() as work:
            return pauses_of(work)[ritual_id]

    def archive(self, ritual_id: UUID, today: date) -> None:
        """Put a ritual away; all it gathered is kept."""
        self._set_archived(ritual_id, today)

    def unarchive(self, ritual_id: UUID) -> None:
        """Bring a ritual back."""
        self._set_archived(ritual_id, None)

    def move(self, ritual_id: UUID, after: UUID | None, group: str) -> None:
        """Place a ritual behind `after` (None: first) in `group`."""
        with self._desk.vault.work() as work:
            others = [kept for kept in rituals_kept(work) if kept.group == group and kept.id != ritual_id]
            index = next((n + 1 for n, kept in enumerate(others) if kept.id == after), 0)
            before = others[index - 1].position if index else None
            behind = others[index].position if index < len(others) else None
            if ritual := work.get(Ritual, ritual_id):
                work.put(replace(ritual, group=group, position=between(before, behind)))

    def reminders(self, day: date) -> list[Ritual]:
        """Rituals due and unmarked on `day` that ask to be remembered at a time."""
        with self._desk.vault.work() as work:
            kept = [ritual for ritual in rituals_kept(work) if ritual.remind and ritual.at is not None]
            marks, pauses = marks_of(work, since=day - timedelta(days=7)), pauses_of(work)
        return [
            ritual
            for ritual in kept
            if day not in marks[ritual.id] and due_today(ritual, marks[ritual.id], pauses[ritual.id], day)
        ]

    def _set_archived(self, ritual_id: UUID, on: date | None) -> None:
        with self._desk.vault.work() as work:
            if ritual := work.get(Ritual, ritual_id):
                ritual.archived_on = on


def rituals_kept(work: Work, archived: bool = False) -> list[Ritual]:
    """Living rituals, or archived ones, by group and position."""
    shelved = rituals.c.archived_on.is_not(None) if archived else rituals.c.archived_on.is_(None)
    query = select(Ritual).where(rituals.c.deleted_at.is_(None), shelved)
    return work.all(query.order_by(rituals.c.group, rituals.c.position, rituals.c.id))


def marks_of(work: Work, since: date | None = None) -> defaultdict[UUID, dict[date, Mark]]:
    """The marks of every ritual by day, from `since` on."""
    query = select(ticks.c.ritual_id, ticks.c.day, ticks.c.mark).where(ticks.c.deleted_at.is_(None))
    if since is not None:
        query = query.where(ticks.c.day >= since)
    marks: defaultdict[UUID, dict[date, Mark]] = defaultdict(dict)
    for ritual_id, day, mark in work.connection.execute(query):
        marks[ritual_id][day] = mark
    return marks


def pauses_of(work: Work) -> defaultdict[UUID, list[SeasonPause]]:
    """The seasons of rest of every ritual, earliest first."""
    query = select(SeasonPause).where(season_pauses.c.deleted_at.is_(None)).order_by(season_pauses.c.first)
    return _by_ritual(work.all(query))


def _by_ritual(pauses: Iterable[SeasonPause]) -> defaultdict[UUID, list[SeasonPause]]:
    grouped: defaultdict[UUID, list[SeasonPause]] = defaultdict(list)
    for pause in pauses:
        grouped[pause.ritual_id].append(pause)
    return grouped
