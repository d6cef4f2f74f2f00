"""Appreciations: what the other did, noticed, planned to be said, and said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record

A_DAY = 3
"""How many appreciations make a full day of the practice."""


class Voice(StrEnum):
    """How far an appreciation has come on its way to the other's ears."""

    NOTICED = "noticed"
    PLANNED = "planned"
    SAID = "said"


@dataclass(kw_only=True)
class Appreciation(Record):
    """One thing appreciated on a day; `when` is free words ("before work"), `reaction` how they took it."""

    day: date
    zone: str = "UTC"
    what: str
    when: str = ""
    meaning: str = ""
    voice: Voice = Voice.NOTICED
    said_on: date | None = None
    reaction: str = ""
    tags: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class RestDay(Record):
    """A day the user chose to rest from writing; it pauses a streak. Its id is natural_id("rest", day)."""

    day: date
    zone: str = "UTC"
