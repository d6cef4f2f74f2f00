"""Off screenshots where the system can: every window is told, and each system in its own words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QWindow

from relationship_journal.ui import screen_capture
from relationship_journal.ui.screen_capture import CaptureShield, possible


@pytest.fixture
def told() -> list[tuple[int, bool]]:
    return []


@pytest.fixture
def shield(qapp: Any, told: list[tuple[int, bool]]) -> CaptureShield:
    return CaptureShield(lambda number, hidden: told.append((number, hidden)))


@pytest.fixture
def windows(qapp: Any) -> list[QWindow]:
    made = [QWindow(), QWindow()]
    for window in made:
        window.create()
    return made


def test_windows_met_before_and_after_are_hidden(
    shield: CaptureShield, windows: list[QWindow], told: list[tuple[int, bool]]
) -> None:
    first, second = (int(window.winId()) for window in windows)
    shield.follow(windows[0])
    assert told == []
    shield.set_hidden(True)
    assert told == [(first, True)]
    shield.follow(windows[1])
    shield.follow(windows[1])
    assert told == [(first, True), (second, True)]
    shield.set_hidden(False)
    assert told[2:] == [(first, False), (second, False)]


def test_only_windows_and_macos_can() -> None:
    assert [system for system in ("linux", "win32", "darwin", "freebsd14") if possible(system)] == [
        "win32",
        "darwin",
    ]


def test_how_windows_is_asked() -> None:
    class User32:
        asked: list[tuple[int, int]] = []  # noqa: RUF012

        def SetWindowDisplayAffinity(self, number: int, affinity: int) -> int:
            self.asked.append((number, affinity))
            return 1

    user32 = User32()
    screen_capture._hide_on_windows(42, True, user32)
    screen_capture._hide_on_windows(42, False, user32)
    assert user32.asked == [(42, 0x11), (42, 0)]


def test_how_macos_is_asked() -> None:
    asked: list[tuple[Any, ...]] = []

    class Send:
        restype: Any = None
        argtypes: Any = None

        def __call__(self, *args: Any) -> int:
            asked.append(args)
            return 7

    class Selector:
        restype: Any = None

        def __call__(self, name: bytes) -> bytes:
            return name

    class Objc:
        objc_msgSend = Send()  # noqa: N815
        sel_registerName = Selector()  # noqa: N815

    screen_capture._hide_on_macos(42, True, Objc())
    screen_capture._hide_on_macos(42, False, Objc())
    assert asked == [
        (42, b"window"),
        (7, b"setSharingType:", 0),
        (42, b"window"),
        (7, b"setSharingType:", 1),
    ]


def test_a_system_that_refuses_changes_nothing(qapp: Any, windows: list[QWindow]) -> None:
    def refuse(number: int, hidden: bool) -> None:
        raise OSError

    shield = CaptureShield(refuse)
    shield.follow(windows[0])
    shield.set_hidden(True)
