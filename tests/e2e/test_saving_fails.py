"""The real window on a full disk: the words stay, are sealed, and are there after a kill and an unlock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import CHEAP, PASSPHRASE, RealClock, play

from relationship_journal.domain.days import day_of
from relationship_journal.journal.journal import Journal

pytestmark = pytest.mark.e2e
SENTENCE = "We sat on the stairs"


@pytest.mark.parametrize(("scenario", "last"), [("stuck", "stuck"), ("stuck_and_locked", "locked")])
def test_words_no_disk_takes_survive_lock_and_kill(
    tmp_path: Path, scenario: str, last: str, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, RealClock(), CHEAP).close()
    played = play(scenario, folder, tmp_path / "home")
    played.wait_for(last)
    told = [word for _, word in played.words]
    played.process.kill()
    played.end()
    assert any("disk is full" in word and "your text is still here" in word for word in told)
    assert (last == "locked") == any("kept, encrypted" in word for word in told)
    assert (folder / "unsaved.sealed").exists()
    plain = [p for p in tmp_path.rglob("*") if p.is_file() and SENTENCE.encode() in p.read_bytes()]
    assert plain == []

    again = play("come_in", folder, tmp_path / "home")
    assert again.end() == 0
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    today = day_of(datetime.now(UTC), UTC)
    kept = [one.text for day in (today - timedelta(1), today) for one in journal.reflections.on_day(day)]
    journal.close()
    assert [text.count(SENTENCE) for text in kept] == [200]
    assert not (folder / "unsaved.sealed").exists()
    figure(f"full disk, killed while {last}: 200 of 200 sentences kept, 0 in plain text")
