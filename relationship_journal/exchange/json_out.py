"""JSON: everything in the journal, field by field, in an order that does not change by itself.

The layout is documented in docs/json-format.md. Two exports of equal journals are equal byte for byte,
but for the moment they were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Schedule
from relationship_journal.domain.schedules import to_json as schedule_to_json
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.pieces import in_order, indented

FORMAT = 1


def to_json(archive: Archive) -> bytes:
    """The archive as UTF-8 JSON, keys sorted, records by day and id."""
    told: dict[str, Any] = {
        "format": {"name": "relationship-journal", "version": FORMAT},
        "exported_at": plain(archive.exported_at),
        "names": {"me": archive.names[0], "partner": archive.names[1]},
        "settings": archive.settings,
    }
    return b"".join(_pieces(archive, told))


def _pieces(archive: Archive, told: dict[str, Any]) -> Iterator[bytes]:
    """Record by record: between them other threads get their turn."""
    opening = "{\n"
    for name in sorted((*told, *EXPORTED)):
        yield f'{opening} "{name}": '.encode()
        if name in told:
            yield indented(told[name], 1).encode()
        else:
            yield from _list(getattr(archive, name))
        opening = ",\n"
    yield b"\n}\n"


def _list(records: Sequence[Record]) -> Iterator[bytes]:
    opening = "[\n"
    for record in in_order(records, _order):
        yield f"{opening}  {indented(record_to_json(record), 2)}".encode()
        opening = ",\n"
    yield b"\n ]" if records else b"[]"


def record_to_json(record: Record) -> dict[str, Any]:
    """Every field of a record as plain JSON."""
    return {field.name: plain(getattr(record, field.name)) for field in fields(record)}


def plain(value: Any) -> Any:
    """A domain value as plain JSON: dates and times in ISO 8601, UTC in milliseconds with Z."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Schedule):
        return schedule_to_json(value)
    return value


def _order(record: Record) -> tuple[str, str]:
    return str(getattr(record, "day", "")), str(record.id)
