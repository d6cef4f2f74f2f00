"""The Today page: everything of one day, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import (
    DayState,
    Mark,
    Pauses,
    Ritual,
    Ticks,
    day_states,
    done_lately,
    due_today,
)
from relationship_journal.domain.settings import JournalSettings


@dataclass(frozen=True)
class RitualLine:
    """A ritual to tick; `done_lately` is done and counted ("9 of 10"), or done and wanted this week."""

    ritual: Ritual
    mark: Mark | None
    state: DayState
    due: bool
    done_lately: tuple[int, int]


@dataclass(frozen=True)
class Memory:
    """Something written on this date in an earlier year; `text` is its beginning."""

    day: date
    kind: str
    text: str
    id: UUID


@dataclass(frozen=True)
class TodayPage:
    """What the page shows of `day`; `today` is the present day, later than `day` when looking back."""

    day: date
    today: date
    appreciations: tuple[Appreciation, ...]
    check_ins: tuple[CheckIn, ...]
    rituals: tuple[RitualLine, ...]
    reflections: tuple[Reflection, ...]
    a_year_ago: tuple[Memory, ...]
    offers_saying: bool
    tags: tuple[str, ...]
    rest: bool


@dataclass(frozen=True)
class FirstLook:
    """What is seen first of an opened journal."""

    settings: JournalSettings
    page: TodayPage


def ritual_line(ritual: Ritual, ticks: Ticks, pauses: Pauses, day: date) -> RitualLine:
    """The line of a ritual on `day`; `ticks` are its marks of about a year, whole weeks."""
    return RitualLine(
        ritual=ritual,
        mark=ticks.get(day),
        state=day_states(ritual, ticks, pauses, Span(day, day))[day],
        due=due_today(ritual, ticks, pauses, day),
        done_lately=done_lately(ritual, ticks, pauses, day),
    )
