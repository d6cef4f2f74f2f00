"""Day One's JSON export: a zip with a JSON file for each journal, or one such file alone.

Texts are Markdown; where there is none, the rich text beside it is read. Pictures, films, sounds and PDFs
stay in the archive.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.dayone_rich import rich_text
from relationship_journal.exchange.imports.dayone_words import NO_WORDS, adder, markdown, tags_of, titled
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.source import Source, json_of
from relationship_journal.exchange.imports.values import aside_of, compact, pictures_stay, rows_of, words
from relationship_journal.exchange.imports.zones import moment_told, placed

FORMAT = "dayone-json"
_MEDIA = ("photos", "videos", "audios", "pdfAttachments")
_KNOWN = frozenset(("uuid", "creationDate", "timeZone", "text", "richText", "tags", *_MEDIA))
_NO_ENTRIES = re.compile(rb'"entries"\s{0,20}:\s{0,20}\[\s{0,20}\]')
_FIRST_LOOKED_AT = 20
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether one of the first JSON files in it is a journal of Day One."""
    return any(_is_journal(source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every entry of every journal; of several, each has its journal's name as a tag. A journal or an entry
    that cannot be read costs itself alone. Raises ImportRefused when what is in it is too large."""
    haul = Haul(FORMAT)
    add = adder(haul)
    names = _members(source)
    for number, name in enumerate(names):
        entries = _entries(source, name, haul)
        journal = PurePosixPath(name).stem
        for place, entry in enumerate(entries, start=1):
            if place % _EVERY == 1:
                step((number + place / len(entries)) / len(names), f"Entry {place} of {len(entries)}")
            found = _read_entry(entry, journal, f"{sample_of(name)}, entry {place}")
            if isinstance(found, Found):
                add(found)
            else:
                haul.broken.append(found)
    if len({found.aside["journal"] for found in haul.entries}) > 1:
        haul.entries = [
            replace(found, tags=tags_of([*found.tags, found.aside["journal"]])) for found in haul.entries
        ]
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".json") if "__MACOSX/" not in name]


def _is_journal(data: bytes) -> bool:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"{" or b'"entries"' not in data:
        return False
    return b'"creationDate"' in data or (b'"metadata"' in data and _NO_ENTRIES.search(data) is not None)


def _entries(source: Source, name: str, haul: Haul) -> list[Any]:
    raw = source.text(name)
    try:
        told = json_of(raw)
    except ImportRefused:
        haul.broken.append(Broken(sample_of(name), "This journal cannot be read.", sample_of(raw)))
        return []
    entries = told.get("entries") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        haul.broken.append(Broken(sample_of(name), "There is no journal in this file.", sample_of(raw)))
        return []
    return entries


def _read_entry(told: object, journal: str, where: str) -> Found | Broken:
    raw = compact(told)
    if not isinstance(told, dict):
        return Broken(where, "This is no entry.", sample_of(raw))
    zone = words(told.get("timeZone")).strip()
    moment = moment_told(words(told.get("creationDate")), zone)
    if moment is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed(moment, zone)
    text = _text(told)
    title, body = titled(text.text)
    pictures = max(sum(len(rows_of(told.get(media))) for media in _MEDIA), text.pictures)
    return Found(
        day=day,
        raw=raw,
        source_id=words(told.get("uuid")).strip(),
        at=None if told.get("isAllDay") is True else at,
        zone=zone,
        title=title,
        text=body,
        tags=tags_of(told.get("tags")),
        aside={"journal": journal, **aside_of(told, _KNOWN)},
        doubts=(*doubts, *(() if text.text else (NO_WORDS,)), *pictures_stay(pictures)),
    )


def _text(told: dict[str, Any]) -> PlainText:
    text = words(told.get("text"))
    if text.strip():
        return markdown(text)
    rich = rich_text(told.get("richText"))
    return markdown(words(told.get("richText"))) if rich is None else rich
