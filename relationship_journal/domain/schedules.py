"""When a ritual is due: five kinds of schedule, their days, how often they come, and their stored form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from relationship_journal.domain.days import Span
from relationship_journal.domain.errors import KnownError

MOST_DAYS_APART = 366


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


def is_due(schedule: Schedule, since: date, day: date) -> bool:
    """Whether `day` belongs to the schedule of a ritual that began on `since`.

    With TIMES_A_WEEK every day is a candidate; whether it is still needed depends on the week.
    """
    if day < since:
        return False
    match schedule.rhythm:
        case Rhythm.DAILY | Rhythm.TIMES_A_WEEK:
            return True
        case Rhythm.WEEKDAYS:
            return day.weekday() in schedule.weekdays
        case Rhythm.EVERY_N_DAYS:
            return (day - since).days % schedule.every == 0
        case Rhythm.MONTHLY:
            return day.weekday() == schedule.weekday and _is_ordinal(schedule.ordinal, day)


def _is_ordinal(ordinal: int, day: date) -> bool:
    if ordinal == -1:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == ordinal


def due_days(schedule: Schedule, since: date, span: Span) -> Iterator[date]:
    """The days of `span` that `is_due` accepts, in order."""
    return (day for day in span if is_due(schedule, since, day))


def frequency(schedule: Schedule) -> tuple[int, int]:
    """How often it comes, as (n, d): n times in d days. Every day is (1, 1) whatever its rhythm."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            times, days = 1, 1
        case Rhythm.WEEKDAYS:
            times, days = len(set(schedule.weekdays)), 7
        case Rhythm.TIMES_A_WEEK:
            times, days = schedule.times, 7
        case Rhythm.EVERY_N_DAYS:
            times, days = 1, schedule.every
        case Rhythm.MONTHLY:
            times, days = 1, 30
    return (1, 1) if times == days else (times, days)


def validate(schedule: Schedule) -> None:
    """Raise KnownError, in one sentence, when the schedule cannot be kept."""
    match schedule.rhythm:
        case Rhythm.WEEKDAYS:
            if not schedule.weekdays:
                raise KnownError("Choose at least one day of the week.")
            if not all(0 <= weekday <= 6 for weekday in schedule.weekdays):
                raise KnownError("Choose days between Monday and Sunday.")
        case Rhythm.TIMES_A_WEEK:
            if not 1 <= schedule.times <= 7:
                raise KnownError("Choose between one and seven times a week.")
        case Rhythm.EVERY_N_DAYS:
            if not 1 <= schedule.every <= MOST_DAYS_APART:
                raise KnownError("Choose between 1 and {most} days.", most=MOST_DAYS_APART)
        case Rhythm.MONTHLY:
            if schedule.ordinal not in (1, 2, 3, 4, -1):
                raise KnownError("Choose the first to fourth or the last week of the month.")
            if not 0 <= schedule.weekday <= 6:
                raise KnownError("Choose a day between Monday and Sunday.")
        case Rhythm.DAILY:
            pass


def to_json(schedule: Schedule) -> dict[str, object]:
    """The schedule as JSON values, all fields included so that nothing is lost."""
    values = asdict(schedule)
    return values | {"rhythm": str(schedule.rhythm), "weekdays": list(schedule.weekdays)}


def from_json(values: Mapping[str, object]) -> Schedule:
    """The schedule of `to_json`; unknown keys are ignored, missing ones take their default.

    Raises ValueError for a value of the wrong type or a schedule that cannot be kept.
    """
    weekdays = values.get("weekdays", ())
    if not isinstance(weekdays, list | tuple):
        raise ValueError(f"weekdays are no list: {weekdays!r}")
    schedule = Schedule(
        rhythm=Rhythm(str(values.get("rhythm", Rhythm.DAILY))),
        weekdays=tuple(_whole("weekdays", weekday) for weekday in weekdays),
        times=_whole("times", values.get("times", 1)),
        every=_whole("every", values.get("every", 1)),
        ordinal=_whole("ordinal", values.get("ordinal", 1)),
        weekday=_whole("weekday", values.get("weekday", 0)),
    )
    try:
        validate(schedule)
    except KnownError as error:
        raise ValueError(str(error)) from error
    return schedule


def _whole(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{name} is no whole number: {value!r}")
    return value
