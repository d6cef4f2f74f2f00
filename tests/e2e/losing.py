"""The driver's play about a lost passphrase; run by tests/e2e/test_lost_passphrase.py."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import PASSPHRASE, field, idle_journal, main, press, say, state, there, type_into
from PySide6.QtCore import Qt

from relationship_journal import app
from relationship_journal.ui.dialogs.keys_page import KeysPage
from relationship_journal.ui.keeper import State

Waiting = Iterator[Callable[[], bool]]
NEW = "seven lamps along the pier"


def keys_page(running: app.Running) -> KeysPage | None:
    """The page for passphrase and recovery, when it is in view."""
    page = running.window.desk.sheet if running.window.desk is not None else None
    return page if isinstance(page, KeysPage) else None


def lose(running: app.Running) -> Waiting:
    """First run with a recovery sheet; then keys.json and the passphrase are gone, and the sheet is not."""
    first_run, folder = running.window.first_run, Path(sys.argv[2])
    yield lambda: first_run.isVisible()
    first_run.welcome.folder = str(folder)
    press(first_run.onward, Qt.Key.Key_Return)
    type_into(first_run.passphrase.first, PASSPHRASE)
    type_into(first_run.passphrase.again, PASSPHRASE)
    press(first_run.passphrase.sheet, Qt.Key.Key_Space)
    press(first_run.onward, Qt.Key.Key_Return)
    press(first_run.onward, Qt.Key.Key_Return)
    yield lambda: keys_page(running) is not None
    say("offered")
    page = keys_page(running)
    assert page is not None
    yield page.sheet.passphrase.isVisible
    type_into(page.sheet.passphrase, PASSPHRASE)
    press(page.sheet.passphrase, Qt.Key.Key_Return)
    yield lambda: bool(page.sheet.grid.groups)
    paper = "-".join(page.sheet.grid.groups)
    yield from lock(running)
    (folder / "keys.json").unlink()
    press(running.window.lock_screen.use_sheet, Qt.Key.Key_Return)
    yield there(running, "Recovery sheet")
    type_into(field(running, "Recovery sheet"), paper.lower())
    press(field(running, "Recovery sheet"), Qt.Key.Key_Return)
    yield lambda: keys_page(running) is not None
    say("opened by sheet")
    page = keys_page(running)
    assert page is not None
    yield page.passphrase.new.first.isVisible
    assert not page.passphrase.present.isVisible()
    type_into(page.passphrase.new.first, NEW)
    type_into(page.passphrase.new.again, NEW)
    press(page.passphrase.new.again, Qt.Key.Key_Return)
    yield (folder / "keys.json").exists
    yield idle_journal(running)
    yield from lock(running)
    type_into(field(running, "Passphrase"), NEW)
    press(field(running, "Passphrase"), Qt.Key.Key_Return)
    yield state(running, State.UNLOCKED)
    say("opened by the new passphrase")
    yield idle_journal(running)
    running.window.close()


def lock(running: app.Running) -> Waiting:
    """Lock, and wait for it."""
    running.window.lock()
    yield state(running, State.LOCKED)


if __name__ == "__main__":
    sys.exit(main({"lose": lose}))
