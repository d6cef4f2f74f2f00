"""The dry run of an import: what would come in, what is doubtful, what is broken, what is here already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.imports import Broken, Found, Haul
from relationship_journal.domain.incoming import Choices, Incoming, closeness_of
from relationship_journal.domain.rituals import Ritual, Schedule

SAMPLES = 5
"""How many of the broken ones of one sort are shown."""
UNDATED = 0
"""The year of what has none."""


class Standing(StrEnum):
    """How an incoming record stands to the journal: it is new; it was here, went with an import that was
    undone, and comes back; it is here; or the user threw it away, and away it stays."""

    NEW = "new"
    BACK = "back"
    HERE = "here"
    THROWN_AWAY = "thrown_away"


COMES_IN = (Standing.NEW, Standing.BACK)


@dataclass(frozen=True)
class Doubt:
    """A sentence that is true of `count` entries; `sample` is the beginning of the first."""

    sentence: str
    count: int
    sample: str


@dataclass(frozen=True)
class BrokenSort:
    """What cannot come in for one reason: how many, and the first few."""

    why: str
    count: int
    samples: tuple[Broken, ...]


@dataclass(frozen=True)
class MoodMet:
    """The name of a mood, how often it was met, the closeness it would have, and the one suggested."""

    name: str
    count: int
    closeness: int | None
    suggested: int


@dataclass(frozen=True)
class HabitMet:
    """A habit that becomes a ritual: its schedule (None: it had none like ours and is set to every day), its
    days, what is doubtful about it."""

    name: str
    schedule: Schedule | None
    archived: bool
    marks: int
    first: date | None
    last: date | None
    standing: Standing
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What an import would do. `comes_in` counts by kind and year what is new or comes back (year 0: what has
    no day of its own); `here` and `thrown_away` count by kind what is left as it is."""

    format: str
    program: str
    comes_in: dict[str, dict[int, int]] = field(default_factory=dict)
    back: int = 0
    here: dict[str, int] = field(default_factory=dict)
    thrown_away: dict[str, int] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    broken: tuple[BrokenSort, ...] = ()
    moods: tuple[MoodMet, ...] = ()
    habits: tuple[HabitMet, ...] = ()

    @property
    def total(self) -> int:
        """How many records would come in."""
        return sum(sum(years.values()) for years in self.comes_in.values())

    @property
    def broken_total(self) -> int:
        """How many cannot."""
        return sum(sort.count for sort in self.broken)

    def counts(self) -> dict[str, int]:
        """How many of each kind would come in."""
        return {kind: sum(years.values()) for kind, years in self.comes_in.items()}


def report(
    haul: Haul,
    program: str,
    choices: Choices,
    incoming: Mapping[str, Sequence[Incoming]],
    standings: Mapping[str, Mapping[UUID, Standing]],
    broken: Iterable[Broken],
) -> Report:
    """The report on `incoming`, by kind, given how each record of a kind stands (left out: new)."""
    comes_in: dict[str, dict[int, int]] = {}
    left: dict[Standing, dict[str, int]] = defaultdict(dict)
    for kind, those in incoming.items():
        known = standings.get(kind, {})
        counted = Counter((known.get(one.record.id, Standing.NEW), _year(one)) for one in those)
        years: Counter[int] = Counter()
        if kind == "origin":
            continue  # it comes and stays with its entry
        for (standing, year), count in counted.items():
            left[standing][kind] = left[standing].get(kind, 0) + count
            if standing in COMES_IN:
                years[year] += count
        if years:
            comes_in[kind] = dict(sorted(years.items()))
    return Report(
        format=haul.format,
        program=program,
        comes_in=comes_in,
        back=sum(left[Standing.BACK].values()),
        here=left[Standing.HERE],
        thrown_away=left[Standing.THROWN_AWAY],
        doubts=_doubts(haul),
        broken=_sorts(broken),
        moods=_moods(haul, choices),
        habits=_habits(haul, incoming.get("ritual", ()), standings.get("ritual", {})),
    )


def _year(one: Incoming) -> int:
    day = getattr(one.record, "day", None)
    return day.year if isinstance(day, date) else UNDATED


def _doubts(haul: Haul) -> tuple[Doubt, ...]:
    found: dict[str, tuple[int, str]] = {}
    for one in haul.doubtful():
        for sentence in one.doubts:
            count, sample = found.get(sentence, (0, ""))
            found[sentence] = (count + 1, sample or _shown(one))
    ordered = sorted(found.items(), key=lambda item: -item[1][0])
    return tuple(Doubt(sentence, count, sample) for sentence, (count, sample) in ordered)


def _shown(one: object) -> str:
    if isinstance(one, Found):
        return f"{one.day.isoformat()} {' '.join((one.title or one.text)[:60].split())}".strip()
    return str(getattr(one, "name", ""))


def _sorts(broken: Iterable[Broken]) -> tuple[BrokenSort, ...]:
    by_why: defaultdict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        by_why[one.why].append(one)
    ordered = sorted(by_why.items(), key=lambda item: -len(item[1]))
    return tuple(BrokenSort(why, len(those), tuple(those[:SAMPLES])) for why, those in ordered)


def _moods(haul: Haul, choices: Choices) -> tuple[MoodMet, ...]:
    met = Counter(found.mood for found in haul.entries if found.mood)
    none = Choices()
    return tuple(
        MoodMet(name, count, closeness_of(haul, choices, name), closeness_of(haul, none, name) or 3)
        for name, count in met.most_common()
    )


def _habits(
    haul: Haul, rituals: Sequence[Incoming], standings: Mapping[UUID, Standing]
) -> tuple[HabitMet, ...]:
    made = [one.record for one in rituals if isinstance(one.record, Ritual)][-len(haul.habits) :]
    return tuple(
        HabitMet(
            name=habit.name,
            schedule=habit.schedule,
            archived=habit.archived,
            marks=len(habit.marks),
            first=min(habit.marks, default=None),
            last=max(habit.marks, default=None),
            standing=standings.get(ritual.id, Standing.NEW),
            doubts=habit.doubts,
        )
        for habit, ritual in zip(haul.habits, made, strict=False)
    )
