"""The real window before a damaged journal: what it offers, and the way into the rescued one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import app
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.dialogs.rescue_page import RescuePage
from relationship_journal.ui.dialogs.verify_page import VerifyPage
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
PATIENCE = 20_000


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    journal = Journal.create(tmp_path / "home" / "Ours", PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), "Tea was ready"))
    journal.backups.make()
    journal.close()
    return tmp_path / "home" / "Ours"


@pytest.fixture
def standing(qtbot: Any, theme: Any, folder: Path, tmp_path: Path) -> Iterator[tuple[MainWindow, Keeper]]:
    machine = MachineFile(tmp_path / "machine.json")
    window, tasks, keeper = app._build(theme, machine, SystemClock(), Computer())
    qtbot.addWidget(window)
    window.show_lock_screen(folder)
    window.show()
    yield window, keeper
    window.lock()
    qtbot.waitUntil(lambda: keeper.state is State.LOCKED, timeout=PATIENCE)
    tasks.finish()


def rescue_page(window: MainWindow, qtbot: Any) -> RescuePage:
    qtbot.waitUntil(lambda: bool(window.findChildren(RescuePage)), timeout=PATIENCE)
    page = window.findChild(RescuePage)
    assert page is not None
    return page


def test_from_the_damage_to_the_rescued_journal(
    standing: tuple[MainWindow, Keeper], folder: Path, qtbot: Any
) -> None:
    window, keeper = standing
    data = bytearray((folder / "journal.db").read_bytes())
    data[300] ^= 1
    (folder / "journal.db").write_bytes(data)
    screen = window.lock_screen
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: "·" in screen.go_back.text(), timeout=PATIENCE)
    assert screen.rescue.isVisible()
    screen.rescue.click()
    page = rescue_page(window, qtbot)
    page.secret.setText(PASSPHRASE)
    page.start.click()
    qtbot.waitUntil(page.told.isVisible, timeout=PATIENCE)
    page.open.click()
    assert window.folder.name == "Ours (rescued)"
    assert screen.isVisible()
    keeper.unlock(window.folder, PASSPHRASE)
    qtbot.waitUntil(lambda: keeper.state is State.UNLOCKED, timeout=PATIENCE)
    assert (folder / "journal.db").read_bytes() == bytes(data)


def test_damage_found_while_open_leads_to_the_rescue_once_locked(
    standing: tuple[MainWindow, Keeper], folder: Path, qtbot: Any
) -> None:
    window, keeper = standing
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=PATIENCE)
    window.trigger("verify")
    page = window.findChild(VerifyPage)
    assert page is not None
    page.check.click()
    qtbot.waitUntil(lambda: bool(page.verdict.text()), timeout=PATIENCE)
    assert page.verdict.text() == "Everything is as it was written."
    page._on_checked(["page: 3"])
    page.rescue.click()
    assert rescue_page(window, qtbot).isVisible()
    assert keeper.state is State.LOCKED
