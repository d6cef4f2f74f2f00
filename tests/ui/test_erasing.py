"""From the wish to erase everything to the end of the program, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from relationship_journal import app
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Eraser
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.dialogs.erase_page import ErasedPage, ErasePage
from relationship_journal.ui.guard import guard
from relationship_journal.ui.login_start import LoginStart
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    made = tmp_path / "Documents" / "My journal"
    Journal.create(made, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    return made


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
    computer = Computer(tmp_path / "data" / "keys")
    made, tasks, keeper = app._build(theme, machine_file, clock, computer)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    guard(made, application, machine_file, lambda: Eraser(computer, [tmp_path / "cache"]))
    made.show_lock_screen(folder)
    made.show()
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    yield made
    made.close()
    tasks.finish()
    delete(made)


def everything(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())


def test_nothing_is_left_and_the_program_ends(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "fontlist.json").write_text("{}")
    (tmp_path / "Documents" / "letter.txt").write_text("mine")
    window.context.login = LoginStart(
        ["program"], "Notes", tmp_path, {"XDG_CONFIG_HOME": str(tmp_path)}, "linux"
    )
    window.context.login.want(True)
    qtbot.waitUntil(lambda: (tmp_path / "config" / "machine.json").exists())
    assert "Documents/My journal/keys.json" in everything(tmp_path)
    window.trigger("erase")
    page = window.findChild(ErasePage)
    page.name.setText("My journal")
    qtbot.waitUntil(page.erase.isEnabled)
    page.erase.click()
    page.erase.click()
    qtbot.waitUntil(lambda: window.findChild(ErasedPage) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: everything(tmp_path) == ["Documents/letter.txt"])
    (tmp_path / "autostart").rmdir()  # the system's folder, which stays
    with qtbot.waitSignal(window.ended):
        window.findChild(ErasedPage).end.click()
    assert everything(tmp_path) == ["Documents/letter.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["Documents"]


def test_before_there_is_a_journal_nothing_can_be_erased(window: MainWindow) -> None:
    window._folder = Path()
    window.trigger("erase")
    assert window.findChild(ErasePage) is None
