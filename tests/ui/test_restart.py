"""Lock and start afresh: the new process comes last, and starts as this one did."""

from __future__ import annotations

import sys

from relationship_journal.ui.restart import Restart, this_command


class Window:
    def __init__(self, done: list[str]) -> None:
        self._done = done

    def close(self) -> bool:
        self._done.append("closed")
        return True


def test_it_closes_first_and_starts_when_all_is_done() -> None:
    done: list[str] = []
    restart = Restart(
        Window(done), ["journal", "--demo"], lambda program, rest: done.append(f"{program} {rest}")
    )
    restart.ask()
    assert done == ["closed"]
    restart.fulfil()
    assert done == ["closed", "journal ['--demo']"]


def test_an_ordinary_end_starts_nothing() -> None:
    done: list[str] = []
    Restart(Window(done), ["journal"], lambda *_: done.append("started")).fulfil()
    assert done == []


def test_it_starts_as_it_was_started() -> None:
    assert this_command(["My journal"]) == [sys.executable, "-m", "relationship_journal", "My journal"]
    assert this_command(["My journal"], frozen=True) == [sys.executable, "My journal"]
