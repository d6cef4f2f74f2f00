"""The script that docs/file-format.md publishes opens a real journal without our code."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.journal.journal import Journal
from relationship_journal.vault.keys import KdfProfile

PAGE = Path(__file__).resolve().parents[2] / "docs" / "file-format.md"
PASSPHRASE = "four quiet rivers under snow"


def read_with_published_script(folder: Path, passphrase: str) -> subprocess.CompletedProcess[str]:
    """Run the page's one Python block as it stands."""
    script = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    assert "relationship_journal" not in script
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(folder)],
        input=passphrase + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    """A closed journal with one appreciation in it."""
    made = tmp_path / "My journal"
    journal = Journal.create(made, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), "Tea was ready, 雨"))
    journal.close()
    return made


def test_published_script_reads_every_appreciation(folder: Path) -> None:
    read = read_with_published_script(folder, PASSPHRASE)
    assert read.stdout == "2026-11-22 Tea was ready, 雨\n", read.stderr


def test_published_script_needs_the_passphrase(folder: Path) -> None:
    read = read_with_published_script(folder, "four quiet rivers")
    assert read.returncode != 0
    assert "InvalidTag" in read.stderr
