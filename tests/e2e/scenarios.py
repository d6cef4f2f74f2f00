"""What the driver plays; run by tests/e2e/test_real_process.py in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import PASSPHRASE, field, idle_journal, main, press, say, state, there, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from relationship_journal import app
from relationship_journal.ui.keeper import State
from relationship_journal.ui.widgets.writing_field import WritingField

Waiting = Iterator[Callable[[], bool]]
APPRECIATIONS = ("Made coffee before I was up", "Laughed at my terrible joke", "Fed the dog unasked")
REFLECTION = "We sat on the stairs and talked until the tea went cold."


def focused(running: app.Running) -> QWidget:
    """Where typing goes."""
    widget = running.window.focusWidget()
    assert widget is not None
    return widget


def create(running: app.Running) -> Waiting:
    """Walk through the first run by keyboard."""
    first_run = running.window.first_run
    yield lambda: first_run.isVisible()
    first_run.welcome.folder = str(Path(sys.argv[2]))
    press(first_run.onward, Qt.Key.Key_Return)
    type_into(first_run.passphrase.first, PASSPHRASE)
    type_into(first_run.passphrase.again, PASSPHRASE)
    press(first_run.onward, Qt.Key.Key_Return)
    type_into(first_run.names.mine, "Ada")
    press(first_run.onward, Qt.Key.Key_Return)
    yield state(running, State.UNLOCKED)
    say("created")


def unlock(running: app.Running, passphrase: str = PASSPHRASE) -> Waiting:
    """Type the passphrase at the door."""
    yield lambda: running.window.lock_screen.isVisible() and running.keeper.state is State.LOCKED
    type_into(field(running, "Passphrase"), passphrase)
    press(field(running, "Passphrase"), Qt.Key.Key_Return)


def evening(running: app.Running) -> Waiting:
    """First run, an evening's writing, lock, and unlock."""
    yield from create(running)
    yield there(running, "Appreciation 1")
    field(running, "Appreciation 1").setFocus()
    for text in APPRECIATIONS:
        QTest.keyClicks(focused(running), text)
        press(focused(running), Qt.Key.Key_Return)
    running.window.lock()
    yield state(running, State.LOCKED)
    say("locked")
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield idle_journal(running)
    running.window.close()


def typing(running: app.Running) -> Waiting:
    """Unlock and type for ever, saying what has been typed; somebody ends the process."""
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield there(running, "Appreciation 1")
    field(running, "Appreciation 1").setFocus()
    for number in range(100_000):
        if running.keeper.state is not State.UNLOCKED:
            return
        QTest.keyClicks(focused(running), f"w{number} ")
        say(f"typed {number}")
        yield lambda: True


def wrong(running: app.Running) -> Waiting:
    """Try a wrong passphrase and say what the door says."""
    yield from unlock(running, "not the passphrase")
    yield lambda: bool(running.window.lock_screen.failure)
    say(running.window.lock_screen.failure)
    running.window.close()


def refused(running: app.Running) -> Waiting:
    """Type the right passphrase at a door that must not open, and say what it says."""
    yield from unlock(running)
    say("tried")
    yield lambda: bool(running.window.lock_screen.failure)
    say(running.window.lock_screen.failure)
    running.window.close()


def stay(running: app.Running) -> Waiting:
    """Unlock, write a line, and stay; somebody ends the process."""
    running.idle.resting.disconnect()  # the files are compared: nothing is to move home in between
    yield from unlock(running)
    yield there(running, "Appreciation 1")
    type_into(field(running, "Appreciation 1"), APPRECIATIONS[0])
    press(field(running, "Appreciation 1"), Qt.Key.Key_Return)
    yield idle_journal(running)
    say("open")
    yield lambda: False


def come_in(running: app.Running) -> Waiting:
    """Unlock, say so, and go."""
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    say("came in")
    yield idle_journal(running)
    running.window.close()


def stuck(running: app.Running) -> Waiting:
    """Write while the disk is full, see the words stay, lock; somebody ends the process."""
    yield from unlock(running)
    yield there(running, "Reflection")
    context = running.window.context

    def fill_up() -> None:
        """The database may not grow any more: SQLite answers as on a full disk."""
        vault = context.journal._vault
        vault.checkpoint()
        vault.driver().execute("VACUUM")
        vault.driver().execute("PRAGMA max_page_count = 1")

    running.tasks.run(fill_up)
    yield idle_journal(running)
    page = field(running, "Reflection")
    assert isinstance(page, WritingField)
    page.setFocus()
    page.textCursor().insertText(REFLECTION * 200)
    yield lambda: context.saving.is_stuck
    desk = running.window.desk
    assert desk is not None
    say(desk.unsaved.words.text())
    assert desk.unsaved.isVisible()
    assert page.toPlainText() == REFLECTION * 200
    say("stuck")
    yield lambda: sys.argv[1] == "stuck_and_locked"
    running.window.lock()
    yield state(running, State.LOCKED)
    yield lambda: bool(running.window.lock_screen.note)
    say(running.window.lock_screen.note)
    say("locked")
    yield lambda: False


def stuck_and_locked(running: app.Running) -> Waiting:
    """The same, and lock."""
    yield from stuck(running)


if __name__ == "__main__":
    sys.exit(
        main(
            {f.__name__: f for f in (evening, typing, refused, wrong, stay, come_in, stuck, stuck_and_locked)}
        )
    )
