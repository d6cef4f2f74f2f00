"""The scripts that docs/file-format.md publishes open a real journal without our code."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.journal.journal import Journal
from relationship_journal.vault.keys import KdfProfile

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "file-format.md"
SCRIPT = ROOT / "scripts" / "open_journal.py"
PASSPHRASE = "four quiet rivers under snow"
WITHOUT = "import sys; sys.modules.update(dict.fromkeys(({names!r}), None))\n"
"""Makes imports of these packages fail, as if they were not installed."""


def published() -> list[str]:
    """The page's Python blocks: with the recovery key, with the passphrase."""
    return [
        block.split("\n```")[0] + "\n" for block in PAGE.read_text(encoding="utf-8").split("```python\n")[1:]
    ]


def run(script: str, folder: Path, line: str, *missing: str) -> subprocess.CompletedProcess[str]:
    """Run a script as it stands, without our code and without the packages `missing`."""
    before = WITHOUT.format(names=("relationship_journal", *missing))
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", before + script, str(folder)],
        input=line + "\n",
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
    (tmp_path / "sheet").write_text("-".join(journal.keys.recovery_sheet(PASSPHRASE)))
    journal.close()
    return made


@pytest.fixture
def sheet(folder: Path) -> str:
    return (folder.parent / "sheet").read_text()


def test_the_page_prints_the_script_as_it_is() -> None:
    assert published()[0] == SCRIPT.read_text(encoding="utf-8")
    code = [line for line in published()[0].splitlines() if line.strip()]
    assert len(code) <= 42  # "about 40 lines"


@pytest.mark.parametrize("missing", ["apsw", "sqlcipher3"])
def test_the_recovery_key_alone_reads_every_row(folder: Path, sheet: str, missing: str) -> None:
    read = run(published()[0], folder, sheet.lower(), missing, "argon2", "cryptography", "sqlalchemy")
    rows = [json.loads(line) for line in read.stdout.splitlines()]
    assert read.stderr == ""
    assert [(row["day"], row["what"]) for row in rows if row["table"] == "appreciation"] == [
        ("2026-11-22", "Tea was ready, 雨")
    ]


def test_a_slip_in_the_recovery_key_is_told(folder: Path, sheet: str) -> None:
    wrong = sheet[:-1] + ("0" if sheet[-1] != "0" else "1")
    read = run(published()[0], folder, wrong)
    assert read.returncode != 0
    assert "slip" in read.stderr


def test_the_passphrase_reads_every_appreciation(folder: Path) -> None:
    read = run(published()[1], folder, PASSPHRASE)
    assert read.stdout == "2026-11-22 Tea was ready, 雨\n", read.stderr


def test_the_passphrase_script_needs_the_passphrase(folder: Path) -> None:
    read = run(published()[1], folder, "four quiet rivers")
    assert read.returncode != 0
    assert "InvalidTag" in read.stderr


def test_our_own_code_would_have_been_missed(folder: Path, sheet: str) -> None:
    """The control: a script that imports ours fails here."""
    read = run("import relationship_journal\n" + published()[0], folder, sheet)
    assert "ModuleNotFoundError" in read.stderr
