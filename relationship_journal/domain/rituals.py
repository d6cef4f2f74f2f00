"""Rituals: things two people keep, what was done on which day, and what follows from it.

The rules here take `ticks`, the marks of one ritual by day, and its season pauses. Where weeks count, the
ticks must cover whole Monday-to-Sunday weeks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.days import Span, week_of
from relationship_journal.domain.records import Record
from relationship_journal.domain.schedules import Rhythm as Rhythm
from relationship_journal.domain.schedules import Schedule as Schedule
from relationship_journal.domain.schedules import due_days, is_due
from relationship_journal.domain.streaks import NO_STREAK, Streak
from relationship_journal.domain.strength import strength_now


class RitualKind(StrEnum):
    """What a ritual is for."""

    RITUAL = "ritual"
    GENEROSITY = "generosity"
    AFFECTION = "affection"
    TALK = "talk"


class Mark(StrEnum):
    """What the user said of a ritual on a day. No mark is stored for an unknown day."""

    DONE = "done"
    REST = "rest"
    NOT_TODAY = "not_today"


class DayState(StrEnum):
    """What a day means for a ritual: the three marks, and the two that follow from them."""

    DONE = "done"
    DONE_AUTOMATICALLY = "done_automatically"
    REST = "rest"
    NOT_TODAY = "not_today"
    UNKNOWN = "unknown"


@dataclass(kw_only=True)
class Ritual(Record):
    """A ritual. `plan` is the if-then sentence; `since` its first day; `at` local wall time or None.

    `position` is a fractional index that orders rituals within their `group`; `hue` names a colour token
    (ember, sage, gold or plum). `archived_on` is None while the ritual lives.
    """

    name: str
    plan: str = ""
    schedule: Schedule = field(default_factory=Schedule)
    since: date
    at: time | None = None
    protected: bool = False
    kind: RitualKind = RitualKind.RITUAL
    group: str = ""
    position: str = ""
    hue: str = "sage"
    remind: bool = False
    archived_on: date | None = None


@dataclass(kw_only=True)
class Tick(Record):
    """A mark on a day; its id is natural_id("tick", ritual_id, day), so a day has at most one."""

    ritual_id: UUID
    day: date
    zone: str = "UTC"
    mark: Mark


@dataclass(kw_only=True)
class SeasonPause(Record):
    """A season in which a ritual rests, from `first` to `last` (None: until resumed), both included."""

    ritual_id: UUID
    first: date
    last: date | None = None


Ticks = Mapping[date, Mark]
Pauses = Sequence[SeasonPause]

LATELY = 10
"""How many scheduled days "lately" looks back on."""
_LATELY_REACH = timedelta(days=366)


@dataclass(frozen=True)
class RitualOverview:
    """A ritual as its page shows it: `strength` 0–1, `mark` of today, `week` (done, wanted) of a quota."""

    ritual: Ritual
    states: dict[date, DayState]
    strength: float
    streak: Streak
    due: bool
    mark: Mark | None
    paused: bool
    week: tuple[int, int] | None


def is_scheduled(ritual: Ritual, day: date) -> bool:
    """Whether a heat map shows `day`: from the first day to the day it was archived, due days only.

    A ritual kept some times a week shows every day.
    """
    if ritual.archived_on is not None and day > ritual.archived_on:
        return False
    return is_due(ritual.schedule, ritual.since, day)


def is_paused(ritual: Ritual, pauses: Pauses, day: date) -> bool:
    """Whether `day` lies in one of the ritual's season pauses."""
    return any(
        pause.ritual_id == ritual.id and pause.first <= day and (pause.last is None or day <= pause.last)
        for pause in pauses
    )


def day_states(ritual: Ritual, ticks: Ticks, pauses: Pauses, span: Span) -> dict[date, DayState]:
    """What each day of `span` means. A mark always wins; a pause is a rest.

    Once a week's quota is met, its unmarked days are done automatically, those before as well as those
    after. Everything else, and every unmarked day before the ritual began, is unknown.
    """
    met: dict[date, bool] = {}

    def state(day: date) -> DayState:
        if (mark := ticks.get(day)) is not None:
            return DayState(mark)
        if day < ritual.since:
            return DayState.UNKNOWN
        if is_paused(ritual, pauses, day):
            return DayState.REST
        if ritual.schedule.rhythm is not Rhythm.TIMES_A_WEEK:
            return DayState.UNKNOWN
        monday = week_of(day).first
        if monday not in met:
            met[monday] = _done_in(ticks, week_of(day)) >= ritual.schedule.times
        return DayState.DONE_AUTOMATICALLY if met[monday] else DayState.UNKNOWN

    return {day: state(day) for day in span}


def week_progress(ritual: Ritual, ticks: Ticks, day: date) -> tuple[int, int]:
    """How often it was done in the week of `day`, and how often the schedule wants it ("2 of 3")."""
    week = week_of(day)
    if ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK:
        return _done_in(ticks, week), ritual.schedule.times
    return _done_in(ticks, week), sum(1 for _ in due_days(ritual.schedule, ritual.since, week))


