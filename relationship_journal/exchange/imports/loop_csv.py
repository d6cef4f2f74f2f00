"""Loop Habit Tracker's tables: a folder or zip with Habits.csv and what was done beside it.

What was done stands in a folder of each habit, or in one table with a column for each, or, as a plain copy of
the database, in Repetitions.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from relationship_journal.domain.imports import Broken, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.csv_rows import Line, columns_of, rows
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.loop_db import add_repetition
from relationship_journal.exchange.imports.loop_habits import Habit
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded
from relationship_journal.exchange.imports.values import whole

FORMAT = "loop-csv"
_FREQUENCIES = frozenset(("freq_num", "frequencynumerator", "numrepetitions"))
_FOLDER = re.compile(r"(?:^|/)0*(\d{1,9})[^/]*/checkmarks\.csv", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EVERY = 300
ALONE = "What was done of it is in files beside this one; bring the folder or the zip to have that, too."


def recognises(source: Source) -> bool:
    """Whether it holds a table of habits with Loop's frequencies."""
    return _habits_table(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Every habit in it. Raises ImportRefused when there is no table of Loop's habits."""
    table = _habits_table(source)
    if table is None:
        raise ImportRefused(NOT_READ)
    haul = Haul(FORMAT)
    told = _Told(haul, step)
    habits = _habits(haul, source.text(table))
    base = table.rpartition("/")[0]
    root = f"{base}/" if base else ""
    below = {name: name.removeprefix(root) for name in source.members if name.startswith(root)}
    folders = [name for name, short in below.items() if short.count("/") == 1 and _FOLDER.fullmatch(short)]
    if copies := [name for name, short in below.items() if short.casefold() == "repetitions.csv"]:
        told.repetitions(source, copies[0], habits)
    elif folders:
        for name in sorted(folders):
            told.folder(source, name, habits)
    elif tables := [name for name, short in below.items() if short.casefold() == "checkmarks.csv"]:
        told.table(source, tables[0], habits)
    else:
        for habit in habits.values():
            habit.doubt(ALONE)
    haul.habits = [habit.found() for habit in habits.values()]
    return haul


class _Told:
    """What the tables beside the habits say was done."""

    def __init__(self, haul: Haul, step: Step) -> None:
        self._haul = haul
        self._step = step

    def repetitions(self, source: Source, member: str, habits: dict[int, Habit]) -> None:
        """A plain copy of the database's table."""
        lines = self._lines(source, member)
        header = columns_of(next(lines, Line(1, 1, "", [])).fields)
        by_id = {
            number: habit for place, habit in habits.items() if (number := _id(habit, place)) is not None
        }
        for line in lines:
            add_repetition(self._haul, by_id, dict(zip(header, line.fields, strict=False)), line.line)

    def folder(self, source: Source, member: str, habits: dict[int, Habit]) -> None:
        """The table of one habit: a day, its value, perhaps a note. Old ones have no names on top."""
        number = _FOLDER.search(member)
        habit = habits.get(int(number[1])) if number else None
        if habit is None:
            self._haul.broken.append(Broken(sample_of(member), "It belongs to no habit of the file."))
            return
        spoken = False
        for line in self._lines(source, member):
            if line.line == 1 and _day(line.fields) is None:
                spoken = habit.is_measured
                continue
            self._add(member, line, [habit], spoken=spoken)

    def table(self, source: Source, member: str, habits: dict[int, Habit]) -> None:
        """The table of all habits: a day and a value for each."""
        lines = self._lines(source, member)
        named = {habit.name.casefold(): habit for habit in habits.values()}
        header = columns_of(next(lines, Line(1, 1, "", [])).fields)[1:]
        columns = [named.get(name) for name in header]
        for name, habit in zip(header, columns, strict=True):
            if name and habit is None:
                self._haul.broken.append(
                    Broken(sample_of(member), "A column belongs to no habit of the file.", sample_of(name))
                )
        for line in lines:
            self._add(member, line, columns)

    def _lines(self, source: Source, member: str) -> Iterator[Line]:
        for place, line in enumerate(rows(source.text(member))):
            if place % _EVERY == 0:
                self._step(line.line / line.of, member)
            yield line

    def _add(self, member: str, line: Line, columns: list[Habit | None], *, spoken: bool = False) -> None:
        day = _day(line.fields)
        if day is None:
            why = "Its day is no day of the calendar."
            self._haul.broken.append(
                Broken(f"{sample_of(member)}, line {line.line}", why, sample_of(line.raw))
            )
            return
        is_of_one = len(columns) == 1
        note = line.fields[2] if is_of_one and len(line.fields) > 2 else ""
        for habit, value in zip(columns, line.fields[1:], strict=False):
            # A bare 0 in a table says only that there is nothing; a spoken no is written "NO". Where names
            # stand on top, what is not known is written "UNKNOWN", and 0 is a measure like any other.
            if habit is not None and (value.strip() not in ("", "0") or (spoken and value.strip())):
                habit.add(day, value, note)
            elif habit is not None and note:
                habit.add(day, -1, note)


def _habits_table(source: Source) -> str | None:
    names = list(source.named("habits.csv")) if source.is_archive else list(source.members)
    for name in names[:20]:
        first = next(rows(decoded(source.read(name)[:4000]).partition("\n")[0]), None)
        columns = set(columns_of(first.fields)) if first else set()
        if "name" in columns and columns & _FREQUENCIES:
            return name
    return None


def _habits(haul: Haul, text: str) -> dict[int, Habit]:
    """The habits by their position, else by their place in the table."""
    lines = rows(text)
    header = columns_of(next(lines).fields)
    habits: dict[int, Habit] = {}
    for line in lines:
        habit = Habit(dict(zip(header, line.fields, strict=False)), line.raw)
        position = whole(habit.row.get("position"))
        number = max(habits, default=0) + 1 if position is None or position in habits else position
        if not habit.name:
            haul.broken.append(Broken(f"line {line.line}", "This habit has no name.", sample_of(line.raw)))
        else:
            habits[number] = habit
    return habits


def _id(habit: Habit, place: int) -> int | None:
    return whole(habit.row.get("id")) if "id" in habit.row else place


def _day(fields: list[str]) -> date | None:
    found = _DATE.fullmatch(fields[0].strip()) if fields else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
