"""Broken files through a whole import: all of what was announced is in the journal, or nothing is; and undone
it is as it was."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from exchange.imports.mutating import mutated

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports.formats import read
from relationship_journal.exchange.imports.source import source_of
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.bringing_in import Prepared, Writer
from relationship_journal.journal.journal import Journal

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples"
SMALL = {
    "moods.csv": "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2020-05-30,30 mai,samedi,6:50 pm,rad,walk | tea,,Long evening\n"
    '1936-02-29,x,y,10:04 AM,bad,,"A, b","He said ""no""\nand left"\n',
    "journal.txt": "[2020-08-29 11:11] By the lake. *\nWe swam @us\n\n[1936-05-06 10:00] Rain.\n",
    "Journal.json": json.dumps({
        "metadata": {"version": "1.0"},
        "entries": [
            {"uuid": "A" * 32, "creationDate": "2021-01-01T23:30:00Z", "timeZone": "Asia/Tokyo",
             "text": "# Tea"},
            {"uuid": "B" * 32, "creationDate": "1936-05-06T10:00:00Z", "text": "Rain\\.", "tags": ["us"]},
        ],
    }),
    "diary.json": '{"metadata":{"application":"Mini Diary"},'
    '"entries":{"1936-05-06":{"title":"T","text":"tea"}}}',
    "2019-03.txt": "1:\n  text: We walked\n  Films:\n    The Third Man: null\n4: {text: 'rain #us'}\n",
    "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n"
    "001,Walk,Did you?,,1,3,#FFF\n",
    "diary.md": "# Diary\n\n## 4 March 2020\n\nWe walked.\n\n## 5 March 2020\n\nAnd again.\n",
}  # fmt: skip


class Stop(Exception):
    """The user stops."""


def files() -> dict[str, bytes]:
    """Small files of ours, and the real ones where they lie."""
    real = {
        path.relative_to(SAMPLES).as_posix(): path.read_bytes()
        for path in sorted(SAMPLES.rglob("*"))
        if path.is_file() and path.name != "README.md"
    }
    return {name: text.encode() for name, text in SMALL.items()} | real


def told(journal: Journal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(journal.archive()))
    found.pop("exported_at")
    return found


def stops_at(after: int) -> Callable[[float, str], None]:
    """A step that stops at its call number `after`."""
    left = [after]

    def step(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Stop

    return step


def attempt(journal: Journal, name: str, data: bytes, stop_after: int | None = None) -> int:
    """Bring in one broken file, or stop on the way; how many records came in."""
    before = told(journal)
    try:
        plan = journal.imports.plan(read(source_of(name, data)), name=name)
    except ImportRefused:
        assert told(journal) == before
        return 0
    if stop_after is not None:
        with suppress(Stop):
            journal.imports.take_in(plan, stops_at(stop_after))
            return plan.report.total  # it was over before it was to stop
        assert told(journal) == before
        return 0
    taken = journal.imports.take_in(plan)
    assert taken.counts == plan.report.counts()
    assert journal.imports.plan(plan.haul).report.total == 0
    return plan.report.total


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_broken_files_come_in_as_a_whole_or_not_at_all(
    journal: Journal, clock: Any, figure: Callable[[str], None], rounds: int
) -> None:
    chance = random.Random(rounds)
    empty = told(journal)
    came = count = 0
    for name, data in files().items():
        for _ in range(rounds):
            stop_after = chance.randrange(8) if chance.random() < 1 / 3 else None
            came += attempt(journal, name, mutated(data, chance), stop_after)
            count += 1
            clock.advance(minutes=1)
        for brought in journal.imports.all():
            journal.imports.undo(brought.id)
        assert told(journal) == empty, name
        journal.bin.empty()
    assert came >= rounds
    assert journal.verify(lambda *_: None) == []
    figure(f"imports: {count} broken files, {came} records, each file wholly in or not at all, undone equal")


@pytest.mark.parametrize("name", list(files()))
def test_every_file_comes_in_once_goes_and_comes_back(journal: Journal, clock: Any, name: str) -> None:
    data = files()[name]
    before = told(journal)
    if name.endswith("Repetitions.csv"):  # it says nothing without the habits beside it
        assert attempt(journal, name, data) == 0
        return
    assert attempt(journal, name, data) > 0
    brought = told(journal)
    assert attempt(journal, name, data) == 0
    assert told(journal) == brought
    (one,) = journal.imports.all()
    clock.advance(hours=1)
    gone = journal.imports.undo(one.id)
    assert gone.kept == {}
    assert told(journal) == before
    assert journal.imports.take_back(one.id) == gone.gone
    assert len(told(journal)["origins"]) == len(brought["origins"])
    assert journal.verify(lambda *_: None) == []


def test_half_of_one_would_be_seen(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: an import that loses a record on the way."""
    whole = Writer.write

    def forgetful(self: Writer, made: Prepared) -> None:
        made.incoming["check_in"].pop()
        whole(self, made)

    monkeypatch.setattr(Writer, "write", forgetful)
    with pytest.raises(AssertionError):
        attempt(journal, "moods.csv", SMALL["moods.csv"].encode())
