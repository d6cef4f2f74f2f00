"""Ways of feeling loved: how much each matters, and how much of it there was; never a "type".

What people want is a balanced diet rather than one language (Impett, Park & Muise 2024), so all eight ways
are rated and shown side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record

HIGHEST = 4
"""Ratings go from 0 to this."""
DAYS_LOOKED_BACK = 14


class Way(StrEnum):
    """Eight kinds of what makes people feel loved."""

    KIND_WORDS = "kind_words"
    UNDIVIDED_TIME = "undivided_time"
    PRACTICAL_HELP = "practical_help"
    THOUGHTFUL_SURPRISES = "thoughtful_surprises"
    AFFECTIONATE_TOUCH = "affectionate_touch"
    BEING_LISTENED_TO = "being_listened_to"
    SUPPORT_FOR_GOALS = "support_for_goals"
    SHARED_FUN = "shared_fun"


class About(StrEnum):
    """Whose ratings they are."""

    ME = "me"
    MY_GUESS = "my_guess"
    PARTNER = "partner"


@dataclass(kw_only=True)
class LovedRating(Record):
    """The form as filled in on a day: for each Way 0–4, how much it matters and how much there was of it in
    the last 14 days. A way that was left out is missing."""

    day: date
    zone: str = "UTC"
    about: About = About.ME
    matters: dict[str, int] = field(default_factory=dict)
    got: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """One way: `missing` is how much more it matters than there was, never below 0."""

    way: Way
    matters: int
    got: int

    @property
    def missing(self) -> int:
        """0–4."""
        return max(0, self.matters - self.got)


def gaps(rating: LovedRating) -> list[Gap]:
    """The ways rated both times, widest gap first, then by how much they matter, then in the form's order."""
    both = [
        Gap(way, rating.matters[way], rating.got[way])
        for way in Way
        if way in rating.matters and way in rating.got
    ]
    return sorted(both, key=lambda gap: (-gap.missing, -gap.matters))


def misreadings(guess: LovedRating, told: LovedRating) -> list[tuple[Way, int, int]]:
    """Where my guess of what matters to them and what they say differ by two or more: way, guess, told."""
    return [
        (way, guess.matters[way], told.matters[way])
        for way in Way
        if way in guess.matters and way in told.matters and abs(guess.matters[way] - told.matters[way]) >= 2
    ]
