from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from relationship_journal.ui.autosave import Autosave


def test_it_saves_once_typing_rests(qtbot: Any) -> None:
    saves: list[int] = []
    parent = QObject()
    autosave = Autosave(parent, lambda: saves.append(1), delay_ms=20)
    autosave.touch()
    autosave.touch()
    assert autosave.pending
    qtbot.waitUntil(lambda: len(saves) == 1)
    assert not autosave.pending


def test_it_saves_while_typing_never_rests(qtbot: Any) -> None:
    saves: list[int] = []
    parent = QObject()
    autosave = Autosave(parent, lambda: saves.append(1), delay_ms=400)
    typing = QTimer(parent, interval=5)
    typing.timeout.connect(autosave.touch)
    typing.start()
    qtbot.waitUntil(lambda: len(saves) == 2, timeout=5000)


def test_flush_saves_what_is_waiting_and_only_that() -> None:
    saves: list[int] = []
    parent = QObject()
    autosave = Autosave(parent, lambda: saves.append(1))
    autosave.flush()
    assert saves == []
    autosave.touch()
    autosave.flush()
    autosave.flush()
    assert saves == [1]
