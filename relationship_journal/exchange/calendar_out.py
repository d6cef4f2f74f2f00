"""iCalendar: rituals, planned talks and days to look at an agreement, for the calendar one uses anyway.

A calendar is often shared, on other devices and in the cloud: with `neutral` no title says what it is about,
and of what was written nothing is ever in it but the names of rituals, talks and agreements.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.conversations import Stage
from relationship_journal.domain.days import Span
from relationship_journal.domain.letters import Fate
from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Ritual
from relationship_journal.domain.schedules import Rhythm, Schedule, due_days
from relationship_journal.exchange.archive import Archive

PRODUCT = "-//Relationship Journal//Calendar 1//EN"
LASTS = timedelta(minutes=30)
NEUTRAL = "Reminder"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SOON = timedelta(days=2 * 366)
"""How far ahead the first day of a ritual is looked for."""


def to_calendar(archive: Archive, *, neutral: bool = False) -> bytes:
    """An iCalendar file (RFC 5545), UTF-8 with CRLF. Times are local to whoever reads it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in _events(archive, neutral):
        event.add("dtstamp", archive.exported_at)
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _events(archive: Archive, neutral: bool) -> Iterator[Event]:
    for ritual in archive.rituals:
        if ritual.archived_on is None and (event := _ritual(ritual, neutral)) is not None:
            yield event
    for talk in archive.conversations:
        if talk.stage is Stage.PLANNED:
            yield _on_day(
                talk, talk.day, f"Talk: {talk.about.strip()}" if talk.about.strip() else "Talk", neutral
            )
    for agreement in archive.agreements:
        if agreement.standing is Standing.ON_TRIAL and agreement.review_on is not None:
            title = f"Look at it again: {agreement.about.strip() or 'what you try'}"
            yield _on_day(agreement, agreement.review_on, title, neutral)
    for letter in archive.letters:
        if letter.fate is Fate.SEALED and letter.sealed_until is not None:
            yield _on_day(letter, letter.sealed_until, "A sealed letter opens", neutral)


def _ritual(ritual: Ritual, neutral: bool) -> Event | None:
    """A ritual as an event that comes again; None when it is never due."""
    first = next(due_days(ritual.schedule, ritual.since, Span(ritual.since, _ahead(ritual.since))), None)
    if first is None:
        return None
    event = _event(ritual, ritual.name, neutral)
    if ritual.at is None:
        event.add("dtstart", first)
    else:
        event.add("dtstart", datetime.combine(first, ritual.at))
        event.add("duration", LASTS)
    event.add("rrule", rule(ritual.schedule))
    return event


def rule(schedule: Schedule) -> dict[str, Any]:
    """The recurrence of a schedule. One kept some times a week comes once a week: its days are free."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            return {"freq": "daily"}
        case Rhythm.WEEKDAYS:
            return {"freq": "weekly", "byday": [_WEEKDAYS[day] for day in sorted(set(schedule.weekdays))]}
        case Rhythm.TIMES_A_WEEK:
            return {"freq": "weekly"}
        case Rhythm.EVERY_N_DAYS:
            return {"freq": "daily", "interval": schedule.every}
        case Rhythm.MONTHLY:
            return {"freq": "monthly", "byday": f"{schedule.ordinal}{_WEEKDAYS[schedule.weekday]}"}


def _on_day(record: Record, day: date, title: str, neutral: bool) -> Event:
    event = _event(record, title, neutral)
    event.add("dtstart", day)
    event.add("transp", "TRANSPARENT")
    return event


def _event(record: Record, title: str, neutral: bool) -> Event:
    event = Event()
    event.add("uid", f"{record.id}@relationship-journal")
    event.add("summary", NEUTRAL if neutral else " ".join(title.split()))
    return event


def _ahead(since: date) -> date:
    return since + _SOON if since < date.max - _SOON else date.max
