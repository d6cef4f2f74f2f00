"""Moments: kind and hard ones, mine and ours, never a tally of the partner.

The band shows how the share of kind moments lies around five to one, the balance seen in the conflict talks
of couples who lasted (Gottman & Levenson 1992). A log of one's own is not those talks: it is a band with a
caveat, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import sqrt

from relationship_journal.domain.records import EPOCH, Record

FIVE_TO_ONE = 5.0
FEWEST = 8
"""Fewer moments than this say nothing about a balance."""
_Z = 1.959964
"""The 97.5th percentile of the normal distribution, for intervals of 95 %."""


class Tone(StrEnum):
    """How the moment was."""

    KIND = "kind"
    HARD = "hard"


class Whose(StrEnum):
    """Whose doing it was. There is no word for the partner alone: nobody is counted here."""

    MINE = "mine"
    OURS = "ours"


@dataclass(kw_only=True)
class Moment(Record):
    """One moment, logged with two taps; `at` is UTC, `note` may stay empty."""

    day: date
    zone: str = "UTC"
    at: datetime = EPOCH
    tone: Tone
    whose: Whose = Whose.OURS
    note: str = ""


@dataclass(frozen=True)
class Balance:
    """How many moments of each tone, and where the ratio kind : hard plausibly lies (95 %).

    `high` is None when no upper end can be told.
    """

    kind: int
    hard: int
    low: float
    high: float | None


def balance(moments: Iterable[Moment]) -> Balance | None:
    """The balance of `moments`; None below eight of them."""
    tones = [moment.tone for moment in moments]
    return balance_of(tones.count(Tone.KIND), tones.count(Tone.HARD))


def balance_of(kind: int, hard: int) -> Balance | None:
    """The balance of so many kind and hard moments; None below eight together.

    The interval of the share p of kind ones is Wilson's (1927, JASA 22:209), turned into p : (1 − p).
    """
    total = kind + hard
    if total < FEWEST:
        return None
    share, square = kind / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = _Z / (1 + square / total) * sqrt(share * (1 - share) / total + square / (4 * total * total))
    low = 0.0 if kind == 0 else middle - reach  # exactly so, whatever the rounding
    high = min(1.0, middle + reach)
    return Balance(kind, hard, low / (1 - low), None if hard == 0 else high / (1 - high))
