"""What could be read of a damaged journal, and what could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Lost:
    """`count` things of one kind that were not readable; `day` is None where it is not known."""

    kind: str
    day: date | None
    count: int


@dataclass(frozen=True)
class Rescued:
    """A rescue: the new journal, what is in it by kind, and what was lost.

    `damaged` of the `pages` of the old file could not be read. `told` is False when the list of losses may
    leave out something, because the places that would tell were damaged too.
    """

    folder: Path
    counts: Mapping[str, int]
    lost: tuple[Lost, ...]
    pages: int
    damaged: int
    told: bool
    cut: int = 0
    """How many long texts break off where their pages are damaged, with "[…]" in that place."""
