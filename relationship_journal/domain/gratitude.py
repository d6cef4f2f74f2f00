"""Appreciations: what the other did, noticed, planned to be said, and said."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.days import Span
from relationship_journal.domain.records import Record
from relationship_journal.domain.streaks import Streak
from relationship_journal.domain.text import word_count

A_DAY = 3
"""How many appreciations make a full day of the practice."""

SPECIFIC_WORDS = 4
"""Fewer words than this seldom say what exactly was appreciated."""

FULL_DAYS_BEFORE_SAYING = 7
"""After so many full days the practice offers its next habit: to say one out loud."""


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


class Nudge(StrEnum):
    """Why an appreciation could be more specific."""

    TOO_SHORT = "too_short"
    SAME_AS_EARLIER = "same_as_earlier"


@dataclass(frozen=True)
class DayOfGratitude:
    """One day of the list."""

    day: date
    appreciations: tuple[Appreciation, ...]
    rest: bool


@dataclass(frozen=True)
class GratitudeOverview:
    """What stands above the list; `heat` counts appreciations by day."""

    streak: Streak
    total: int
    said: int
    heat: dict[date, int]
    rest_today: bool


@dataclass(frozen=True)
class GratitudeFilter:
    """Which appreciations to list: all conditions hold; `voice` is exact, `unsaid` means not yet said."""

    voice: Voice | None = None
    unsaid: bool = False
    text: str = ""
    span: Span | None = None
    tags: frozenset[str] = frozenset()


def nudge(what: str, earlier: Collection[str]) -> Nudge | None:
    """What could make it more specific, or None. Case, accents' form and punctuation make no difference."""
    plain = _plain(what)
    if not plain:
        return None
    if word_count(what) < SPECIFIC_WORDS:
        return Nudge.TOO_SHORT
    return Nudge.SAME_AS_EARLIER if any(plain == _plain(text) for text in earlier) else None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in folded).split())


def offers_saying(full_days: Collection[date]) -> bool:
    """Whether enough days had three appreciations to offer saying one out loud each day."""
    return len(set(full_days)) >= FULL_DAYS_BEFORE_SAYING
