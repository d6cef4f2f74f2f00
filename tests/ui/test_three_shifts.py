"""The gesture: three bare presses of Shift within a second, wherever the keys go."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from relationship_journal.ui.three_shifts import ThreeShifts

SHIFT = Qt.Key.Key_Shift


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self, _: QKeyEvent) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def field(qtbot: Any) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def window(field: QLineEdit) -> QWindow:
    found = field.windowHandle()
    assert found is not None
    return found


@pytest.fixture
def heard(seconds: Seconds, window: QWindow) -> list[float]:
    watch = ThreeShifts(seconds, window)
    watch.follow(window)
    told: list[float] = []
    watch.pressed.connect(lambda: told.append(seconds.now))
    return told


def press(window: QWindow, seconds: Seconds, times: int, apart: float = 0.3) -> None:
    for _ in range(times):
        QTest.keyClick(window, SHIFT)
        seconds.now += apart


def test_three_within_a_second(window: QWindow, seconds: Seconds, heard: list[float]) -> None:
    press(window, seconds, 2)
    assert heard == []
    press(window, seconds, 1)
    assert len(heard) == 1


def test_six_are_heard_twice_and_five_once(window: QWindow, seconds: Seconds, heard: list[float]) -> None:
    press(window, seconds, 5, 0.1)
    assert len(heard) == 1


@pytest.mark.parametrize("apart", [0.51, 2.0])
def test_slower_ones_mean_nothing(
    window: QWindow, seconds: Seconds, heard: list[float], apart: float
) -> None:
    press(window, seconds, 9, apart)
    assert heard == []


def test_a_letter_in_between_begins_anew(
    window: QWindow, field: QLineEdit, seconds: Seconds, heard: list[float]
) -> None:
    press(window, seconds, 2, 0.1)
    QTest.keyClick(window, Qt.Key.Key_A)
    press(window, seconds, 2, 0.1)
    assert heard == []
    assert field.text() == "a"


def test_capitals_typed_fast_mean_nothing(window: QWindow, seconds: Seconds, heard: list[float]) -> None:
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyPress(window, SHIFT)
        QTest.keyClick(window, key, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, SHIFT)
    assert heard == []


def test_a_click_in_between_begins_anew(window: QWindow, seconds: Seconds, heard: list[float]) -> None:
    for _ in range(4):
        QTest.keyPress(window, SHIFT)
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, SHIFT)
    assert heard == []


def test_held_down_it_counts_once(window: QWindow, seconds: Seconds, heard: list[float]) -> None:
    for _ in range(5):
        QTest.keyPress(window, SHIFT)
        seconds.now += 0.05
    QTest.keyRelease(window, SHIFT)
    assert heard == []


def test_the_moment_is_that_of_the_key_not_of_the_hearing(window: QWindow) -> None:
    watch = ThreeShifts(parent=window)
    watch.follow(window)
    told: list[bool] = []
    watch.pressed.connect(lambda: told.append(True))
    for moment in (5000, 5400, 5900):
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, SHIFT, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(moment)
            watch.eventFilter(window, event)
    assert told == [True]


def test_with_another_modifier_it_is_somebodys_shortcut(
    window: QWindow, seconds: Seconds, heard: list[float]
) -> None:
    for _ in range(4):
        QTest.keyClick(window, SHIFT, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
