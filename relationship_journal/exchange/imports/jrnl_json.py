"""jrnl's JSON export: a list of entries with title, body, date and time; or one such entry alone."""

from __future__ import annotations

import re
from typing import Any

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.jrnl_entries import NO_WORDS, UNSURE
from relationship_journal.exchange.imports.source import Source, json_of
from relationship_journal.exchange.imports.values import aside_of, compact, rows_of, words
from relationship_journal.exchange.imports.written_dates import placed_date, written_date

FORMAT = "jrnl-json"
_KNOWN = frozenset(["uuid", "title", "body", "date", "time", "tags"])
_SIGNS = re.compile(r"[^\w\s]?")
_EMPTY = re.compile(rb'"entries"\s{0,20}:\s{0,20}\[\s{0,20}\]')
_FIRST_LOOKED_AT = 20
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether one of the first JSON files in it holds entries of jrnl's."""
    return any(_is_journal(source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when what is in it
    is too large."""
    haul = Haul(FORMAT)
    names = _members(source)
    for number, name in enumerate(names):
        entries = _entries(source, name, haul)
        where = f"{sample_of(name)}, " if len(names) > 1 else ""
        for place, entry in enumerate(entries, start=1):
            if place % _EVERY == 1:
                step((number + place / len(entries)) / len(names), f"Entry {place} of {len(entries)}")
            found = _read_entry(entry, f"{where}entry {place}")
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".json") if "__MACOSX/" not in name]


def _is_journal(data: bytes) -> bool:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{" or b'"creationDate"' in data:
        return False
    if all(name in data for name in (b'"title"', b'"body"', b'"date"')):
        return True
    return b'"tags"' in data and b'"metadata"' not in data and _EMPTY.search(data) is not None


def _entries(source: Source, name: str, haul: Haul) -> list[Any]:
    raw = source.text(name)
    try:
        told = json_of(raw)
    except ImportRefused:
        haul.broken.append(Broken(sample_of(name), "This journal cannot be read.", sample_of(raw)))
        return []
    entries = told.get("entries", [told]) if isinstance(told, dict) else None
    if not isinstance(entries, list):
        haul.broken.append(Broken(sample_of(name), "There is no journal in this file.", sample_of(raw)))
        return []
    return entries


def _read_entry(told: object, where: str) -> Found | Broken:
    raw = compact(told)
    if not isinstance(told, dict):
        return Broken(where, "This is no entry.", sample_of(raw))
    clock = words(told.get("time")).strip()
    date = written_date(f"{words(told.get('date'))[:100]} {clock[:100]}")
    if date is None or date.day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed_date(date, date.day)
    if clock and at is None:
        doubts = (*doubts, "The time of day could not be read.")
    title, body = words(told.get("title")).strip(), words(told.get("body")).strip("\n").rstrip()
    tags = (_SIGNS.sub("", words(tag).strip(), count=1) for tag in rows_of(told.get("tags")))
    return Found(
        day=day,
        raw=raw,
        source_id=words(told.get("uuid")).strip(),
        at=at,
        zone=zone,
        title=title,
        text=body,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        aside=aside_of(told, _KNOWN),
        doubts=(
            *doubts,
            *((UNSURE,) if date.is_unsure else ()),
            *(() if title or body.strip() else (NO_WORDS,)),
        ),
    )
