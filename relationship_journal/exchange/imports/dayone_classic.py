"""Day One Classic: a folder `Journal.dayone` with a property list for each entry, and photos named alike.

The folder may come packed in a zip. Only lists in XML are read, as Day One writes them: a binary one may be
endless.
"""

from __future__ import annotations

import plistlib
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from xml.parsers.expat import ExpatError

from relationship_journal.domain.imports import Broken, Found, Haul, sample_of
from relationship_journal.exchange.imports.dayone_words import NO_WORDS, adder, markdown, tags_of, titled
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.source import Source, decoded
from relationship_journal.exchange.imports.values import aside_of, pictures_stay, words
from relationship_journal.exchange.imports.zones import moment_told, placed

FORMAT = "dayone-classic"
_KNOWN = frozenset(["Creation Date", "Entry Text", "Tags", "Time Zone", "UUID"])
_FRACTION = re.compile(rb"(<date>[^<>]{0,20}:\d\d)\.\d{1,9}Z")
_FIRST_LOOKED_AT = 20
_MOST_BYTES = 1024 * 1024
"""Of one entry. Some releases of expat take quadratic time over a comment or a name that does not end."""
_UNREADABLE = (
    ExpatError, ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError,
)  # fmt: skip
"""What plistlib raises over lists that are not as they should be."""
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether there is an entry of Day One Classic among the first of its files."""
    return any(_is_entry(source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when what is in it
    is too large."""
    haul = Haul(FORMAT)
    add = adder(haul)
    photos = {PurePosixPath(name).stem.casefold() for name in source.members if "photos/" in name.casefold()}
    names = _members(source)
    for place, name in enumerate(names):
        if place % _EVERY == 0:
            step(place / len(names), f"Entry {place + 1} of {len(names)}")
        found = _read_entry(source.read(name), name, photos)
        if isinstance(found, Found):
            add(found)
        else:
            haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".doentry") if not PurePosixPath(name).name.startswith("._")]


def _is_entry(data: bytes) -> bool:
    return b"<plist" in data[:2000] and b"<key>Entry Text</key>" in data


def _read_entry(data: bytes, name: str, photos: set[str]) -> Found | Broken:
    where = sample_of(name)
    if len(data) > _MOST_BYTES:
        return Broken(where, "This entry is larger than an import can take.", sample_of(decoded(data[:2000])))
    raw = decoded(data)
    told = _listed(data)
    if told is None:
        return Broken(where, "This entry cannot be read.", sample_of(raw))
    zone = words(told.get("Time Zone")).strip()
    moment = _moment(told.get("Creation Date"), zone)
    if moment is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed(moment, zone)
    text = markdown(words(told.get("Entry Text")))
    title, body = titled(text.text)
    uuid = words(told.get("UUID")).strip() or PurePosixPath(name).stem
    has_photo = bool(photos & {uuid.casefold(), PurePosixPath(name).stem.casefold()})
    return Found(
        day=day,
        raw=raw,
        source_id=uuid,
        at=at,
        zone=zone,
        title=title,
        text=body,
        tags=tags_of(told.get("Tags")),
        aside=aside_of(told, _KNOWN),
        doubts=(
            *doubts,
            *(() if text.text else (NO_WORDS,)),
            *pictures_stay(max(int(has_photo), text.pictures)),
        ),
    )


def _listed(data: bytes) -> dict[str, Any] | None:
    """What a property list in XML holds; None when it is none. Day One's dates have no fractions of a second,
    those of other programs that write for it do."""
    try:
        told = plistlib.loads(_FRACTION.sub(rb"\1Z", data.lstrip()), fmt=plistlib.FMT_XML)
    except _UNREADABLE:
        return None
    return told if isinstance(told, dict) else None


def _moment(value: object, zone: str) -> datetime | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return moment_told(value, zone) if isinstance(value, str) else None
