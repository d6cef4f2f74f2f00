"""The whole window on a real journal: what its menu does, and what locking leaves to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relationship_journal import app
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.keeper import State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.mood.moment_popover import MomentPopover
from relationship_journal.ui.widgets.toast import Toast
from relationship_journal.ui.widgets.writing_field import WritingField
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[MainWindow]:
    """Unlocked, on Today."""
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    made, tasks, _ = app._build(theme, MachineFile(tmp_path / "config" / "machine.json"), clock, Computer())
    qtbot.addWidget(made)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    made._keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    yield made
    made.close()
    tasks.finish()


def action(window: MainWindow, words: str) -> QAction:
    return next(one for one in window.findChildren(QAction) if one.text().replace("&", "") == words)


def writing_fields(window: MainWindow, qtbot: Any) -> list[WritingField]:
    """Those on Today, once they are there."""
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.findChildren(WritingField)))
    return [one for one in desk.findChildren(WritingField) if one.isVisible()]


def test_the_menu_takes_typing_back_and_brings_it_again(window: MainWindow, qtbot: Any) -> None:
    field = writing_fields(window, qtbot)[0]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "a quiet word")
    action(window, "Undo").trigger()
    assert field.toPlainText() == ""
    action(window, "Redo").trigger()
    assert field.toPlainText() == "a quiet word"


def test_a_deletion_told_while_locking_is_not_shown_over_the_locked_page(
    window: MainWindow, qtbot: Any
) -> None:
    notices, toast = window._notices, window.findChild(Toast)
    notices.deleted("appreciation", uuid4(), "Sang in the car")
    assert toast.isVisible()
    window.lock()
    notices.deleted("appreciation", uuid4(), "Held my hand")
    assert not toast.isVisible()
    assert "Held" not in toast.text
    assert not notices.undo()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED)


class German(QTranslator):
    """Knows one sentence."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return "Das war es nicht." if (context, text[:15]) == ("KnownError", "That passphrase") else ""


def test_a_failure_is_told_in_the_users_language(window: MainWindow, qtbot: Any) -> None:
    german = German()
    QApplication.installTranslator(german)
    try:
        window.lock()
        qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED)
        with qtbot.waitSignal(window._keeper.refused) as refused:
            window._keeper.unlock(window.folder, "another one entirely")
        assert refused.args == ["Das war es nicht."]
    finally:
        QApplication.removeTranslator(german)


def test_while_the_partner_writes_nothing_of_the_journal_can_be_reached(
    window: MainWindow, qtbot: Any
) -> None:
    assert window.desk is not None
    window.trigger("feeling_loved")
    page: Any = window.desk.sheet
    page.hand_over_requested.emit()
    handover: Any = window.desk.sheet
    assert action(window, "Search everything").isEnabled()
    handover.begin.click()
    for words in ("Search everything", "Today", "Export", "Settings", "Bin", "Log a moment"):
        assert not any(
            one.isEnabled() for one in window.findChildren(QAction) if one.text().replace("&", "") == words
        )
    assert not window.menuBar().isVisible()
    assert action(window, "Leave quickly").isEnabled()
    handover.done.click()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED)
    assert window._stack.page is window.lock_screen


def test_a_moment_half_written_is_kept_by_a_lock(window: MainWindow, qtbot: Any) -> None:
    writing_fields(window, qtbot)
    window.trigger("moment")
    popover = window.findChildren(MomentPopover)[-1]
    popover.log.tones[Tone.KIND].click()
    popover.log.whose[Whose.OURS].click()
    QTest.keyClicks(popover.log.line, "under the umbrella")
    window.lock()
    qtbot.waitUntil(lambda: window._keeper.state is State.LOCKED)
    journal = Journal.open(window.folder, PASSPHRASE, window.context.clock)
    kept = [moment.note for moment in journal.moments.on_day(window.context.today())]
    journal.close()
    assert kept == ["under the umbrella"]
    assert not any(one.isVisible() for one in window.findChildren(MomentPopover))
