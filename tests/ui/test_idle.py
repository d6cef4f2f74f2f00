"""Idle time: told by the windows, not by every event of every widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from relationship_journal.ui.idle import IdleWatch


class Seconds:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Counting(IdleWatch):
    """Counts what passes through it."""

    passed = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.passed += 1
        return super().eventFilter(watched, event)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def field(qtbot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def heard(watch: IdleWatch) -> list[str]:
    told: list[str] = []
    watch.idle.connect(lambda: told.append("idle"))
    watch.resting.connect(lambda: told.append("resting"))
    return told


def window_of(field: QLineEdit) -> QWindow:
    window = field.windowHandle()
    assert window is not None
    return window


def test_ten_minutes_without_a_touch_are_idle_time(seconds: Seconds, qapp) -> None:
    watch = IdleWatch(seconds)
    told = heard(watch)
    seconds.now += 599
    watch.look()
    assert told == []
    seconds.now += 1
    watch.look()
    assert told == ["idle"]


@pytest.mark.parametrize("way", ["key", "pointer", "composed"])
def test_a_touch_of_the_window_begins_anew(seconds: Seconds, field: QLineEdit, way: str) -> None:
    watch = IdleWatch(seconds)
    watch.follow(window_of(field))
    told = heard(watch)
    seconds.now += 599
    if way == "key":
        QTest.keyClick(window_of(field), Qt.Key.Key_A)
    elif way == "pointer":
        QTest.mouseMove(window_of(field), QPoint(4, 4))
    else:
        watch.touch()
    seconds.now += 2
    watch.look()
    assert told == ["resting"]


def test_zero_minutes_never_end(seconds: Seconds, qapp) -> None:
    watch = IdleWatch(seconds)
    watch.minutes = 0
    told = heard(watch)
    seconds.now += 1e6
    watch.look()
    assert told == []


def test_what_happens_among_widgets_does_not_pass_through_it(
    seconds: Seconds, field: QLineEdit, qtbot
) -> None:
    watch = Counting(seconds)
    watch.follow(window_of(field))
    for _ in range(50):
        made = QLineEdit(field)
        made.show()
        made.deleteLater()
    qtbot.wait(20)
    assert watch.passed < 50
