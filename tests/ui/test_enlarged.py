"""Every tab, page and dialog with letters of twice the size, on a screen of 1920 × 1080: nothing is cut."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from roomy import cut
from visiting import Visitor, everywhere, unlocked

from relationship_journal.ui.fitting import TITLE_BAR
from relationship_journal.ui.text_scale import VARIABLE

PERCENT = 200
SCREEN = QSize(1920, 1080)
INSIDE = os.environ.get("ENLARGED")
"""Set in the process that sees it enlarged: the folder for pictures of it, or empty for none."""


@pytest.mark.e2e
@pytest.mark.skipif(INSIDE is not None, reason="it is what starts the other")
def test_all_has_room_at_twice_the_size(tmp_path: Path, figure: Callable[[str], None]) -> None:
    screen = {
        "name": "one", "x": 0, "y": 0, "width": SCREEN.width(), "height": SCREEN.height(),
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip
    (tmp_path / "screens.json").write_text(dumps({"screens": [screen]}))
    environment = {
        **os.environ,
        VARIABLE: f"{PERCENT / 100:g}",
        "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
        "ENLARGED": os.environ.get("PICTURES_OF_ENLARGED", ""),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
    figure(next(line for line in done.stdout.splitlines() if line.startswith("twice the size")))


@pytest.mark.skipif(INSIDE is None, reason="it is seen enlarged in a process of its own")
def test_seen_enlarged(
    qtbot: Any, clock: Any, theme: Any, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    faults: list[str] = []
    places: list[str] = []

    def look(name: str, top: QWidget) -> None:
        places.append(name)
        faults.extend(f"{name}: {one}" for one in cut(top))
        room = top.screen().availableGeometry().size() - QSize(0, TITLE_BAR)
        if top.width() > room.width() or top.height() > room.height():
            faults.append(f"{name}: {top.size()} is larger than {room}")
        if INSIDE:
            top.grab().save(str(Path(INSIDE) / f"{len(places):02} {name.replace(':', '')}.png"))

    with unlocked(qtbot, clock, theme, tmp_path, PERCENT) as window:
        assert window.screen().geometry() == QRect(0, 0, SCREEN.width() // 2, SCREEN.height() // 2)
        window.resize(window.minimumSize())
        everywhere(Visitor(window, qtbot, look), tmp_path)
    figure(f"twice the size: {len(places)} places, {len(faults)} faults")
    assert faults == [], "\n".join(faults)
