"""Letters: written, rested on, given, kept or sealed until a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from relationship_journal.domain.records import EPOCH, Record

COOLING_HOURS = 12
"""A night's sleep, unless the user sets other hours."""


class Form(StrEnum):
    """What kind of letter."""

    NOTE = "note"
    LETTER = "letter"
    THANKS = "thanks"
    APOLOGY = "apology"


class Fate(StrEnum):
    """What became of it."""

    DRAFT = "draft"
    GIVEN = "given"
    SEALED = "sealed"
    KEPT = "kept"


@dataclass(kw_only=True)
class Letter(Record):
    """A letter. `hard_day` marks one begun on a hard day at `begun_at` (UTC): it cools off first, unless
    `released_because` says why not. `sealed_until` is the first day a sealed one can be read again."""

    day: date
    zone: str = "UTC"
    form: Form = Form.LETTER
    title: str = ""
    text: str = ""
    qualities: list[str] = field(default_factory=list)
    fate: Fate = Fate.DRAFT
    hard_day: bool = False
    begun_at: datetime = EPOCH
    released_because: str = ""
    sealed_until: date | None = None
    given_on: date | None = None
    given_how: str = ""
    reaction: str = ""


@dataclass(frozen=True)
class Scaffold:
    """Questions that lead to a letter: each is answered in one's own words, none of them is the letter."""

    id: str
    form: Form
    title: str
    about: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class QualityGroup:
    """Qualities of one sort, each fit to follow “I admire …”."""

    name: str
    qualities: tuple[str, ...]


def is_sealed(letter: Letter, today: date) -> bool:
    """Whether its words are not to be seen yet."""
    until = letter.sealed_until
    return letter.fate is Fate.SEALED and until is not None and today < until


def cools_until(letter: Letter, hours: int = COOLING_HOURS) -> datetime | None:
    """The moment (UTC) from which it may be printed or given; None when it never had to wait."""
    if not letter.hard_day or letter.released_because.strip():
        return None
    return letter.begun_at + timedelta(hours=hours)


def is_cooling(letter: Letter, now: datetime, hours: int = COOLING_HOURS) -> bool:
    """Whether it asks to be slept on."""
    until = cools_until(letter, hours)
    return until is not None and now < until
