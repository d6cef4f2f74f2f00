"""Earlier versions of a text: which are worth keeping while it is saved again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from operator import eq
from uuid import UUID

from relationship_journal.domain.records import EPOCH, Record

SITTING = timedelta(minutes=5)
"""A pause longer than this between two saves begins a new sitting."""

MUCH = 40
"""So many characters gone at once are a loss, as is half of the text."""


@dataclass(kw_only=True)
class Revision(Record):
    """The texts of an entry as they were before a save; `kind` and `entry_id` name the entry."""

    kind: str
    entry_id: UUID
    fields: dict[str, str] = field(default_factory=dict)
    saved_at: datetime = EPOCH


def worth_keeping(old: str, new: str, last_saved: datetime, now: datetime) -> bool:
    """Whether `old` is kept when `new` replaces it.

    It is when a new sitting changes more than white space, or when much of `old` goes at once. A blank
    text is never kept.
    """
    if not old.strip() or old.split() == new.split():
        return False
    return now - last_saved > SITTING or _lost(old, new) >= min(MUCH, (len(old) + 1) // 2)


def _lost(old: str, new: str) -> int:
    """How many characters of `old` are gone: all but its common beginning and end with `new`."""
    start = _shared(old, new)
    return len(old) - start - _shared(old[start:][::-1], new[start:][::-1])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(takewhile(bool, map(eq, one, other)))
