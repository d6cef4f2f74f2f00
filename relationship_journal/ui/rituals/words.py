"""Schedules, day states and streaks of rituals in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.days import Span
from relationship_journal.domain.rituals import (
    DayState,
    Mark,
    Rhythm,
    Ritual,
    RitualKind,
    RitualOverview,
    Schedule,
)
from relationship_journal.domain.schedules import due_days
from relationship_journal.ui.formats import day_month, day_month_year, time_of_day
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.today.words import day_in_words
from relationship_journal.ui.words import weekday_names

REACH = timedelta(days=800)
"""How far ahead the next dates are looked for: more than twice the longest time between two."""


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Rituals", text)


def short_weekdays() -> tuple[str, ...]:
    """Three letters for each day of the week, from Monday."""
    return tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")


def ordinals() -> dict[int, str]:
    """Which one of a month."""
    return {1: tr("First"), 2: tr("Second"), 3: tr("Third"), 4: tr("Fourth"), -1: tr("Last")}


def rhythm_words() -> dict[Rhythm, str]:
    """What the chips of the schedule say."""
    return {
        Rhythm.DAILY: tr("Every day"),
        Rhythm.WEEKDAYS: tr("On chosen days"),
        Rhythm.TIMES_A_WEEK: tr("Some times a week"),
        Rhythm.EVERY_N_DAYS: tr("Every few days"),
        Rhythm.MONTHLY: tr("Once a month"),
    }


def kind_words() -> dict[RitualKind, str]:
    """What a ritual is for."""
    return {
        RitualKind.RITUAL: tr("a ritual of ours"),
        RitualKind.GENEROSITY: tr("something I give"),
        RitualKind.AFFECTION: tr("affection"),
        RitualKind.TALK: tr("a talk of ours"),
    }


def hue_words() -> dict[str, str]:
    """The colours a ritual can have."""
    return {"sage": tr("sage"), "ember": tr("ember"), "plum": tr("plum"), "gold": tr("gold")}


def schedule_words(schedule: Schedule) -> str:
    """ "Every day", "Mon Wed Fri", "3 times a week", "Every 3 days", "Last Sunday of the month"."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            return tr("Every day")
        case Rhythm.WEEKDAYS:
            return _weekday_words(sorted(set(schedule.weekdays)))
        case Rhythm.TIMES_A_WEEK:
            few = {2: tr("Twice a week"), 7: tr("Every day")}
            often = counted("Rituals", "Once a week", "{n} times a week", schedule.times)
            return few.get(schedule.times, often)
        case Rhythm.EVERY_N_DAYS:
            if schedule.every == 2:
                return tr("Every other day")
            return counted("Rituals", "Every day", "Every {n} days", schedule.every)
        case Rhythm.MONTHLY:
            which, weekday = ordinals()[schedule.ordinal], weekday_names()[schedule.weekday]
            return tr("{which} {weekday} of the month").format(which=which, weekday=weekday)


def _weekday_words(weekdays: Sequence[int]) -> str:
    if len(weekdays) == 7:
        return tr("Every day")
    if list(weekdays) == [0, 1, 2, 3, 4]:
        return tr("Monday to Friday")
    if len(weekdays) == 1:
        return tr("Weekly · {weekday}").format(weekday=weekday_names()[weekdays[0]])
    return " ".join(short_weekdays()[weekday] for weekday in weekdays)


def when_words(ritual: Ritual) -> str:
    """The schedule and the time: "Mon Wed Fri · 19:30"; a protected time says so."""
    words = schedule_words(ritual.schedule)
    if ritual.at is None:
        return words
    at = time_of_day(ritual.at)
    return f"{words} · " + (tr("protected {time}").format(time=at) if ritual.protected else at)


def next_days(schedule: Schedule, since: date, today: date, count: int = 3) -> list[date]:
    """The next days it is due, today included."""
    first = max(since, today)
    return list(islice(due_days(schedule, since, Span(first, first + REACH)), count))


def next_words(schedule: Schedule, since: date, today: date) -> str:
    """ "Next: Wed 25 Nov, Fri 27 Nov, Mon 30 Nov"; a weekly quota leaves the days open."""
    if schedule.rhythm is Rhythm.TIMES_A_WEEK and schedule.times < 7:
        return tr("On whichever days suit you both.")
    days = (
        f"{short_weekdays()[day.weekday()]} {day_month(day)}" for day in next_days(schedule, since, today)
    )
    return tr("Next: {days}").format(days=", ".join(days))


def state_words(state: DayState) -> str:
    """What a day was."""
    return {
        DayState.DONE: tr("done"),
        DayState.DONE_AUTOMATICALLY: tr("free, the week was already full"),
        DayState.REST: tr("rest"),
        DayState.NOT_TODAY: tr("not that day"),
        DayState.UNKNOWN: tr("nothing noted"),
    }[state]


def day_words(day: date, state: DayState, today: date) -> str:
    """ "Friday, 20 November 2026: done"."""
    return f"{day_in_words(day, today)}: {state_words(state)}"


def today_words(overview: RitualOverview) -> str:
    """What stands beside a ritual about today: its mark, or how the week goes."""
    if overview.mark is Mark.NOT_TODAY:
        return tr("not today")
    if overview.mark is Mark.REST:
        return tr("resting today")
    if overview.week is not None:
        return tr("{done} of {wanted} this week").format(done=overview.week[0], wanted=overview.week[1])
    return ""


def streak_words(overview: RitualOverview) -> list[str]:
    """ "4 in a row" and "longest 12", in weeks for a weekly quota; nothing before anything was done."""
    streak = overview.streak
    weekly = overview.ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK
    parts = []
    if streak.length > 1 or (streak.length and streak.length == streak.longest):
        weeks = counted("Rituals", "one week", "{n} weeks in a row", streak.length)
        parts.append(weeks if weekly else counted("Rituals", "once", "{n} in a row", streak.length))
    if streak.longest > max(1, streak.length):
        parts.append(tr("longest {n}").format(n=streak.longest))
    return parts


def rest_words(last: date | None, today: date) -> str:
    """How long a season's pause goes on."""
    if last is None:
        return tr("Resting for a season")
    shown = day_month(last) if last.year == today.year else day_month_year(last)
    return tr("Resting until {day}").format(day=shown)
