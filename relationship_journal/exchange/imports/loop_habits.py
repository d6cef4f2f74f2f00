"""What Loop Habit Tracker means by its numbers, the same in its database and in its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from relationship_journal.domain.imports import FoundHabit
from relationship_journal.domain.rituals import Mark, Rhythm, Schedule
from relationship_journal.domain.schedules import MOST_DAYS_APART
from relationship_journal.exchange.imports.values import number, whole, words

Row = Mapping[str, object]
"""A row by the names of its columns, in small letters."""
NO, AUTO, YES, SKIP, UNKNOWN = 0, 1, 2, 3, -1
NAMED = {"yes_manual": YES, "yes_auto": AUTO, "no": NO, "skip": SKIP, "unknown": UNKNOWN}
_MARKS = {YES: Mark.DONE, SKIP: Mark.REST, NO: Mark.NOT_TODAY}
_A_WHOLE = 1000
"""Measures are kept in thousandths."""
STRANGE = "One of its days says something that has no meaning here."


@dataclass
class Habit:
    """A habit under way: its row, how that stood, and what was done of it."""

    row: Row
    raw: str
    _marks: dict[date, Mark] = field(default_factory=dict)
    _notes: dict[date, str] = field(default_factory=dict)
    _doubts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name, "" when it has none."""
        return words(self.row.get("name")).strip()

    def add(self, day: date, value: object, note: object = "") -> None:
        """Take what was said of a day. What Loop derives from its rule, and unknown days, are not kept."""
        said = words(note).strip()
        named = NAMED.get(words(value).strip().casefold())
        told = whole(value) if named is None else named
        if told is None:
            self.doubt(STRANGE)
        elif self.is_measured and named is None and told not in (SKIP, UNKNOWN):
            said = self._measure(day, told / _A_WHOLE, said)
        elif told in _MARKS:
            self._marks[day] = _MARKS[told]
        elif told not in (AUTO, UNKNOWN):
            self.doubt(STRANGE)
        if said:
            self._notes[day] = said

    def found(self) -> FoundHabit:
        """The habit with everything that was added."""
        schedule = self._schedule()
        return FoundHabit(
            name=self.name,
            raw=self.raw,
            source_id=words(self.row.get("uuid")).strip(),
            question=(words(self.row.get("question")) or words(self.row.get("description"))).strip(),
            schedule=schedule,
            archived=words(self._first("archived", "archived?")).strip().casefold() in ("1", "true", "yes"),
            marks=dict(sorted(self._marks.items())),
            notes=dict(sorted(self._notes.items())),
            doubts=tuple(self._doubts),
        )

    def _schedule(self) -> Schedule | None:
        times = whole(self._first("freq_num", "frequencynumerator", "numrepetitions"))
        days = whole(self._first("freq_den", "frequencydenominator", "interval"))
        if times is None or days is None or times < 1 or days < 1:
            self.doubt("How often it is wanted is not told.")
            return None
        if times >= days:
            return Schedule()
        if days == 7:
            return Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=times)
        if times == 1 and days <= MOST_DAYS_APART:
            return Schedule(rhythm=Rhythm.EVERY_N_DAYS, every=days)
        self.doubt(f"Its rhythm, {times} times in {days} days, has no like here.")
        return None

    @property
    def is_measured(self) -> bool:
        """Whether it has an amount each day, not only a yes or no."""
        kind = words(self.row.get("type")).strip().casefold()
        return kind == "numerical" or whole(kind) == 1

    def _measure(self, day: date, amount: float, note: str) -> str:
        """Mark the day when its target is met; the amount goes before the note."""
        target = number(self._first("target_value", "target value")) or 0.0
        kind = words(self._first("target_type", "target type")).strip().casefold()
        is_met = amount <= target if kind in ("1", "1.0", "at_most") else amount > 0 and amount >= target
        if is_met:
            self._marks[day] = Mark.DONE
        told = f"{amount:g} {words(self.row.get('unit')).strip()}".strip()
        return f"{told}: {note}" if note else told

    def _first(self, *names: str) -> object:
        return next((self.row[name] for name in names if name in self.row), None)

    def doubt(self, sentence: str) -> None:
        """Say once what is not sure of it."""
        if sentence not in self._doubts:
            self._doubts.append(sentence)
