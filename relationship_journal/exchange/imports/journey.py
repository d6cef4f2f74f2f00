"""Journey's zip: a JSON file for each entry, pictures beside it. Texts are HTML or Markdown.

A mood is a number of its scale, 0 or nothing for none; the largest number there is means none, too. What
Journey's cloud writes since has other names and its dates in words, and no mood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText, text_of
from relationship_journal.exchange.imports.source import Source, json_of
from relationship_journal.exchange.imports.values import (
    aside_of,
    moment,
    number,
    pictures_stay,
    rows_of,
    words,
)
from relationship_journal.exchange.imports.zones import moment_told

FORMAT = "journey"
_DATES = ("date_journal", "dateOfJournal")
_KNOWN = frozenset((
    *_DATES, "id", "text", "preview_text", "type", "mood", "tags", "photos", "attachments", "timezone",
))  # fmt: skip
_MARKDOWN_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)")
_FIRST_LOOKED_AT = 20
_SCALE = {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}
"""Closeness by mood: 1 is its best, 5 its worst."""
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether the first JSON files in it are entries of Journey; or a single one is."""
    names = _members(source)
    return any(_is_entry(source, name) for name in names[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. A file that cannot be read costs itself alone. Raises ImportRefused when what is in
    it is too large."""
    haul = Haul(FORMAT)
    names = _members(source)
    for place, name in enumerate(names):
        if place % _EVERY == 0:
            step(place / len(names), f"Entry {place + 1} of {len(names)}")
        raw = source.text(name)
        try:
            told = json_of(raw)
        except ImportRefused:
            haul.broken.append(Broken(sample_of(name), "This entry cannot be read.", sample_of(raw)))
            continue
        found = _read_entry(told, name, raw)
        if isinstance(found, Found):
            haul.entries.append(found)
        else:
            haul.broken.append(found)
    haul.moods = {
        found.mood: _SCALE.get(int(found.mood), 3) if found.mood.isdecimal() else 3
        for found in haul.entries
        if found.mood
    }
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".json") if "__MACOSX/" not in name]


def _is_entry(source: Source, name: str) -> bool:
    data = source.read(name)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{" or b'"text"' not in data:
        return False
    return any(f'"{date}"'.encode() in data for date in _DATES)


def _read_entry(told: object, name: str, raw: str) -> Found | Broken:
    if not isinstance(told, dict) or not any(date in told for date in _DATES):
        return Broken(sample_of(name), "This is no entry.", sample_of(raw))
    if told.get("encrypted") is True:
        return Broken(sample_of(name), "This entry is encrypted; export it from Journey once it is unlocked.")
    date = next(told[date] for date in _DATES if date in told)
    at = moment_told(words(date)) if number(date) is None else moment(date)
    doubts: list[str] = []
    zone, day = _where_and_when(told, at, doubts)
    if at is None or day is None:
        return Broken(sample_of(name), "Its date is no date of the calendar.", sample_of(raw))
    text = _text(told)
    pictures = max(len(rows_of(told.get("photos") or told.get("attachments"))), text.pictures)
    return Found(
        day=day,
        raw=raw,
        source_id=words(told.get("id")).strip(),
        at=at,
        zone=zone,
        text=text.text,
        tags=tuple(dict.fromkeys(tag for one in rows_of(told.get("tags")) if (tag := words(one).strip()))),
        mood=_mood(told),
        aside=aside_of(told, _KNOWN),
        doubts=(*doubts, *pictures_stay(pictures)),
    )


def _text(told: Mapping[str, Any]) -> PlainText:
    text = words(told.get("text")) or words(told.get("preview_text"))
    if words(told.get("type")).casefold() == "html" or text.lstrip()[:3].casefold() in (
        "<p>",
        "<p ",
        "<di",
        "<h1",
    ):
        return text_of(text)
    plain, pictures = _MARKDOWN_PICTURE.subn("", text)
    return PlainText(plain.strip(), pictures)


def _mood(told: Mapping[str, Any]) -> str:
    mood = number(told.get("mood"))
    if mood is None or mood <= 0:
        return ""
    return str(int(mood)) if mood == int(mood) else str(mood)


def _where_and_when(
    told: Mapping[str, Any], at: datetime | None, doubts: list[str]
) -> tuple[str, date | None]:
    """The name of its zone and the civil date there; UTC with a doubt where the zone is unknown."""
    if at is None:
        return "UTC", None
    name = words(told.get("timezone")).strip()
    try:
        zone = ZoneInfo(name) if name else None
        if zone is not None:
            return name, at.astimezone(zone).date()
    except (KeyError, ValueError, OSError, OverflowError):
        doubts.append("Its time zone is not known here; its time is told in UTC.")
    return "UTC", at.astimezone(UTC).date()
