"""Daylio's backup: a zip with JSON in base64, or that JSON bare. Versions 15 to 19 are known.

Only entries, moods and tags are looked at: the PIN, which the file keeps in clear, and the preferences never
get into anything we keep. A mood of an entry is the id of a custom mood, not of one of the five groups.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from relationship_journal.domain.imports import (
    Broken,
    Found,
    Haul,
    ImportRefused,
    sample_of,
    suggested_closeness,
)
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import text_of_note
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded, json_of
from relationship_journal.exchange.imports.values import (
    aside_of,
    compact,
    in_utc,
    moment,
    pictures_stay,
    rows_of,
    whole,
    words,
)

FORMAT = "daylio-backup"
_GROUPS = 5
_PREDEFINED = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
_WHEN = ("year", "month", "day", "hour", "minute")
_KNOWN = frozenset(
    (*_WHEN, "id", "datetime", "timeZoneOffset", "mood", "note", "note_title", "tags", "assets")
)
_EVERY = 300


def recognises(source: Source) -> bool:
    """Whether it is a zip that holds `backup.daylio`, or JSON with Daylio's entries and moods."""
    if source.is_archive:
        return next(source.named("backup.daylio"), None) is not None
    data = _json_bytes(source.read(next(iter(source.members))))
    return b'"dayEntries"' in data and b'"customMoods"' in data


def read(source: Source, step: Step) -> Haul:
    """Every mood in it. Raises ImportRefused when it is no backup of Daylio."""
    told = _told(source)
    haul = Haul(FORMAT)
    moods = _moods(rows_of(told.get("customMoods")))
    tags = _names(rows_of(told.get("tags")))
    entries = rows_of(told.get("dayEntries"))
    for place, entry in enumerate(entries):
        if place % _EVERY == 0:
            step(place / len(entries), f"Entry {place + 1} of {len(entries)}")
        found = _read_entry(entry, place + 1, moods, tags)
        if isinstance(found, Found):
            haul.entries.append(found)
        else:
            haul.broken.append(found)
    met = {found.mood for found in haul.entries}
    haul.moods = {name: closeness for name, closeness in moods.values() if name in met}
    return haul


def _told(source: Source) -> dict[str, Any]:
    names = source.named("backup.daylio") if source.is_archive else iter(source.members)
    member = next(names, None)
    told = None if member is None else json_of(decoded(_json_bytes(source.read(member))))
    if not isinstance(told, dict):
        raise ImportRefused(NOT_READ)
    return told


def _json_bytes(data: bytes) -> bytes:
    """The JSON as it stands or out of its base64, which begins with "e" for any "{"."""
    if data.lstrip()[:1] != b"e":
        return data
    try:
        return base64.b64decode(data)
    except ValueError:
        return data


def _moods(rows: list[Any]) -> dict[int, tuple[str, int]]:
    """The name and closeness of each mood by its id. Moods of its five groups may lack a name of their own;
    two moods of one name in different groups stay apart by their number."""
    found: dict[int, tuple[str, int]] = {}
    names: dict[str, int] = {}
    for row in rows:
        if not isinstance(row, dict) or (mood := whole(row.get("id"))) is None:
            continue
        group = whole(row.get("mood_group_id")) or 0
        closeness = suggested_closeness(_GROUPS - group, _GROUPS) if 1 <= group <= _GROUPS else 3
        predefined = _PREDEFINED.get(whole(row.get("predefined_name_id")) or 0)
        name = words(row.get("custom_name")).strip() or predefined or f"mood {mood}"
        if names.setdefault(name, closeness) != closeness:
            name = f"{name} ({mood})"
        found[mood] = name, closeness
    return found


def _names(rows: list[Any]) -> dict[int, str]:
    """The name of each tag by its id."""
    named = ((whole(row.get("id")), words(row.get("name")).strip()) for row in rows if isinstance(row, dict))
    return {tag: name for tag, name in named if tag is not None and name}


def _read_entry(
    entry: object, place: int, moods: Mapping[int, tuple[str, int]], tags: Mapping[int, str]
) -> Found | Broken:
    where = f"entry {place}"
    if not isinstance(entry, dict):
        return Broken(where, "This is no entry.", sample_of(compact(entry)))
    doubts: list[str] = []
    zone, offset = _zone(entry, doubts)
    wall, day = _when(entry, offset, doubts)
    if day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(compact(entry)))
    note = text_of_note(words(entry.get("note")))
    return Found(
        day=day,
        raw=compact(entry),
        source_id=_id(entry),
        at=None if wall is None else in_utc(wall, offset),
        zone=zone,
        title=text_of_note(words(entry.get("note_title"))).text,
        text=note.text,
        tags=_tags(entry, tags, doubts),
        mood=(mood := _mood(entry, moods, doubts)),
        is_check_in=bool(mood),
        aside=aside_of(entry, _KNOWN),
        doubts=(*doubts, *pictures_stay(note.pictures + len(rows_of(entry.get("assets"))))),
    )


def _id(entry: Mapping[str, Any]) -> str:
    """Its number counts from one on every phone, so the moment it was written at goes with it."""
    number, written = whole(entry.get("id")), whole(entry.get("datetime"))
    return "" if number is None or written is None else f"{number}-{written}"


def _zone(entry: Mapping[str, Any], doubts: list[str]) -> tuple[str, timedelta]:
    """The zone that is always so far ahead of UTC, named the other way round by its inventors. An offset that
    is no whole number of hours has no such name; then the time stays as it was on the clock."""
    minutes = (whole(entry.get("timeZoneOffset")) or 0) // 60_000
    hours, rest = divmod(minutes, 60)
    if minutes == 0:
        return "UTC", timedelta(0)
    if rest or not -12 <= hours <= 14:
        doubts.append("Its time zone has no name here; the time is kept as it was on the clock.")
        return "UTC", timedelta(0)
    return f"Etc/GMT{-hours:+d}", timedelta(hours=hours)


def _when(
    entry: Mapping[str, Any], offset: timedelta, doubts: list[str]
) -> tuple[datetime | None, date | None]:
    """The wall time and the day; months count from 0. Where they are not told, `datetime` tells."""
    year, month, day, hour, minute = (whole(entry.get(name)) for name in _WHEN)
    try:
        if year is None or month is None or day is None:
            written = moment(entry.get("datetime"))
            wall = None if written is None else (written + offset).replace(tzinfo=None)
            return wall, wall.date() if wall else None
        civil = date(year, month + 1, day)
    except (ValueError, OverflowError):
        return None, None
    try:
        return (None if hour is None else datetime.combine(civil, time(hour, minute or 0))), civil
    except (ValueError, OverflowError):
        doubts.append("The time of day could not be read.")
        return None, civil


def _mood(entry: Mapping[str, Any], moods: Mapping[int, tuple[str, int]], doubts: list[str]) -> str:
    mood = whole(entry.get("mood"))
    if mood is None:
        return ""
    if mood in moods:
        return moods[mood][0]
    if mood > 0:
        doubts.append("Its mood is not among the moods of the file.")
    return ""


def _tags(entry: Mapping[str, Any], tags: Mapping[int, str], doubts: list[str]) -> tuple[str, ...]:
    listed = [whole(tag) for tag in rows_of(entry.get("tags"))]
    if any(tag not in tags for tag in listed):
        doubts.append("One of its activities is not in the file.")
    return tuple(dict.fromkeys(tags[tag] for tag in listed if tag is not None and tag in tags))
