"""Check-ins: how close the day felt, and what was going on around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from relationship_journal.domain.records import EPOCH, Record


class Closeness(IntEnum):
    """Five steps of closeness; the words for them are the interface's."""

    DISTANT = 1
    A_BIT_OFF = 2
    IN_BETWEEN = 3
    WARM = 4
    VERY_CLOSE = 5


@dataclass(kw_only=True)
class CheckIn(Record):
    """One tap on the scale. `at` is the moment (UTC); `energy` and `tension` are 1–5 or None when not told."""

    day: date
    zone: str = "UTC"
    at: datetime = EPOCH
    closeness: int
    energy: int | None = None
    tension: int | None = None
    tags: list[str] = field(default_factory=list)
    note: str = ""


@dataclass(kw_only=True)
class Tag(Record):
    """A tag offered at check-in; its id is natural_id("tag", name). `position` is a fractional index."""

    name: str
    position: str = ""
