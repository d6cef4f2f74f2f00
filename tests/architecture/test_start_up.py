"""Starting imports nothing heavy: the unlock page is there before the database and the charts are."""

from __future__ import annotations

import os
import subprocess
import sys

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


def test_a_heavy_import_is_seen() -> None:
    assert heavy_after("import argon2") == {"argon2"}
