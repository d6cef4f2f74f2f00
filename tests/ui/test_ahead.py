"""What the window needs later is imported early: Qt's part on the window's thread, the rest beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from relationship_journal.ui.actions import TABS
from relationship_journal.ui.ahead import Ahead, parts


def imported_by(script: str, cache: Path) -> set[str]:
    """The modules a fresh process has imported after `script`."""
    printed = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys\nprint(*sys.modules)"],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(printed.stdout.split())


def test_nothing_of_qt_is_imported_beside_the_window(tmp_path: Path) -> None:
    found = imported_by("from relationship_journal.app import _warm_up\n_warm_up()", tmp_path)
    assert {"sqlalchemy", "matplotlib", "numpy", "relationship_journal.journal.journal"} <= found
    assert not {
        name for name in found if name.startswith(("PySide6", "shiboken6", "relationship_journal.ui"))
    }


def test_the_check_sees_qt_when_it_is_there(tmp_path: Path) -> None:
    assert "PySide6" in imported_by("import relationship_journal.ui.tabs.today", tmp_path)


def test_all_of_the_window_is_imported_part_by_part(qtbot: QtBot) -> None:
    done: list[bool] = []
    owner = QObject()
    Ahead(lambda: done.append(True), owner).begin()
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    wanted = [*parts()]
    assert {f"relationship_journal.ui.tabs.{tab}" for tab in TABS} <= set(wanted)
    assert set(wanted) <= set(sys.modules)
    assert done == [True]
