"""Diarium's JSON export: a list of entries with a date by the clock, a heading and a text in HTML.

It may lie in a zip beside its pictures, which are in folders named for the moments of their entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.diarium import mood_of, plain_text
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.source import NOT_READ, Source, json_of
from relationship_journal.exchange.imports.values import (
    aside_of,
    compact,
    pictures_stay,
    rows_of,
    whole,
    words,
)
from relationship_journal.exchange.imports.zones import moment_told, placed

FORMAT = "diarium-json"
NO_WORDS = "There are no words in it."
_KNOWN = frozenset(["date", "heading", "title", "html", "text", "tags", "rating"])
_SIGNS = (b'"html"', b'"heading"', b'"lunar"', b'"sun"')
"""Names of fields; an entry of Diarium has at least two of these beside its date."""
_FIRST_LOOKED_AT = 20
_LOOKED_AT = 200_000
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether one of the first JSON files in it begins with a list of entries as Diarium writes them."""
    return bool(_diaries(source))


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when there is no
    list of entries."""
    names = _diaries(source)
    if not names:
        raise ImportRefused(NOT_READ)
    haul = Haul(FORMAT)
    folders = (part for name in source.members for part in PurePosixPath(name).parts[:-1])
    media = Counter(second for folder in folders if (second := _second(folder)))
    for name in names:
        raw = source.text(name)
        try:
            told = json_of(raw)
        except ImportRefused:
            haul.broken.append(Broken(sample_of(name), "This diary cannot be read.", sample_of(raw)))
            continue
        entries = rows_of(told.get("entries") if isinstance(told, dict) else told)
        for place, entry in enumerate(entries, start=1):
            if place % _EVERY == 1:
                step(place / len(entries), f"Entry {place} of {len(entries)}")
            found = _read_entry(entry, f"{sample_of(name)}, entry {place}", media)
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    met = {found.mood for found in haul.entries if found.mood}
    haul.moods = {mood: int(mood[0]) for mood in sorted(met)}
    return haul


def _diaries(source: Source) -> list[str]:
    names = list(source.named(".json")) if source.is_archive else list(source.members)
    shown = [name for name in names if "__MACOSX/" not in name]
    return [name for name in shown[:_FIRST_LOOKED_AT] if _is_diary(source.read(name))]


def _is_diary(data: bytes) -> bool:
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t")
    is_list = start[:1] == b"[" or (start[:1] == b"{" and b'"entries"' in start)
    return is_list and b'"date"' in start and sum(sign in start for sign in _SIGNS) >= 2


def _read_entry(told: object, where: str, media: Mapping[str, int]) -> Found | Broken:
    raw = compact(told)
    if not isinstance(told, dict):
        return Broken(where, "This is no entry.", sample_of(raw))
    date = words(told.get("date")).strip()
    moment = moment_told(date)
    if moment is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed(moment)
    text = plain_text(words(told.get("html")) or words(told.get("text")))
    title = plain_text(words(told.get("heading")) or words(told.get("title"))).text
    return Found(
        day=day,
        raw=raw,
        at=at if "T" in date or " " in date else None,
        zone=zone,
        title=" ".join(title.split()),
        text=text.text,
        tags=_tags(told.get("tags")),
        mood=mood_of(whole(told.get("rating"))),
        aside=aside_of(told, _KNOWN),
        doubts=(
            *doubts,
            *(() if title or text.text else (NO_WORDS,)),
            *pictures_stay(max(media.get(_second(date), 0), text.pictures)),
        ),
    )


def _second(told: str) -> str:
    """The digits of a moment to its second, as a date and the name of a folder both have them; else ""."""
    digits = "".join(sign for sign in told[:40] if sign in "0123456789")
    return digits[:14] if len(digits) >= 14 else ""


def _tags(told: Any) -> tuple[str, ...]:
    parts = told.split(",") if isinstance(told, str) else rows_of(told)
    return tuple(dict.fromkeys(tag for one in parts if (tag := words(one).strip())))
