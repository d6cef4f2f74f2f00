"""Loop Habit Tracker's database, of every schema: columns that came later may be missing or be text."""

from __future__ import annotations

from relationship_journal.domain.imports import Broken, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.loop_habits import Habit, Row
from relationship_journal.exchange.imports.source import NOT_READ, Source
from relationship_journal.exchange.imports.sqlite_file import MAGIC, Database, database
from relationship_journal.exchange.imports.values import compact, moment, whole

FORMAT = "loop-db"
_EVERY = 300


def recognises(source: Source) -> bool:
    """Whether it is a database with Loop's tables."""
    return _data(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Every habit in it. What cannot be read of a damaged table is told and the rest stays. Raises
    ImportRefused when it is no database of Loop's."""
    data = _data(source)
    if data is None:
        raise ImportRefused(NOT_READ)
    haul = Haul(FORMAT)
    with database(data) as opened:
        habits = _habits(haul, opened)
        try:
            for place, row in enumerate(opened.rows("Repetitions")):
                if place % _EVERY == 0:
                    step(0.5, f"Row {place + 1}")
                add_repetition(haul, habits, row, place + 1)
        except ImportRefused:
            haul.broken.append(Broken("table Repetitions", "The rest of what was done cannot be read."))
    haul.habits = [habit.found() for habit in habits.values()]
    return haul


def add_repetition(haul: Haul, habits: dict[int, Habit], row: Row, place: int) -> None:
    """Add a row of Loop's table Repetitions to its habit; one that cannot be is broken. A timestamp is
    midnight in UTC of a civil day."""
    habit = habits.get(-1 if (of := whole(row.get("habit"))) is None else of)
    at = moment(row.get("timestamp"))
    if habit is None or at is None:
        why = "It belongs to no habit of the file." if at else "Its day is no day of the calendar."
        haul.broken.append(Broken(f"repetition {place}", why, sample_of(compact(dict(row)))))
    else:
        habit.add(at.date(), row.get("value", 2), row.get("notes"))


def _data(source: Source) -> bytes | None:
    names = list(source.named(".db", ".sqlite")) if source.is_archive else list(source.members)
    for name in names[:5]:
        data = source.read(name)
        if data.startswith(MAGIC) and b"Habits" in data and b"Repetitions" in data:
            return data
    return None


def _habits(haul: Haul, opened: Database) -> dict[int, Habit]:
    habits: dict[int, Habit] = {}
    try:
        for place, row in enumerate(opened.rows("Habits"), start=1):
            habit = Habit(row, compact(row))
            number = whole(row.get("id"))
            if number is None or not habit.name or number in habits:
                why = "This habit has no name or no number of its own."
                haul.broken.append(Broken(f"habit {place}", why, sample_of(habit.raw)))
            else:
                habits[number] = habit
    except ImportRefused:
        haul.broken.append(Broken("table Habits", "The rest of the habits cannot be read."))
    return habits
