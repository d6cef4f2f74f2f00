"""The ways in at the lock screen: each reaches the keeper, and the passphrase is asked in time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from relationship_journal.journal import opening
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.doors import Doors
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.ui.machine import Machine
from relationship_journal.vault.keys import KdfProfile

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"


class FakeSecrets(dict[str, str]):
    read = dict.get

    def write(self, name: str, secret: str) -> None:
        self[name] = secret

    def forget(self, name: str) -> None:
        self.pop(name, None)


class RealOpener:
    """Opens what is asked for, with this test's computer."""

    def __init__(self, clock: Any, computer: Computer) -> None:
        self._around = (clock, computer)

    def open(self, folder: Path, passphrase: str) -> Journal:
        return opening.open_with_passphrase(folder, passphrase, *self._around)

    def open_with_sheet(self, folder: Path, text: str) -> Journal:
        return opening.open_with_sheet(folder, text, *self._around)

    def open_with_copy(self, folder: Path, passphrase: str) -> Journal:
        return opening.open_with_copy(folder, passphrase, *self._around)

    def open_remembered(self, folder: Path) -> Journal:
        return opening.open_remembered(folder, *self._around)


class Street:
    """A locked journal with its doors."""

    def __init__(self, qtbot: Any, tasks: Any, clock: Any, folder: Path, computer: Computer) -> None:
        self.clock = clock
        self.machine = Machine()
        self.screen = LockScreen()
        self.keeper = Keeper(tasks, RealOpener(clock, computer))
        self.folder = folder
        self.doors = Doors(self.keeper, self.screen, self.machine, clock, lambda: folder)
        self.keeper.refused.connect(self.screen.show_failure)
        self.keeper.unlocked.connect(self._on_unlocked)
        qtbot.addWidget(self.screen)
        self.screen.resize(1024, 640)
        self.screen.show()
        self.keeper.close_door()

    def _on_unlocked(self, _: object) -> None:
        self.machine.opened[str(self.folder)] = self.clock.now().isoformat()

    def lock(self) -> None:
        self.keeper.lock()
        self.screen.set_busy(False)
        self.screen.clear()
        self.doors.announce()


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "keys", FakeSecrets(), CHEAP)


@pytest.fixture
def sheet(tmp_path: Path, clock: Any, computer: Computer) -> str:
    journal = Journal.create(tmp_path / "locked", PASSPHRASE, clock, CHEAP, computer)
    groups = journal.keys.recovery_sheet(PASSPHRASE)
    journal.keys.remember_on_this_computer(PASSPHRASE)
    journal.close()
    return "-".join(groups)


@pytest.fixture
def street(qtbot: Any, tasks: Any, theme: Any, clock: Any, tmp_path: Path, computer: Computer, sheet: str):
    made = Street(qtbot, tasks, clock, tmp_path / "locked", computer)
    yield made
    made.keeper.lock()


def test_the_sheet_is_typed_from_paper(qtbot: Any, street: Street, sheet: str) -> None:
    street.screen.use_sheet.click()
    field = street.screen.sheet.field
    qtbot.waitUntil(field.hasFocus)
    assert not street.screen.field.isVisible()
    qtbot.keyClicks(field, sheet[:30].lower())
    assert street.screen.sheet.count.text() == "24 of 56 letters and digits"
    assert not street.screen.sheet.open.isEnabled()
    qtbot.keyClicks(field, sheet[30:])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert street.keeper.state is State.UNLOCKED
    street.lock()
    assert field.toPlainText() == ""
    assert street.screen.field.isVisible()


def test_a_slip_is_told_beside_what_was_typed(street: Street, sheet: str) -> None:
    street.screen.use_sheet.click()
    wrong = ("1" if sheet[5] != "1" else "2").join((sheet[:5], sheet[6:]))
    street.screen.sheet.field.setPlainText(wrong)
    street.screen.sheet.open.click()
    assert "Group 2 does not look right" in street.screen.sheet.message.text()
    assert street.screen.sheet.field.toPlainText() == wrong
    assert street.keeper.state is State.LOCKED
    street.screen.use_sheet.click()
    assert street.screen.field.isVisible()
    assert street.screen.sheet.field.toPlainText() == ""


def test_the_copy_of_the_keys_is_used_only_when_chosen(street: Street) -> None:
    (street.folder / "keys.json").unlink()
    street.screen.field.setText(PASSPHRASE)
    street.screen.unlock_requested.connect(lambda text: street.keeper.unlock(street.folder, text))
    street.screen.unlock.click()
    assert "this computer has a copy" in street.screen.failure
    assert not (street.folder / "keys.json").exists()
    assert street.screen.use_copy.isVisible()
    street.screen.use_copy.click()
    assert street.keeper.state is State.UNLOCKED
    assert (street.folder / "keys.json").exists()


def test_the_keyring_is_offered_for_two_weeks(street: Street) -> None:
    street.doors.announce()
    assert not street.screen.remembered.isVisible()  # off until it is switched on here
    street.machine.asked[str(street.folder)] = street.clock.now().isoformat()
    for _ in range(14):
        street.clock.advance(days=1)
        street.doors.announce()
        assert street.screen.remembered.isVisible()
        street.screen.remembered.click()
        assert street.keeper.state is State.UNLOCKED
        street.lock()
    street.clock.advance(days=1)
    street.doors.announce()
    assert not street.screen.remembered.isVisible()
    assert street.screen._due.isVisible()
    street.keeper.unlock(street.folder, PASSPHRASE)
    street.lock()
    assert street.screen.remembered.isVisible()


def test_the_keyring_is_not_asked_after_the_clock_was_set_back(street: Street) -> None:
    asked = street.clock.now()
    street.machine.asked[str(street.folder)] = asked.isoformat()
    street.clock.advance(days=13)
    street.doors.announce()
    street.screen.remembered.click()
    street.lock()
    street.clock.moment = asked + timedelta(hours=1)
    street.screen.remembered.click()  # still in view since before
    assert street.keeper.state is State.LOCKED
    assert not street.screen.remembered.isVisible()


def test_a_moment_written_there_by_hand_asks_for_the_passphrase(street: Street) -> None:
    street.machine.asked[str(street.folder)] = "2026-11-22"
    street.doors.announce()
    assert not street.screen.remembered.isVisible()
    assert street.screen._due.isVisible()
