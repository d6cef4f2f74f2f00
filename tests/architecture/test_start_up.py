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


def modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the names of all modules it brought in."""
    report = "import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def heavy_after(code: str) -> set[str]:
    """The heavy packages that code brought in."""
    return HEAVY & {name.partition(".")[0] for name in modules_after(code)}


def content_after(code: str) -> set[str]:
    """What code brought in of content/, and what reads its files: nothing of it can be loaded without."""
    return {
        name
        for name in modules_after(code)
        if name.startswith("relationship_journal.content") or name in ("tomllib", "tomli")
    }


def started(tmp_path: Path) -> str:
    """Code that starts the program up to the lock screen on a journal's folder."""
    folder = tmp_path / "My journal"
    folder.mkdir()
    return f"""
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from relationship_journal import app, cli
application = QApplication(["start"])
running = app.start(application, Path({str(folder)!r}), Path({str(tmp_path)!r}))
assert running.window.lock_screen.isVisible()"""


@pytest.mark.parametrize("module", START)
def test_start_imports_nothing_heavy(module: str) -> None:
    assert heavy_after(f"import {module}") == set()


def test_the_lock_screen_is_seen_before_anything_heavy(tmp_path: Path) -> None:
    assert heavy_after(started(tmp_path)) == set()


def test_the_lock_screen_is_seen_before_any_content_is_loaded(tmp_path: Path) -> None:
    assert content_after(started(tmp_path)) == set()


def test_a_heavy_import_is_seen() -> None:
    assert heavy_after("import argon2") == {"argon2"}


def test_loaded_content_is_seen() -> None:
    loaded = content_after("from relationship_journal.content.library import Library; Library().decks")
    assert {"relationship_journal.content.decks", "relationship_journal.content.reading"} <= loaded
    assert loaded & {"tomllib", "tomli"}
