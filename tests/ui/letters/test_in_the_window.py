"""Letters in the whole window, with its threads: keys, a lock in between, Undo, and the way from search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relationship_journal import app
from relationship_journal.domain.letters import Fate
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.keeper import State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.tabs.letters import LettersTab
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(clock: Any, tmp_path: Path) -> Path:
    made = tmp_path / "My journal"
    Journal.create(made, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    return made


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made, tasks, _ = app._build(theme, MachineFile(tmp_path / "config" / "machine.json"), clock, Computer())
    qtbot.addWidget(made)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    unlock(made, folder, qtbot)
    yield made
    made.close()
    tasks.finish()


def unlock(window: MainWindow, folder: Path, qtbot: Any) -> None:
    window._keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)


def letters(window: MainWindow) -> LettersTab:
    assert window.desk is not None
    tab = window.desk.tab("letters")
    assert isinstance(tab, LettersTab)
    return tab


def write_one(window: MainWindow, text: str, qtbot: Any) -> LettersTab:
    QTest.keyClick(window, Qt.Key.Key_7, CTRL)
    tab = letters(window)
    qtbot.waitUntil(tab.isVisible)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(tab.choice.blank.hasFocus)
    QTest.keyClick(tab.choice.blank, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.paper.text.hasFocus)
    QTest.keyClicks(tab.paper.text, text)
    return tab


def test_a_lock_takes_no_word_and_gives_the_place_back(window: MainWindow, folder: Path, qtbot: Any) -> None:
    tab = write_one(window, "You stayed on the phone.", qtbot)
    tab.paper.text.set_cursor_at(10)
    window.lock()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED, timeout=20_000)
    unlock(window, folder, qtbot)
    again = letters(window)
    qtbot.waitUntil(lambda: again.paper.isVisible() and again.paper.open_id is not None)
    assert again.paper.text.toPlainText() == "You stayed on the phone."
    qtbot.waitUntil(lambda: again.paper.text.textCursor().position() == 10)


def test_sealing_is_undone_from_the_keyboard(window: MainWindow, qtbot: Any) -> None:
    tab = write_one(window, "You stayed on the phone.", qtbot)
    qtbot.waitUntil(lambda: tab.list.model.rowCount() == 1)
    tab.paper.foot.seal.click()
    tab.paper.foot.confirm.click()
    qtbot.waitUntil(tab.sealed.isVisible)
    assert tab.paper.text.toPlainText() == ""
    qtbot.waitUntil(lambda: tab.list.model.item(0).fate is Fate.SEALED)
    tab.list.list.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(tab.paper.isVisible)
    assert tab.paper.text.toPlainText() == "You stayed on the phone."


def test_search_leads_to_the_word(window: MainWindow, qtbot: Any) -> None:
    tab = write_one(window, "You stayed on the phone.", qtbot)
    qtbot.waitUntil(lambda: tab.list.model.rowCount() == 1)
    line = tab.list.model.item(0)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.desk is not None
    window.desk.show_entry("letter", line.id, line.day, "phone")
    qtbot.waitUntil(lambda: tab.paper.text.textCursor().position() == len("You stayed on the "))
    assert tab.isVisible()
