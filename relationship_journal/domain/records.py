"""What every stored thing has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID, uuid5

NAMESPACE = UUID("6e1c6c37-4b0e-5d2c-9a55-0d6f3c1b7a10")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment a new record carries until the unit of work stamps it."""


class Person(StrEnum):
    """Whose words they are."""

    ME = "me"
    PARTNER = "partner"


class Privacy(StrEnum):
    """Whom a thing is meant for; an export honours it."""

    MINE = "mine"
    DRAFT = "draft"
    GIVEN = "given"


@dataclass(kw_only=True)
class Record:
    """A stored thing. Times are aware UTC datetimes of millisecond precision.

    `created_at`, `updated_at` and `origin_device` are stamped by the unit of work, never by callers.
    `extra` holds fields a newer version wrote, so that an older one hands them on unharmed.
    """

    id: UUID
    created_at: datetime = EPOCH
    updated_at: datetime = EPOCH
    deleted_at: datetime | None = None
    origin_device: str = ""
    person: Person = Person.ME
    privacy: Privacy = Privacy.MINE
    extra: dict[str, object] = field(default_factory=dict)


def new_id(now: datetime, random_bytes: Callable[[int], bytes]) -> UUID:
    """A UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    tail = int.from_bytes(random_bytes(10), "big")
    value = milliseconds << 80 | 0x7 << 76 | (tail >> 68 & 0xFFF) << 64 | 0b10 << 62 | tail & ((1 << 62) - 1)
    return UUID(int=value)


def natural_id(*parts: object) -> UUID:
    """The id of a row that has a natural key (RFC 9562, version 5), equal on every computer."""
    return uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts))


@dataclass(kw_only=True)
class Setting(Record):
    """One setting of the journal; its id is natural_id("setting", name), its value plain JSON."""

    name: str
    value: object
