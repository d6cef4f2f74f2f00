"""What the file of another program holds, before any of it is in the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import TypeVar

from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Mark, Schedule

T = TypeVar("T")
SAMPLE = 80
"""How much of a broken row is shown, in characters."""


class ImportRefused(KnownError):
    """A file as a whole cannot come in; the journal is untouched."""


MOST = 500_000
"""Of entries, or of what is broken, in one import: a year of writing every minute of the day."""
MOST_HEADS = 300_000
"""Lines of one text that may begin an entry."""
TOO_MUCH = (
    "There is more in this file than one import can take; nothing was changed. A smaller export may go."
)


class ImportStopped(KnownError):
    """The user stopped it."""

    sentence = "It was stopped, and nothing came in. Your journal is as it was; start again any time."


@dataclass(frozen=True, slots=True)
class Found:
    """One entry as it was found.

    `source_id` names it in its source, "" where the source has no names: see `name_of`. `day` and `at` (UTC,
    None when no time is known) are as the source says them, in `zone`. `mood` is the name the source has for
    it, "" for none. `is_check_in` says that the entry is a mood with a note rather than a page. `raw` is the
    original, `aside` what there is no field for, `doubts` a sentence for each thing that is not sure.
    """

    day: date
    raw: str
    source_id: str = ""
    at: datetime | None = None
    zone: str = "UTC"
    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    mood: str = ""
    is_check_in: bool = False
    aside: Mapping[str, object] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundHabit:
    """One habit and what was done of it; `schedule` is None where ours has nothing like it."""

    name: str
    raw: str
    source_id: str = ""
    question: str = ""
    schedule: Schedule | None = None
    archived: bool = False
    marks: Mapping[date, Mark] = field(default_factory=dict)
    notes: Mapping[date, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that cannot come in: where it stands, why, and its beginning."""

    where: str
    why: str
    sample: str = ""


class Bounded(list[T]):
    """A list that takes no more than an import may hold. Raises ImportRefused."""

    def append(self, one: T) -> None:
        """Add one, if there is room."""
        if len(self) >= MOST:
            raise ImportRefused(TOO_MUCH)
        super().append(one)


@dataclass
class Haul:
    """Everything a file holds. `moods` are the names of moods met and the closeness (1–5) that seems to suit
    each; the user has the last word. `records` are ours already: only our own export has them."""

    format: str
    entries: list[Found] = field(default_factory=Bounded)
    habits: list[FoundHabit] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=Bounded)
    moods: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it can come in."""
        return not (self.entries or self.habits or self.records)

    def doubtful(self) -> list[Found | FoundHabit]:
        """What comes in with a doubt."""
        entries: list[Found | FoundHabit] = [one for one in self.entries if one.doubts]
        return [*entries, *(one for one in self.habits if one.doubts)]

    def years(self) -> dict[int, int]:
        """How many entries lie in each year, earliest first."""
        return dict(sorted(Counter(found.day.year for found in self.entries).items()))


def name_of(found: Found) -> str:
    """What an entry is recognised by when it comes again: its name in the source, else a digest of its day,
    time and words."""
    if found.source_id:
        return found.source_id
    at = found.at.isoformat() if found.at else ""
    words = "\x1f".join((found.day.isoformat(), at, found.title, found.text, found.mood))
    return f"sha256:{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()}"


def suggested_closeness(rank: float, ranks: int) -> int:
    """Closeness 1–5 for the mood that is `rank` of `ranks` from the worst (0) to the best (ranks − 1)."""
    if ranks <= 1:
        return 3
    return min(5, max(1, round(1 + 4 * rank / (ranks - 1))))


def sample_of(raw: str) -> str:
    """The beginning of something broken, on one line."""
    line = " ".join(raw[: 4 * SAMPLE].split())
    return line if len(line) <= SAMPLE else line[: SAMPLE - 1] + "…"
