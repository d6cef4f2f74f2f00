"""On days with …: check-ins on days with a tag or ritual beside those without. A link, not a cause."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean
from uuid import UUID

from relationship_journal.domain.records import natural_id

FEWEST_DAYS = 8
"""With fewer days on either side nothing is shown."""
DRAWS = 2000
LEVEL = 0.95


class SubjectKind(StrEnum):
    """What days can be told apart by."""

    TAG = "tag"
    RITUAL = "ritual"
    MOMENT = "moment"


@dataclass(frozen=True)
class Subject:
    """A tag, a ritual done, or a moment of a tone. `key` finds its days, `name` is what the user calls it."""

    kind: SubjectKind
    key: str
    name: str

    @property
    def id(self) -> UUID:
        """Stands for it where its name must not be told."""
        return natural_id("subject", self.kind, self.key)

    def chance(self) -> random.Random:
        """Draws that come out alike for it every time."""
        return random.Random(self.id.bytes)


@dataclass(frozen=True)
class Sides:
    """The closeness of days, and which of them have the subject."""

    closeness: Mapping[date, float]
    days_with: Collection[date]

    def counts(self) -> tuple[int, int]:
        """How many days with a check-in lie on each side: with, without."""
        having = sum(day in self.days_with for day in self.closeness)
        return having, len(self.closeness) - having


@dataclass(frozen=True)
class Comparison:
    """`difference` in steps of closeness, with minus without; it plausibly lies within `low` and `high`."""

    difference: float
    low: float
    high: float
    days_with: int
    days_without: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def compare(
    closeness: Mapping[date, float], days_with: Collection[date], chance: random.Random
) -> Comparison | None:
    """How the closeness of days differs between those in `days_with` and the others; None below eight a side.

    The interval is the percentile bootstrap of the difference of means (Efron 1979, Ann. Statist. 7:1), with
    2,000 draws from `chance`; seeded alike it comes out alike.
    """
    having = [value for day, value in sorted(closeness.items()) if day in days_with]
    lacking = [value for day, value in sorted(closeness.items()) if day not in days_with]
    if len(having) < FEWEST_DAYS or len(lacking) < FEWEST_DAYS:
        return None
    drawn = sorted(_resampled(having, chance) - _resampled(lacking, chance) for _ in range(DRAWS))
    edge = int(DRAWS * (1 - LEVEL) / 2)
    return Comparison(
        difference=fmean(having) - fmean(lacking),
        low=drawn[edge],
        high=drawn[-edge - 1],
        days_with=len(having),
        days_without=len(lacking),
    )


def _resampled(values: Sequence[float], chance: random.Random) -> float:
    return fmean(chance.choices(values, k=len(values)))
