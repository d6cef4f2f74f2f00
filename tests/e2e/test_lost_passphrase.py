"""In the real window: a sheet made at first run opens the journal when passphrase and keys file are gone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import play

pytestmark = pytest.mark.e2e


def test_the_recovery_sheet_leads_back_in(tmp_path: Path) -> None:
    played = play("lose", tmp_path / "My journal", tmp_path, script="losing.py")
    assert played.end() == 0
    assert [word for _, word in played.words] == [
        *("offered", "opened by sheet", "opened by the new passphrase", "end")
    ]
