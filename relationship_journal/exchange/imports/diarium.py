"""Diarium's database, bare or in an archive. An entry is named by its moment in ticks of .NET: tenths of a
microsecond since the year 1, by the clock of where it was written.

Its columns are taken as they are found: only the moment and the text of an entry must be there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText, text_of
from relationship_journal.exchange.imports.source import NOT_READ, Source
from relationship_journal.exchange.imports.sqlite_file import MAGIC, Database, database
from relationship_journal.exchange.imports.values import (
    aside_of,
    compact,
    in_utc,
    pictures_stay,
    whole,
    words,
)

FORMAT = "diarium"
_ID = "diaryentryid"
_KNOWN = frozenset([_ID, "heading", "text", "rating"])
_TAG_NAMES = ("name", "value", "text", "title", "tag", "tagname")
_BLOCKS = re.compile(r"<(?:p|div|br|ul|ol|h[1-6])\b", re.IGNORECASE)
_FIRST_LOOKED_AT = 20
_BEST = 5
_EVERY = 300

Row = Mapping[str, object]


def recognises(source: Source) -> bool:
    """Whether it is, or holds, a database with Diarium's entries."""
    return _data(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. Raises ImportRefused when it is no database of Diarium's."""
    data = _data(source)
    if data is None:
        raise ImportRefused(NOT_READ)
    haul = Haul(FORMAT)
    with database(data) as opened:
        tags = _tags(haul, opened)
        media = Counter(whole(row.get(_ID)) for row in _rows(haul, opened, "Media", (_ID,)))
        for place, row in enumerate(_rows(haul, opened, "Entries"), start=1):
            if place % _EVERY == 1:
                step(0.5, f"Entry {place}")
            found = _read_entry(row, f"entry {place}", tags, media)
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    met = {found.mood for found in haul.entries if found.mood}
    haul.moods = {mood: int(mood[0]) for mood in sorted(met)}
    return haul


def _data(source: Source) -> bytes | None:
    names = (
        list(source.named(".db", ".diary", ".sqlite", ".bak")) if source.is_archive else list(source.members)
    )
    for name in names[:_FIRST_LOOKED_AT]:
        data = source.read(name)
        if data.startswith(MAGIC) and b"Entries" in data and b"DiaryEntryId" in data:
            return data
    return None


def _rows(haul: Haul, opened: Database, table: str, columns: Sequence[str] = ()) -> list[dict[str, object]]:
    """The rows of a table as far as they can be read; none of one that is not there."""
    rows: list[dict[str, object]] = []
    if table in opened:
        try:
            rows.extend(opened.rows(table, columns))
        except ImportRefused:
            haul.broken.append(Broken(f"table {table}", "The rest of this table cannot be read."))
    return rows


def _tags(haul: Haul, opened: Database) -> dict[int | None, list[str]]:
    """The tags of each entry. What ties them is found by the columns both tables have."""
    tags, ties = _rows(haul, opened, "Tags"), _rows(haul, opened, "EntryTags")
    found: defaultdict[int | None, list[str]] = defaultdict(list)
    if not tags or not ties:
        return found
    named = next((name for name in _TAG_NAMES if name in tags[0]), None)
    tied = next((name for name in ties[0] if name != _ID and name.endswith("tagid")), None)
    own = next((name for name in (tied, "id") if name in tags[0]), None)
    if named is None or tied is None or own is None:
        haul.broken.append(Broken("table Tags", "The tags of this file cannot be read; its entries can."))
        return found
    names = {words(row.get(own)): words(row.get(named)).strip() for row in tags}
    for row in ties:
        if name := names.get(words(row.get(tied))):
            found[whole(row.get(_ID))].append(name)
    return found


def _read_entry(
    row: dict[str, object], where: str, tags: Mapping[int | None, list[str]], media: Mapping[int | None, int]
) -> Found | Broken:
    ticks = whole(row.get(_ID))
    wall = None if ticks is None else _wall(ticks)
    raw = compact(row)
    if ticks is None or wall is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    text = plain_text(words(row.get("text")))
    rating = whole(row.get("rating"))
    return Found(
        day=wall.date(),
        raw=raw,
        source_id=str(ticks),
        at=in_utc(wall),
        title=plain_text(words(row.get("heading"))).text,
        text=text.text,
        tags=tuple(dict.fromkeys(tags.get(ticks, ()))),
        mood=mood_of(rating),
        aside=aside_of(row, _KNOWN),
        doubts=pictures_stay(max(media.get(ticks, 0), text.pictures)),
    )


def _wall(ticks: int) -> datetime | None:
    if ticks < 0:
        return None
    try:
        return datetime(1, 1, 1) + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None


def mood_of(rating: int | None) -> str:
    """The name of the mood that so many stars are; "" for none."""
    if rating is None or not 1 <= rating <= _BEST:
        return ""
    return "1 star" if rating == 1 else f"{rating} stars"


def plain_text(text: str) -> PlainText:
    """HTML, or plain text with its character references."""
    return text_of(text if _BLOCKS.search(text) else text.replace("\n", "<br>"))
