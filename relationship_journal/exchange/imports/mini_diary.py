"""Mini Diary's JSON: an object with a title and a text for each day. Its successor Mini Diarium writes the
same, or a list with several entries a day in HTML.

Neither tells a time of day; when an entry was last changed is kept aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText, looks_like_html, text_of
from relationship_journal.exchange.imports.markdown_text import markdown_text
from relationship_journal.exchange.imports.source import Source, json_of
from relationship_journal.exchange.imports.values import aside_of, compact, pictures_stay, rows_of, words

FORMAT = "mini-diary"
NO_WORDS = "There are no words in it."
_KNOWN = frozenset(["date", "title", "text", "tags"])
_APPLICATION = re.compile(rb'"application"\s{0,20}:\s{0,20}"Mini Diar(?:y|ium)"')
_DAYS = re.compile(rb'"entries"\s{0,20}:\s{0,20}\{\s{0,200}(?:\}|"\d{4}-\d{2}-\d{2}"\s{0,20}:\s{0,20}\{)')
_DATE = re.compile(r"\s?(\d{4})-(\d{1,2})-(\d{1,2})(?:T.{0,40})?\s?")
_FIRST_LOOKED_AT = 20
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether one of the first JSON files in it says it is Mini Diary's, or has an entry for a day."""
    return any(_is_diary(source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when what is in it
    is too large."""
    haul = Haul(FORMAT)
    names = _members(source)
    for number, name in enumerate(names):
        entries = list(_entries(source, name, haul))
        file = f"{sample_of(name)}, " if len(names) > 1 else ""
        for place, (day, told) in enumerate(entries, start=1):
            if place % _EVERY == 1:
                step((number + place / len(entries)) / len(names), f"Entry {place} of {len(entries)}")
            found = _read_entry(day, told, f"{file}entry {place}")
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".json") if "__MACOSX/" not in name]


def _is_diary(data: bytes) -> bool:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{" or b'"entries"' not in data:
        return False
    return _APPLICATION.search(data) is not None or _DAYS.search(data) is not None


def _entries(source: Source, name: str, haul: Haul) -> Iterator[tuple[object, Any]]:
    """The entries of one file, each with what stands for its day."""
    raw = source.text(name)
    try:
        told = json_of(raw)
    except ImportRefused:
        haul.broken.append(Broken(sample_of(name), "This diary cannot be read.", sample_of(raw)))
        return
    entries = told.get("entries") if isinstance(told, dict) else None
    if isinstance(entries, dict):
        yield from entries.items()
    elif isinstance(entries, list):
        yield from ((one.get("date") if isinstance(one, dict) else None, one) for one in entries)
    else:
        haul.broken.append(Broken(sample_of(name), "There is no diary in this file.", sample_of(raw)))


def _read_entry(key: object, told: object, where: str) -> Found | Broken:
    raw = compact({str(key): told} if not isinstance(told, dict) or "date" not in told else told)
    if not isinstance(told, dict):
        return Broken(where, "This is no entry.", sample_of(raw))
    day = _day(key)
    if day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    text, title = _text(words(told.get("text"))), _text(words(told.get("title"))).text
    return Found(
        day=day,
        raw=raw,
        title=" ".join(title.split()),
        text=text.text,
        tags=tuple(dict.fromkeys(tag for one in rows_of(told.get("tags")) if (tag := _tag(one)))),
        aside=aside_of(told, _KNOWN),
        doubts=(*(() if title or text.text else (NO_WORDS,)), *pictures_stay(text.pictures)),
    )


def _day(key: object) -> date | None:
    found = _DATE.fullmatch(key) if isinstance(key, str) else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _tag(one: object) -> str:
    return words(one.get("name") if isinstance(one, dict) else one).strip()


def _text(text: str) -> PlainText:
    """Markdown, or HTML as Markdown."""
    return text_of(text) if looks_like_html(text) else markdown_text(text)
