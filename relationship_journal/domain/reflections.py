"""Reflections: free writing about anything, several a day if wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record


class Source(StrEnum):
    """Where a reflection was written."""

    DAY = "day"
    QUIET_HOUR = "quiet_hour"


@dataclass(kw_only=True)
class Reflection(Record):
    """Free writing on a day; `minutes` is how long a quiet hour lasted, `title` may stay empty."""

    day: date
    zone: str = "UTC"
    title: str = ""
    text: str
    source: Source = Source.DAY
    minutes: int | None = None
