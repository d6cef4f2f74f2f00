"""What every proof shares: its size, the line it prints, a journal with a cheap key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from deeds import CHEAP, PASSPHRASE, RealClock

from relationship_journal.journal.journal import Journal


@pytest.fixture
def figure(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints the line a proof ends in, past pytest's capture."""

    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {line}")

    return show


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new, closed, empty journal."""
    made = tmp_path / "My journal"
    Journal.create(made, PASSPHRASE, RealClock(), CHEAP).close()
    return made
