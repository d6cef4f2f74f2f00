"""Starting imports nothing heavy: the unlock page is there before the database and the charts are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("alembic", "argon2", "cryptography", "matplotlib", "numpy"),
    *("sqlalchemy", "sqlcipher3", "typst", "zxcvbn"),
}
START = ["relationship_journal.cli", "relationship_journal.ui.lock_screen"]


def heavy_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the heavy packages it brought in."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("module", START)
def test_start_imports_nothing_heavy(module: str) -> None:
    assert heavy_after(f"import {module}") == set()


def test_the_lock_screen_is_seen_before_anything_heavy(tmp_path: Path) -> None:
    folder = tmp_path / "My journal"
    folder.mkdir()
    started = f"""
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from relationship_journal import app, cli
application = QApplication(["start"])
running = app.start(application, Path({str(folder)!r}), Path({str(tmp_path)!r}))
assert running.window.lock_screen.isVisible()"""
    assert heavy_after(started) == set()


def test_what_guards_the_user_is_there_before_the_first_key(tmp_path: Path) -> None:
    """The window has the focus before its guard is built, and is guarded all the same."""
    folder = tmp_path / "My journal"
    folder.mkdir()
    started = f"""
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from relationship_journal import app
from relationship_journal.ui import first_frame
show, seen = first_frame.show, []
def look(window):
    show(window)
    seen.append(window.lock_screen.field.hasFocus())
first_frame.show = look
application = QApplication(["start"])
running = app.start(application, Path({str(folder)!r}), Path({str(tmp_path)!r}))
assert seen == [True]
assert running.window.lock_screen.field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
for _ in range(3):
    QTest.keyClick(application.focusWindow(), Qt.Key.Key_Shift)
assert running.window.covered"""
    assert heavy_after(started) == set()


def test_a_heavy_import_is_seen() -> None:
    assert heavy_after("import argon2") == {"argon2"}
