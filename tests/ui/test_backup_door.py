"""Backups at the door: made on the way out without holding it up, put in place, told at the next unlock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import app
from relationship_journal.journal.backups import Shelf
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.dialogs.backups_page import BackupsPage
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.tasks import ThreadTasks
from relationship_journal.vault import backup
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clock = SystemClock()
    journal = Journal.create(tmp_path / "home" / "My journal", PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), "Tea was ready"))
    journal.close()
    return tmp_path / "home" / "My journal"


@dataclass
class Standing:
    """A window before the locked journal, without the program's ears on the system."""

    window: MainWindow
    tasks: ThreadTasks
    keeper: Keeper


@pytest.fixture
def running(qtbot: Any, theme: Any, folder: Path, tmp_path: Path) -> Iterator[Standing]:
    machine = MachineFile(tmp_path / "machine.json")
    window, tasks, keeper = app._build(theme, machine, SystemClock(), Computer())
    qtbot.addWidget(window)
    window.show_lock_screen(folder)
    window.show()
    yield Standing(window, tasks, keeper)
    window.lock()
    qtbot.waitUntil(lambda: keeper.state is State.LOCKED, timeout=20_000)
    tasks.finish()


def unlock(qtbot: Any, running: Standing, folder: Path) -> None:
    running.keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(
        lambda: running.window.desk is not None and running.window.desk.isVisible(), timeout=20_000
    )


def lock(qtbot: Any, running: Standing) -> None:
    running.window.lock()
    qtbot.waitUntil(lambda: running.keeper.state is State.LOCKED, timeout=20_000)


def page_of(running: Standing) -> BackupsPage:
    page = running.window.findChild(BackupsPage)
    assert page is not None
    return page


def test_locking_covers_at_once_and_says_that_a_backup_is_made(
    qtbot: Any, running: Standing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    true_make = backup.make

    def slow(*arguments: Any) -> Any:
        while not running.window.lock_screen.note:  # on the worker: until the window has said so
            pass
        said.append(running.window.lock_screen.note)
        return true_make(*arguments)

    unlock(qtbot, running, folder)
    monkeypatch.setattr(backup, "make", slow)
    running.window.lock()
    assert running.window.lock_screen.isVisible()
    assert running.keeper.state is State.LOCKING
    qtbot.waitUntil(lambda: running.keeper.state is State.LOCKED, timeout=20_000)
    assert said == ["A backup is being made. You can unlock in a moment."]
    assert running.window.lock_screen.note == ""
    (made,) = Shelf(folder, SystemClock()).all()
    assert made.reason == "automatic"
    unlock(qtbot, running, folder)


def test_a_failure_on_lock_is_told_at_the_next_unlock(
    qtbot: Any, running: Standing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "backups").rmdir()
    (folder / "backups").write_bytes(b"in the way")
    said: list[str] = []
    monkeypatch.setattr(running.window.context.notices, "say", said.append)
    unlock(qtbot, running, folder)
    lock(qtbot, running)
    assert said == []
    unlock(qtbot, running, folder)
    qtbot.waitUntil(lambda: bool(said))
    assert "no backup was made. Your journal is safe" in said[0]


def test_going_back_to_a_backup_from_the_open_journal(qtbot: Any, running: Standing, folder: Path) -> None:
    unlock(qtbot, running, folder)
    lock(qtbot, running)
    unlock(qtbot, running, folder)
    running.window.trigger("backups")
    page = page_of(running)
    qtbot.waitUntil(lambda: page.current is not None)
    page.chosen.restore.click()
    page.chosen.restore.click()
    qtbot.waitUntil(lambda: running.keeper.state is State.LOCKED, timeout=20_000)
    qtbot.waitUntil(lambda: "Restored: 1 entry" in running.window.lock_screen.note)
    assert "before restore" in running.window.lock_screen.note
    assert len(list(folder.parent.iterdir())) == 2
    unlock(qtbot, running, folder)


def test_a_damaged_journal_is_restored_from_the_lock_screen(
    qtbot: Any, running: Standing, folder: Path
) -> None:
    unlock(qtbot, running, folder)
    lock(qtbot, running)
    (folder / "journal.db").write_bytes(b"\0" * 8192)
    screen = running.window.lock_screen
    screen.use_backup.click()
    page = page_of(running)
    qtbot.waitUntil(lambda: page.isVisible() and page.current is not None)
    qtbot.keyClicks(page.chosen.secret, PASSPHRASE)
    page.chosen.restore.click()
    page.chosen.restore.click()
    qtbot.waitUntil(screen.isVisible, timeout=20_000)
    assert "Restored: 1 entry" in screen.note
    unlock(qtbot, running, folder)
    assert screen.note == ""


def test_closing_that_page_leads_back_to_the_door(qtbot: Any, running: Standing) -> None:
    running.window.lock_screen.use_backup.click()
    page_of(running).close_requested.emit()
    qtbot.waitUntil(running.window.lock_screen.isVisible)


def test_the_second_place_is_known_after_a_restart(
    qtbot: Any, running: Standing, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    running.window.machine.second_places[str(folder)] = str(tmp_path / "usb")
    unlock(qtbot, running, folder)
    lock(qtbot, running)
    assert len(list((tmp_path / "usb").iterdir())) == 1
