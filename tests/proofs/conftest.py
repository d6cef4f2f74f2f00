"""What every proof shares: its size, a journal with a cheap key."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from deeds import CHEAP, PASSPHRASE, RealClock
from sizes import quick_folder

from relationship_journal.journal.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new, closed, empty journal."""
    made = tmp_path / "My journal"
    Journal.create(made, PASSPHRASE, RealClock(), CHEAP).close()
    return made


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A folder for states by the thousand."""
    made = Path(tempfile.mkdtemp(dir=quick_folder(tmp_path)))
    yield made
    shutil.rmtree(made)
