"""From anywhere, where support is found is at most two keys away, and at most two clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from shiboken6 import delete

from relationship_journal import app
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Eraser
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.dialogs.erase_page import ErasePage
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.help_page import HelpPage
from relationship_journal.ui.dialogs.traces_page import TracesPage
from relationship_journal.ui.guard import guard
from relationship_journal.ui.keeper import State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.rituals.deeds import Deeds
from relationship_journal.ui.rituals.pause_dialog import PauseDialog
from relationship_journal.ui.two_chairs.opening_page import OpeningPage
from relationship_journal.ui.two_chairs.page import TwoChairsPage
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
MOST = 2
SHEETS = ("settings", "keys", "recovery_sheet", "backups", "verify", "bin", "quiet_hour")


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[MainWindow]:
    """Unlocked."""
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
    made, tasks, keeper = app._build(theme, machine_file, clock, Computer())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    guard(made, application, machine_file, lambda: Eraser(Computer()), stamp=lambda _: 0.0)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    yield made
    made.close()
    tasks.finish()
    delete(made)


def support_is_seen(window: MainWindow) -> bool:
    page = window.findChild(HelpPage)
    shown = [one for one in page.findChildren(QLabel) if one.isVisible()] if page else []
    return any("Numbers for your country" in one.text() for one in shown)


def button(root: QWidget, *names: str) -> QPushButton | None:
    found = (one for one in root.findChildren(QPushButton) if one.text() in names and one.isVisible())
    return next(found, None)


def by_keys(window: MainWindow) -> int:
    """F1, then Enter on "Find support"; or the key that leads there at once."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    page = window.findChild(HelpPage)
    if page is None:
        return 99
    find = button(page, "Find support")
    assert find is not None
    QTest.keyClick(find, Qt.Key.Key_Return)
    return 2 if support_is_seen(window) else 99


def by_clicks(window: MainWindow) -> int:
    """The Help menu and its entry; where there is no menu, a word on the page and "Find support"."""
    bar = window.menuBar()
    if bar.isVisible():
        menu = next(one.menu() for one in bar.actions() if one.text() == "&Help")
        entry = next(one for one in menu.actions() if one.text() == "&Find support")
        entry.trigger()
        return 2 if support_is_seen(window) else 99
    word = button(window.centralWidget(), "Help", "Help and support")
    if word is None:
        return 99
    word.click()
    page = window.findChild(HelpPage)
    find = button(page, "Find support") if page else None
    if find is None:
        return 99
    find.click()
    return 2 if support_is_seen(window) else 99


def is_near(qtbot: Any, window: MainWindow) -> None:
    for way in (by_keys, by_clicks):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert not support_is_seen(window)
        assert way(window) <= MOST, way.__name__
        page = window.findChild(HelpPage)
        assert page is not None
        page.close()
        qtbot.waitUntil(lambda: window.findChild(HelpPage) is None)


@pytest.mark.parametrize("name", TABS)
def test_from_every_tab(qtbot: Any, window: MainWindow, name: str) -> None:
    window.trigger(name)
    is_near(qtbot, window)


@pytest.mark.parametrize("name", SHEETS)
def test_from_every_page_over_the_tabs(qtbot: Any, window: MainWindow, name: str) -> None:
    window.trigger(name)
    assert window.desk is not None
    assert window.desk.sheet is not None
    is_near(qtbot, window)


def test_from_before_two_chairs(qtbot: Any, window: MainWindow) -> None:
    window.pages.two_chairs("dreams.01", "Where to?")
    is_near(qtbot, window)


def locked(qtbot: Any, window: MainWindow) -> None:
    window.lock()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED, timeout=20_000)


def test_from_the_lock_screen(qtbot: Any, window: MainWindow) -> None:
    locked(qtbot, window)
    assert window.lock_screen.isVisible()
    is_near(qtbot, window)


STEPS: list[Callable[[TwoChairsPage], None]] = [
    lambda page: None,
    lambda page: _write(page),
    lambda page: page.onward.click(),
    lambda page: _write(page),
    lambda page: page.onward.click(),
]


def _write(page: TwoChairsPage) -> None:
    assert page.field is not None
    QTest.keyClicks(page.field, "A word")
    page.onward.click()


def test_from_every_moment_of_two_chairs(qtbot: Any, window: MainWindow) -> None:
    window.pages.two_chairs("dreams.01", "Where to?")
    assert window.desk is not None
    opening = window.desk.sheet
    assert isinstance(opening, OpeningPage)
    opening.mine_first.click()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED, timeout=20_000)
    page = window.findChild(TwoChairsPage)
    assert isinstance(page, TwoChairsPage)
    for step in STEPS:
        step(page)
        is_near(qtbot, window)


def test_the_control_without_the_action_it_is_farther(qtbot: Any, window: MainWindow) -> None:
    window._menus._actions["help"].setEnabled(False)
    assert by_keys(window) > MOST


@pytest.mark.parametrize(
    ("name", "kind", "chapter"),
    [
        ("export", ExportDialog, "take-away"),
        ("traces", TracesPage, "private"),
        ("erase", ErasePage, "private"),
        ("pause", PauseDialog, "rituals"),
    ],
)
def test_from_a_dialog_in_front_of_the_window(
    qtbot: Any, window: MainWindow, name: str, kind: type[QDialog], chapter: str
) -> None:
    if name == "pause":
        opened = PauseDialog("Tea", date(2026, 11, 22), window)
        Deeds(window.context).hear_help(opened)
        opened.open()
    else:
        window.trigger(name)
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog = window.findChild(kind)
    assert dialog is not None
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier):
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog, Qt.Key.Key_F1, modifier)
        qtbot.waitUntil(lambda: window.findChild(HelpPage) is not None)
        assert support_is_seen(window) == (modifier is Qt.KeyboardModifier.ShiftModifier)
        page = window.findChild(HelpPage)
        assert page is not None
        qtbot.waitUntil(lambda page=page: page.guide.shown == chapter)
        page.close()
        qtbot.waitUntil(lambda: window.findChild(HelpPage) is None)
        assert dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "shown"), [("mood", "mood"), ("backups", "backups"), ("quiet_hour", "diagnosis")]
)
def test_the_guide_opens_where_it_explains_what_is_in_view(
    qtbot: Any, window: MainWindow, name: str, shown: str
) -> None:
    window.trigger(name)
    window.trigger("help")
    page = window.findChild(HelpPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.guide.shown == shown)


def test_at_the_door_the_guide_tells_of_the_passphrase(qtbot: Any, window: MainWindow) -> None:
    """Not of the tab behind it, which is built before it can be seen."""
    window.trigger("lock")
    qtbot.waitUntil(lambda: window.lock_screen.isVisible() and window.desk is not None, timeout=20_000)
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window.findChild(HelpPage)
    assert page is not None

    def titles() -> list[str]:
        return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]

    qtbot.waitUntil(lambda: "Before it happens: a recovery sheet" in titles(), timeout=20_000)
    assert "The page of a day" not in titles()
