"""The door: asks, passes on, says why not, forgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from relationship_journal.ui.lock_screen import LockScreen

NOW = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)


@pytest.fixture
def door(theme, qtbot):
    made = LockScreen()
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    return made


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_enter_sends_the_passphrase(door, qtbot) -> None:
    qtbot.keyClicks(door.field, "four quiet rivers")
    with qtbot.waitSignal(door.unlock_requested) as asked:
        qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert asked.args == ["four quiet rivers"]


def test_nothing_typed_sends_nothing(door, qtbot) -> None:
    with qtbot.assertNotEmitted(door.unlock_requested):
        qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert not door.unlock.isEnabled()


def test_no_second_try_while_busy(door, qtbot) -> None:
    door.field.setText("four quiet rivers")
    door.set_busy(True)
    with qtbot.assertNotEmitted(door.unlock_requested):
        qtbot.keyClick(door.field, Qt.Key.Key_Return)
    qtbot.keyClicks(door.field, "xyz")
    assert door.field.text() == "four quiet rivers"


def test_failure_is_said_and_typing_clears_it(door, qtbot) -> None:
    door.field.setText("wrong")
    door.set_busy(True)
    door.show_failure("That is not the passphrase.")
    assert "That is not the passphrase." in words(door)
    assert door.unlock.isEnabled()
    qtbot.keyClicks(door.field, "x")
    assert "That is not the passphrase." not in words(door)
    assert door.field.text() == "x"


def test_clear_forgets_everything(door) -> None:
    door.field.setText("secret")
    door.show_failure("No.")
    door.clear()
    assert door.field.text() == ""
    assert "No." not in words(door)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=2), "today at 18:14"),
        (timedelta(days=1), "yesterday evening"),
        (timedelta(days=1, hours=12), "yesterday morning"),
        (timedelta(days=3, hours=5), "Thursday afternoon"),
    ],
)
def test_when_it_was_last_open(door, ago: timedelta, said: str) -> None:
    door.set_journal("Our journal", NOW - ago, NOW)
    assert f"Our journal · last opened {said}" in words(door)


def test_long_ago_and_without_a_clock_it_names_the_date(door) -> None:
    door.set_journal("Our journal", NOW - timedelta(days=40), NOW)
    assert "13" in words(door)
    door.set_journal("Our journal", NOW)
    assert "22" in words(door)
    door.set_journal("Our journal", None)
    assert "last opened" not in words(door)


def test_other_ways_out(door, qtbot) -> None:
    buttons = {button.accessibleName(): button for button in door.findChildren(QPushButton)}
    with qtbot.waitSignal(door.open_other_requested):
        buttons["Open another journal"].click()
    with qtbot.waitSignal(door.new_requested):
        buttons["New journal"].click()


def test_caps_lock_is_mentioned(door, qtbot) -> None:
    qtbot.keyClick(door.field, "A")
    assert "Caps Lock is on." in words(door)
    qtbot.keyClick(door.field, "a")
    assert "Caps Lock is on." not in words(door)
