"""Loop's tables of every generation become habits, whichever of them tells what was done."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.domain.rituals import Mark, Rhythm, Schedule
from relationship_journal.exchange.imports import loop_csv
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples/loop_habits"
NEW = {
    "Habits.csv": "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,"
    "Unit,Target Type,Target Value,Archived?\n"
    '001,"Walk, slowly",YES_NO,Did you?,,3,7,#FF8F00,,,,false\n'
    "002,Tea,NUMERICAL,,,1,1,#FF8F00,cups,AT_LEAST,2.0,true\n",
    "Checkmarks.csv": 'Date,"Walk, slowly",Tea,\n2024-02-29,NO,0,\n',
    "Scores.csv": "Date,Walk,Tea,\n2024-02-29,0.5,0.1,\n",
    "001 Walk slowly/Checkmarks.csv": "Date,Value,Notes\n2024-02-29,YES_MANUAL,sunny\n2024-02-28,SKIP,\n"
    "2024-02-27,YES_AUTO,\n2024-02-26,NO,\n2024-02-25,UNKNOWN,ill\n",
    "001 Walk slowly/Scores.csv": "Date,Score\n2024-02-29,0.5\n",
    "002 Tea/Checkmarks.csv": "Date,Value,Notes\n2024-02-29,2500,\n2024-02-28,500,\n2024-02-27,3,\n",
}
OLD = {
    "Loop/Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n"
    "001,Walk,Did you?,,1,3,#FFF\n",
    "Loop/Checkmarks.csv": "Date,Walk,\n2018-01-03,2,\n2018-01-02,1,\n2018-01-01,0,\n",
}
COPY = {
    "Habits.csv": "Id,archived,freq_den,freq_num,name,position,question,type,uuid\n"
    "7,0,7,2,Walk,4,Did you?,0,aa\n",
    "Repetitions.csv": "id,habit,timestamp,value\n1,7,1704067200000,2\n2,9,1704067200000,2\n3,7,x,2\n",
}


def zipped(members: dict[str, str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return into.getvalue()


def read(members: dict[str, str]) -> Haul:
    return loop_csv.read(source_of("x.zip", zipped(members)), ignored)


def test_a_folder_for_each_habit() -> None:
    assert recognised(source_of("x", zipped(NEW))).name == "loop-csv"
    haul = read(NEW)
    walk, tea = haul.habits
    assert not haul.broken
    assert (walk.name, walk.question, walk.archived) == ("Walk, slowly", "Did you?", False)
    assert walk.schedule == Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=3)
    assert walk.marks == {
        date(2024, 2, 26): Mark.NOT_TODAY, date(2024, 2, 28): Mark.REST, date(2024, 2, 29): Mark.DONE,
    }  # fmt: skip
    assert walk.notes == {date(2024, 2, 25): "ill", date(2024, 2, 29): "sunny"}
    assert tea.archived
    assert tea.marks == {date(2024, 2, 27): Mark.REST, date(2024, 2, 29): Mark.DONE}
    assert tea.notes == {date(2024, 2, 28): "0.5 cups", date(2024, 2, 29): "2.5 cups"}


def test_one_table_for_all() -> None:
    (walk,) = read(OLD).habits
    assert walk.schedule == Schedule(rhythm=Rhythm.EVERY_N_DAYS, every=3)
    assert walk.marks == {date(2018, 1, 3): Mark.DONE}


def test_a_copy_of_the_database() -> None:
    haul = read(COPY)
    assert haul.habits[0].marks == {date(2024, 1, 1): Mark.DONE}
    assert haul.habits[0].source_id == "aa"
    assert [broken.where for broken in haul.broken] == ["repetition 3", "repetition 4"]


def test_an_unpacked_folder(tmp_path: Path) -> None:
    for name, text in NEW.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert loop_csv.read(open_source(tmp_path), ignored) == read(NEW)


def test_the_table_of_habits_alone() -> None:
    haul = loop_csv.read(source_of("Habits.csv", NEW["Habits.csv"].encode()), ignored)
    assert [habit.name for habit in haul.habits] == ["Walk, slowly", "Tea"]
    assert all(habit.doubts == (loop_csv.ALONE,) for habit in haul.habits)
    assert not read(NEW).doubtful()


def test_a_measured_nothing_is_a_measure() -> None:
    habits = NEW["Habits.csv"].replace("AT_LEAST,2.0", "AT_MOST,0.5")
    lines = "Date,Value,Notes\n2024-02-29,0,\n2024-02-28,700,\n2024-02-27,UNKNOWN,\n"
    _, tea = read(NEW | {"Habits.csv": habits, "002 Tea/Checkmarks.csv": lines}).habits
    assert tea.marks == {date(2024, 2, 29): Mark.DONE}
    assert tea.notes == {date(2024, 2, 28): "0.7 cups", date(2024, 2, 29): "0 cups"}


def test_broken_rows_cost_themselves_alone() -> None:
    haul = read(
        NEW
        | {
            "Habits.csv": NEW["Habits.csv"] + "003,,YES_NO\n",
            "009 Gone/Checkmarks.csv": "Date,Value,Notes\n2024-01-01,NO,\n",
            "002 Tea/Checkmarks.csv": "2024-02-29,2500\n2024-02-30,2500\nsoon\n",
        }
    )
    assert [broken.where for broken in haul.broken] == [
        "line 4",
        "002 Tea/Checkmarks.csv, line 2", "002 Tea/Checkmarks.csv, line 3", "009 Gone/Checkmarks.csv",
    ]  # fmt: skip
    assert len(haul.habits) == 2
    assert haul.habits[1].marks == {date(2024, 2, 29): Mark.DONE}


def test_habits_at_one_position_are_both_kept() -> None:
    header, row, _ = OLD["Loop/Habits.csv"].replace("Walk", "Sing").split("\n")
    haul = read({"Habits.csv": f"{header}\n{row}\n{row.replace('Sing', 'Read')}"})
    assert [habit.name for habit in haul.habits] == ["Sing", "Read"]


def test_what_is_none_of_loop() -> None:
    for members in ({}, {"Habits.csv": ""}, {"Habits.csv": "Name,Colour\nx,y"}, {"Checkmarks.csv": "Date,a"}):
        source = source_of("x", zipped(members))
        assert not loop_csv.recognises(source)
        with pytest.raises(ImportRefused):
            loop_csv.read(source, ignored)


def test_the_samples() -> None:
    if not SAMPLES.exists():
        pytest.skip("no samples here")
    packed = zipped({name: (SAMPLES / name).read_text() for name in ("Habits.csv", "Repetitions.csv")})
    assert recognised(source_of("x", packed)).name == "loop-csv"
    haul = loop_csv.read(source_of("x", packed), ignored)
    assert not haul.broken
    assert [habit.name for habit in haul.habits] == ["Gym", "Drink", "Program", "Sweets", "Coffee", "Tea"]
    assert sum(len(habit.marks) for habit in haul.habits) == 13
    gym = haul.habits[0]
    assert gym.marks == {date(2016, 8, 15): Mark.DONE, date(2016, 8, 16): Mark.DONE}


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
def test_broken_samples_do_no_harm(rounds: int) -> None:
    if not SAMPLES.exists():
        pytest.skip("no samples here")
    members = {name: (SAMPLES / name).read_text() for name in ("Habits.csv", "Repetitions.csv")}
    survives(loop_csv, zipped(members), "loop.zip", rounds, seed=3)
    survives(loop_csv, members["Habits.csv"].encode(), "Habits.csv", rounds, seed=4)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("members", [NEW, OLD, COPY], ids=["new", "old", "copy"])
def test_broken_archives_do_no_harm(members: dict[str, str], rounds: int) -> None:
    survives(loop_csv, zipped(members), "x.zip", rounds, seed=3)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", [NEW, OLD, COPY], ids=["new", "old", "copy"])
def test_broken_tables_do_no_harm(of: dict[str, str], rounds: int) -> None:
    habits = next(text for name, text in of.items() if name.endswith("Habits.csv"))
    survives(loop_csv, habits.encode(), "Habits.csv", rounds, seed=4)
