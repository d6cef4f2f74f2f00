"""JSON: everything in the journal, field by field, in an order that does not change by itself.

The layout is documented in docs/json-format.md. Two exports of equal journals are equal byte for byte,
but for the moment they were made.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Schedule
from relationship_journal.domain.schedules import to_json as schedule_to_json
from relationship_journal.exchange.archive import KINDS, Archive

FORMAT = 1


def to_json(archive: Archive) -> bytes:
    """The archive as UTF-8 JSON, keys sorted, records by day and id."""
    told: dict[str, Any] = {
        "format": {"name": "relationship-journal", "version": FORMAT},
        "exported_at": plain(archive.exported_at),
        "names": {"me": archive.names[0], "partner": archive.names[1]},
        "settings": archive.settings,
    }
    for name in KINDS:
        records = sorted(getattr(archive, name), key=_order)
        told[name] = [record_to_json(record) for record in records]
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


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