def due_today(ritual: Ritual, ticks: Ticks, pauses: Pauses, today: date) -> bool:
    """Whether today asks for it, whatever today's own mark says.

    Not while archived or paused, nor when earlier days of the week have already met its quota.
    """
    if ritual.archived_on is not None and today >= ritual.archived_on:
        return False
    if not is_scheduled(ritual, today) or is_paused(ritual, pauses, today):
        return False
    if ritual.schedule.rhythm is not Rhythm.TIMES_A_WEEK:
        return True
    so_far = Span(week_of(today).first, today - timedelta(days=1))
    return _done_in(ticks, so_far) < ritual.schedule.times


def done_lately(ritual: Ritual, ticks: Ticks, pauses: Pauses, today: date) -> tuple[int, int]:
    """Done and counted of the last ten scheduled days of a year ("9 of 10"); rests are left out.

    Today counts once it is marked. For a weekly quota: done and wanted this week.
    """
    if ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK:
        return week_progress(ritual, ticks, today)
    done = counted = 0
    day = today if today in ticks else today - timedelta(days=1)
    earliest = max(ritual.since, today - _LATELY_REACH)
    while day >= earliest and counted < LATELY:
        if is_scheduled(ritual, day) and not _rests(ritual, ticks, pauses, day):
            counted += 1
            done += ticks.get(day) is Mark.DONE
        day -= timedelta(days=1)
    return done, counted


def ritual_streak(ritual: Ritual, ticks: Ticks, pauses: Pauses, today: date) -> Streak:
    """The run of scheduled days done, or of weeks kept for a weekly quota (then counted in weeks).

    A rest or a pause joins the days around it without adding to the length. A scheduled day before today
    that is unmarked or "not today" ends the run; today itself ends nothing before it is over. Extra times on
    other days neither add nor end. A week whose quota is not met ends the run unless its days of rest could
    have stood for what is missing; the present week ends nothing.
    """
    until = min(today, ritual.archived_on or today)
    if ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK:
        return _longest_and_present(_weeks(ritual, ticks, pauses, until))
    return _longest_and_present(_days(ritual, ticks, pauses, until))


def overview(ritual: Ritual, ticks: Ticks, pauses: Pauses, span: Span, today: date) -> RitualOverview:
    """Everything its page shows. Today bears on the strength once it is marked."""
    quota = ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK
    last = today if today in ticks else today - timedelta(days=1)
    return RitualOverview(
        ritual=ritual,
        states=day_states(ritual, ticks, pauses, span),
        strength=strength_now(
            {day for day, mark in ticks.items() if mark is Mark.DONE},
            lambda day: _rests(ritual, ticks, pauses, day),
            ritual.schedule,
            ritual.since,
            min(last, ritual.archived_on or last),
        ),
        streak=ritual_streak(ritual, ticks, pauses, today),
        due=due_today(ritual, ticks, pauses, today),
        mark=ticks.get(today),
        paused=is_paused(ritual, pauses, today),
        week=week_progress(ritual, ticks, today) if quota else None,
    )


class _Step(StrEnum):
    """What a day or a week does to a run."""

    ADDS = "adds"
    JOINS = "joins"
    ENDS = "ends"
    WAITS = "waits"


_Steps = Iterator[tuple[_Step, date, date]]


def _done_in(ticks: Ticks, span: Span) -> int:
    return sum(ticks.get(day) is Mark.DONE for day in span)


def _rests(ritual: Ritual, ticks: Ticks, pauses: Pauses, day: date) -> bool:
    """A rest by mark, or by a pause that no mark contradicts."""
    mark = ticks.get(day)
    return mark is Mark.REST or (mark is None and is_paused(ritual, pauses, day))


def _days(ritual: Ritual, ticks: Ticks, pauses: Pauses, until: date) -> _Steps:
    for day in due_days(ritual.schedule, ritual.since, Span(ritual.since, until)):
        if ticks.get(day) is Mark.DONE:
            yield _Step.ADDS, day, day
        elif _rests(ritual, ticks, pauses, day):
            yield _Step.JOINS, day, day
        else:
            yield _Step.WAITS if day == until else _Step.ENDS, day, day


def _weeks(ritual: Ritual, ticks: Ticks, pauses: Pauses, until: date) -> _Steps:
    week = week_of(ritual.since)
    while week.first <= until:
        done = [day for day in week if ticks.get(day) is Mark.DONE and ritual.since <= day <= until]
        resting = sum(_rests(ritual, ticks, pauses, day) for day in week)
        if len(done) >= ritual.schedule.times:
            yield _Step.ADDS, done[0], done[-1]
        elif week.last >= until:
            yield _Step.WAITS, week.first, week.last
        elif len(done) + resting >= ritual.schedule.times:
            yield _Step.JOINS, week.first, week.last
        else:
            yield _Step.ENDS, week.first, week.last
        week = week_of(week.last + timedelta(days=1))


def _longest_and_present(steps: _Steps) -> Streak:
    run = NO_STREAK
    longest = waiting = 0
    for step, first, last in steps:
        if step is _Step.ADDS:
            run = Streak(run.length + 1, 0, run.first or first, last, 0, run.rests + waiting)
            waiting, longest = 0, max(longest, run.length)
        elif step is _Step.JOINS and run.length:
            waiting += 1
        elif step is _Step.ENDS:
            run, waiting = NO_STREAK, 0
    return Streak(run.length, longest, run.first, run.last, 0, run.rests)
