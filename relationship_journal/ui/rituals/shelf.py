"""What the Rituals page shows, read in one go away from the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from relationship_journal.domain.days import Span
from relationship_journal.domain.rituals import RitualOverview

if TYPE_CHECKING:
    from relationship_journal.journal.rituals import Rituals

WEEKS = 26


@dataclass(frozen=True)
class Shelf:
    """The living rituals by group and position, the archived ones, and how long pauses go on."""

    today: date
    living: Sequence[RitualOverview]
    archived: Sequence[RitualOverview]
    rests: dict[UUID, date | None]

    def neighbours(self, id: UUID) -> tuple[UUID | None, UUID | None]:
        """The rituals before and behind one in its group; None at either end."""
        group = next((one.ritual.group for one in self.living if one.ritual.id == id), None)
        ids = [one.ritual.id for one in self.living if one.ritual.group == group]
        at = ids.index(id) if id in ids else 0
        before = ids[at - 1] if at > 0 else None
        behind = ids[at + 1] if at + 1 < len(ids) else None
        return before, behind

    @property
    def groups(self) -> list[str]:
        """The names of the groups, in the order they are shown; without "" for no group."""
        return list(dict.fromkeys(one.ritual.group for one in self.living if one.ritual.group))


def read_shelf(rituals: Rituals, today: date) -> Shelf:
    """Read everything the page shows."""
    living = rituals.overviews(today, WEEKS)
    rests: dict[UUID, date | None] = {}
    for one in living:
        if one.paused:
            days = [
                pause.last
                for pause in rituals.pauses(one.ritual.id)
                if today in Span(pause.first, pause.last or today)
            ]
            known = [day for day in days if day is not None]
            rests[one.ritual.id] = max(known) if days and len(known) == len(days) else None
    return Shelf(today, living, rituals.overviews(today, WEEKS, archived=True), rests)


def move_up(rituals: Rituals, shelf: Shelf, id: UUID) -> None:
    """Put a ritual before the one above it in its group."""
    before, _ = shelf.neighbours(id)
    if before is not None:
        above, _ = shelf.neighbours(before)
        rituals.move(id, above, _group(shelf, id))


def move_down(rituals: Rituals, shelf: Shelf, id: UUID) -> None:
    """Put a ritual behind the one below it in its group."""
    _, behind = shelf.neighbours(id)
    if behind is not None:
        rituals.move(id, behind, _group(shelf, id))


def _group(shelf: Shelf, id: UUID) -> str:
    return next(one.ritual.group for one in shelf.living if one.ritual.id == id)
