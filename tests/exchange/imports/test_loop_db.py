"""Loop's database of any schema becomes habits; nothing in a made-up one is run."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import FoundHabit, Haul, ImportRefused
from relationship_journal.domain.rituals import Mark, Rhythm, Schedule
from relationship_journal.exchange.imports import loop_db, sqlite_file
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLE = Path(__file__).resolve().parents[4] / "shared/samples/loop_habits/input.db"
DAY = 86_400_000
NEWEST = """
create table Habits (id integer primary key, archived integer, color integer, description text,
  freq_den integer, freq_num integer, name text, question text, type integer, target_type integer,
  target_value real, unit text, uuid text);
create table Repetitions (id integer primary key, habit integer, timestamp integer, value integer, notes text
);
insert into Habits values (1, 0, 3, 'why', 7, 3, 'Walk', 'Did you?', 0, 0, 0, '', 'aa');
insert into Habits values (2, 1, 3, '', 1, 1, 'Tea', '', 1, 0, 2.5, 'cups', 'bb');
insert into Habits values (3, 0, 3, '', 1, 1, 'Screens', '', 1, 1, 2, 'hours', 'cc');
insert into Repetitions values (1, 1, 0, 2, 'sunny'), (2, 1, 86400000, 1, ''), (3, 1, 172800000, 3, ''),
  (4, 1, -86400000, 0, null), (5, 2, 0, 2500, 'green'), (6, 2, 86400000, 500, ''), (7, 3, 0, 1500, '');
"""
OLDEST = """
create table Habits (Id integer primary key, archived integer, description text, freq_den integer,
  freq_num integer, name text);
create table Repetitions (id integer primary key, habit integer, timestamp integer, value integer);
insert into Habits values (1, 0, 'Did you?', 3, 1, 'Walk');
insert into Repetitions values (1, 1, 0, 2);
"""


def made(*scripts: str) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        for script in scripts:
            connection.executescript(script)
        data = connection.serialize()
    connection.close()
    return data


def read(*scripts: str) -> Haul:
    return loop_db.read(source_of("x.db", made(*scripts)), ignored)


def test_the_newest_schema() -> None:
    assert recognised(source_of("x", made(NEWEST))).name == "loop-db"
    haul = read(NEWEST)
    walk, tea, screens = haul.habits
    assert not haul.broken
    assert walk.schedule == Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=3)
    assert (walk.source_id, walk.question, walk.archived, tea.archived) == ("aa", "Did you?", False, True)
    assert walk.marks == {
        date(1969, 12, 31): Mark.NOT_TODAY, date(1970, 1, 1): Mark.DONE, date(1970, 1, 3): Mark.REST,
    }  # fmt: skip
    assert walk.notes == {date(1970, 1, 1): "sunny"}
    assert tea.marks == {date(1970, 1, 1): Mark.DONE}
    assert tea.notes == {date(1970, 1, 1): "2.5 cups: green", date(1970, 1, 2): "0.5 cups"}
    assert screens.marks == {date(1970, 1, 1): Mark.DONE}


def test_the_oldest_schema() -> None:
    (walk,) = read(OLDEST).habits
    assert (walk.question, walk.schedule) == ("Did you?", Schedule(rhythm=Rhythm.EVERY_N_DAYS, every=3))


@pytest.mark.parametrize(
    ("times", "days", "schedule"),
    [
        (1, 1, Schedule()),
        (7, 7, Schedule()),
        (1, 7, Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=1)),
        (1, 30, Schedule(rhythm=Rhythm.EVERY_N_DAYS, every=30)),
        (10, 30, None),
        (1, 400, None),
        (0, 7, None),
        (-3, 0, None),
        ("'x'", "null", None),
    ],
)
def test_frequencies(times: object, days: object, schedule: Schedule | None) -> None:
    (walk,) = read(OLDEST, f"update Habits set freq_num = {times}, freq_den = {days}").habits
    assert walk.schedule == schedule
    assert bool(walk.doubts) == (schedule is None)


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("(9, 77, 0, 2)", "repetition 2"),
        ("(9, 1, 9e300, 2)", "repetition 2"),
        ("(9, 1, 'soon', 2)", "repetition 2"),
        ("(9, null, 0, 2)", "repetition 2"),
    ],
)
def test_a_broken_row_costs_itself_alone(row: str, where: str) -> None:
    haul = read(OLDEST, f"insert into Repetitions values {row}")
    assert [broken.where for broken in haul.broken] == [where]
    assert haul.habits[0].marks == {date(1970, 1, 1): Mark.DONE}


def test_a_habit_without_a_name_is_broken() -> None:
    haul = read(OLDEST, "insert into Habits values (2, 0, '', 1, 1, '')")
    assert [broken.where for broken in haul.broken] == ["habit 2"]
    assert isinstance(haul.habits[0], FoundHabit)


@pytest.mark.parametrize("value", ["17", "'x'", "null", "x'00'"])
def test_a_value_without_meaning_is_a_doubt(value: str) -> None:
    (walk,) = read(OLDEST, f"insert into Repetitions values (2, 1, {DAY}, {value})").habits
    assert walk.doubts
    assert len(walk.marks) == 1


def test_views_in_the_place_of_tables_are_not_run() -> None:
    endless = (
        "drop table Repetitions; create view Repetitions as with recursive a(habit) as "
        "(select 1 union all select habit from a) select * from a;"
    )
    haul = read(OLDEST, endless)
    assert [broken.where for broken in haul.broken] == ["table Repetitions"]


def test_nothing_can_be_written_or_called() -> None:
    with sqlite_file.database(made(OLDEST)) as opened:
        for words in (
            "delete from Habits",
            "select load_extension('x')",
            "attach 'x' as y",
            "pragma user_version",
        ):
            with pytest.raises(sqlite3.DatabaseError):
                opened._connection.execute(words)


def test_steps_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "_MOST_CALLS", 1)
    data = made(OLDEST, *["insert into Repetitions select null, 1, 0, 2 from Repetitions"] * 15)
    haul = loop_db.read(source_of("x", data), ignored)
    assert [broken.where for broken in haul.broken] == ["table Repetitions"]


def test_a_database_with_a_log_opens() -> None:
    data = bytearray(made(OLDEST))
    data[18:20] = b"\x02\x02"
    assert loop_db.read(source_of("x", bytes(data)), ignored).habits


@pytest.mark.parametrize("data", [b"", sqlite_file.MAGIC, sqlite_file.MAGIC + b"Habits Repetitions" * 99])
def test_what_is_no_database(data: bytes) -> None:
    try:
        haul = loop_db.read(source_of("x", data), ignored)
    except ImportRefused:
        return
    assert haul.is_empty


def test_the_sample() -> None:
    if not SAMPLE.exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLE)
    assert recognised(source).name == "loop-db"
    haul = loop_db.read(source, ignored)
    assert not haul.broken
    assert not haul.doubtful()
    assert [habit.name for habit in haul.habits] == ["Gym", "Drink", "Program", "Sweets", "Coffee", "Tea"]
    assert sum(len(habit.marks) for habit in haul.habits) == 13


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["newest", "oldest", "sample"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    if of == "sample" and not SAMPLE.exists():
        pytest.skip("no samples here")
    data = SAMPLE.read_bytes() if of == "sample" else made(NEWEST if of == "newest" else OLDEST)
    survives(loop_db, data, "x.db", rounds, seed=5)
