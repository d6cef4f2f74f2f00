"""Where the window opens: as it was left, and always where it can be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.fitting import TITLE_BAR, keep_on_screen
from relationship_journal.ui.machine import Machine, MachineFile
from relationship_journal.ui.main_window import SMALLEST, MainWindow


def room(widget: QWidget) -> QRect:
    return widget.screen().availableGeometry().adjusted(0, TITLE_BAR, 0, 0)


@pytest.mark.parametrize(
    "left",
    [
        QRect(5000, 60, 500, 400),
        QRect(-4000, 60, 500, 400),
        QRect(20, -900, 500, 400),
        QRect(20, 9000, 500, 400),
        QRect(0, 0, 9000, 9000),
    ],
)
def test_a_window_left_where_no_screen_is_comes_back_whole(qtbot: Any, left: QRect) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(left)
    assert not room(widget).contains(widget.geometry())
    keep_on_screen(widget)
    assert room(widget).contains(widget.geometry())


def test_a_window_that_can_be_seen_stays(qtbot: Any) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(30, 70, 500, 400)
    keep_on_screen(widget)
    assert widget.geometry() == QRect(30, 70, 500, 400)


def kept(window: QWidget) -> str:
    return bytes(window.saveGeometry().toBase64().data()).decode()


def opened(qtbot: Any, path: Path, geometry: str, text_scale: int = 200) -> MainWindow:
    """Enlarged, because the screen of the tests is smaller than the smallest window."""
    file = MachineFile(path / "machine.json")
    file.write(Machine(geometry=geometry, text_scale=text_scale))
    window = MainWindow(file)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("geometry", ["", "no geometry", "AdnQywADAAA="])
def test_what_cannot_be_read_opens_as_at_first(qtbot: Any, theme: Any, tmp_path: Path, geometry: str) -> None:
    window = opened(qtbot, tmp_path, geometry)
    assert window.size().boundedTo(room(window).size()) == window.size()


def test_the_window_opens_where_it_was_left(qtbot: Any, theme: Any, tmp_path: Path) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.setGeometry(0, 90, 800, 650)
    assert opened(qtbot, tmp_path, kept(other)).geometry() == other.geometry()


def test_the_window_opens_where_it_is_seen(qtbot: Any, theme: Any, tmp_path: Path) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.setGeometry(5000, 5000, 800, 650)
    back = opened(qtbot, tmp_path, kept(other))
    assert room(back).contains(back.geometry())


def test_the_smallest_window_gives_way_to_larger_letters_on_a_small_screen(
    qtbot: Any, theme: Any, tmp_path: Path
) -> None:
    enlarged, usual = opened(qtbot, tmp_path, ""), opened(qtbot, tmp_path, "", 100)
    assert enlarged.minimumSize() == QSize(*SMALLEST).boundedTo(room(enlarged).size())
    assert usual.minimumSize() == QSize(*SMALLEST)
