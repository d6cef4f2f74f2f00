"""On days with …: check-ins on days with a tag or ritual beside those without. A link, not a cause."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil, sqrt
from statistics import NormalDist, fmean
from uuid import UUID

from relationship_journal.domain.records import natural_id

FEWEST_DAYS = 8
"""With fewer days on either side nothing is shown."""
DRAWS = 2000
LEVEL = 0.95
BLOCK = 7
"""How many days are drawn in one piece: a week, when there is a check-in every day."""
_Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)


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

    Good days and hard ones come in runs, and so do tags; a bootstrap that draws single days would then name
    a difference one time in three where there is none (by simulation, in the tests). So weeks of seven days
    with a check-in are drawn, each in one piece and round the end (the circular block bootstrap: Politis &
    Romano 1992; Künsch 1989, Ann. Statist. 17:1217), 2,000 times from `chance`, and the 95 % percentile
    interval (Efron 1979, Ann. Statist. 7:1) is widened for how few weeks there are. Seeded alike it comes
    out alike.
    """
    days = [(value, day in days_with) for day, value in sorted(closeness.items())]
    having = [value for value, has in days if has]
    lacking = [value for value, has in days if not has]
    if len(having) < FEWEST_DAYS or len(lacking) < FEWEST_DAYS:
        return None
    difference = fmean(having) - fmean(lacking)
    drawn = sorted(_drawn(days, chance))
    edge, widened = int(DRAWS * (1 - LEVEL) / 2), _widened(len(days) / BLOCK)
    return Comparison(
        difference=difference,
        low=difference + (drawn[edge] - difference) * widened,
        high=difference + (drawn[-edge - 1] - difference) * widened,
        days_with=len(having),
        days_without=len(lacking),
    )


def _drawn(days: Sequence[tuple[float, bool]], chance: random.Random) -> Iterator[float]:
    """The difference of means in as many made-up times as DRAWS, each put together from runs of days."""
    count = len(days)
    blocks = [_summed([days[(start + n) % count] for n in range(BLOCK)]) for start in range(count)]
    made = 0
    while made < DRAWS:
        drawn = chance.choices(blocks, k=ceil(count / BLOCK))
        total, with_it, other, without = (sum(parts) for parts in zip(*drawn, strict=True))
        if with_it and without:
            made += 1
            yield total / with_it - other / without


def _summed(days: Sequence[tuple[float, bool]]) -> tuple[float, int, float, int]:
    """Closeness and number of the days that have it, then of those that lack it."""
    having = [value for value, has in days if has]
    lacking = [value for value, has in days if not has]
    return sum(having), len(having), sum(lacking), len(lacking)


def _widened(blocks: float) -> float:
    """How much wider an interval from so few blocks has to be than one from many.

    √(b / (b − 1)), because a bootstrap's variance is that much too small (Efron & Tibshirani 1993, chapter
    5), times Student's quantile over the normal one, t ≈ z + (z³ + z) / 4ν (Abramowitz & Stegun, 26.7.5).
    """
    free = max(1.0, blocks - 1)
    student = _Z + (_Z**3 + _Z) / (4 * free)
    return sqrt((free + 1) / free) * student / _Z
