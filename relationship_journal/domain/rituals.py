"""Rituals: things two people keep, their schedules, and what was done on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.records import Record


class Rhythm(StrEnum):
    """The kinds of schedule."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    TIMES_A_WEEK = "times_a_week"
    EVERY_N_DAYS = "every_n_days"
    MONTHLY = "monthly"


@dataclass(frozen=True)
class Schedule:
    """When a ritual is due. Only the fields of its rhythm count.

    `weekdays` 0 Monday … 6 Sunday (WEEKDAYS); `times` per Monday-to-Sunday week (TIMES_A_WEEK, 1–7);
    `every` days counted from the ritual's first day (EVERY_N_DAYS, 1–366); `ordinal` 1–4, or -1 for the
    last, of `weekday` in each month (MONTHLY).
    """

    rhythm: Rhythm = Rhythm.DAILY
    weekdays: tuple[int, ...] = ()
    times: int = 1
    every: int = 1
    ordinal: int = 1
    weekday: int = 0


class RitualKind(StrEnum):
    """What a ritual is for."""

    RITUAL = "ritual"
    GENEROSITY = "generosity"
    AFFECTION = "affection"


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
