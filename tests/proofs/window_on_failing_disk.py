"""What the driver plays on a disk that refuses writes; run by test_window_on_failing_disk.py."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from driver import PASSPHRASE, field, idle_journal, main, press, say, state, there, type_into
from PySide6.QtCore import Qt

from relationship_journal import app
from relationship_journal.ui.keeper import State
from relationship_journal.ui.unsaved_bar import UnsavedBar

Waiting = Iterator[Callable[[], bool]]
WORDS = "Made coffee before I was up"


def refused(running: app.Running) -> Waiting:
    """Unlock, write, and say what is on screen once the disk refuses it; try again, lock, unlock, end."""
    yield from unlock(running)
    yield there(running, "Appreciation 1")
    type_into(field(running, "Appreciation 1"), WORDS)
    for _ in range(2):
        yield lambda: stuck(running)
        say(f"reason {bar(running).accessibleName()}")
        say(f"on screen {field(running, 'Appreciation 1').toPlainText()}")
        press(bar(running).again, Qt.Key.Key_Space)
        yield idle_journal(running)
    running.window.lock()
    yield state(running, State.LOCKED)
    yield from unlock(running)
    yield lambda: stuck(running)
    say(f"reason {bar(running).accessibleName()}")
    running.window.close()


def unlock(running: app.Running) -> Waiting:
    """Type the passphrase at the door."""
    yield lambda: running.window.lock_screen.isVisible() and running.keeper.state is State.LOCKED
    type_into(field(running, "Passphrase"), PASSPHRASE)
    press(field(running, "Passphrase"), Qt.Key.Key_Return)
    yield state(running, State.UNLOCKED)


def bar(running: app.Running) -> UnsavedBar:
    """Where the window says that something is not saved."""
    found = running.window.findChildren(UnsavedBar)[-1]
    assert isinstance(found, UnsavedBar)
    return found


def stuck(running: app.Running) -> bool:
    return any(found.isVisible() for found in running.window.findChildren(UnsavedBar))


if __name__ == "__main__":
    sys.exit(main({f.__name__: f for f in (refused,)}))
