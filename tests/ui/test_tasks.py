"""Work beside the window: what nobody waits for any more is taken apart beside it, too."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from relationship_journal.ui.tasks import ThreadTasks


class Years:
    """Notes on which thread it is taken apart."""

    def __init__(self, ended_on: list[str]) -> None:
        self._ended_on = ended_on

    def __del__(self) -> None:
        self._ended_on.append(threading.current_thread().name)


@pytest.fixture
def tasks() -> Iterator[ThreadTasks]:
    made = ThreadTasks()
    yield made
    made.finish()


def test_what_nobody_waits_for_is_taken_apart_elsewhere(qtbot: Any, tasks: ThreadTasks) -> None:
    ended_on: list[str] = []
    begun, go_on = threading.Event(), threading.Event()
    owner = QObject()

    def gather() -> Years:
        begun.set()
        go_on.wait()
        return Years(ended_on)

    tasks.run(gather, done=lambda _: pytest.fail("its owner is gone"), owner=owner)
    begun.wait()
    delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == ["compute_0"]


def test_control_what_is_waited_for_ends_where_it_is_used(qtbot: Any, tasks: ThreadTasks) -> None:
    ended_on: list[str] = []
    tasks.run(lambda: Years(ended_on), done=lambda _: None)
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == [threading.main_thread().name]


def test_only_the_newest_of_a_kind_counts(qtbot: Any, tasks: ThreadTasks) -> None:
    told: list[int] = []
    for number in range(20):
        tasks.compute(lambda number=number: number, done=told.append, latest="number")
    qtbot.waitUntil(lambda: 19 in told)
    assert told == sorted(told)
    assert told[-1] == 19
