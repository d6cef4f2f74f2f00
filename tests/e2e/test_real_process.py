"""The real program in a process of its own: an evening's writing, locks, kills, wrong words, damage."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import CHEAP, PASSPHRASE, RealClock, play

from relationship_journal.domain.days import day_of
from relationship_journal.journal.journal import Journal

pytestmark = pytest.mark.e2e


def today() -> date:
    return day_of(datetime.now(UTC), UTC)


def kept(folder: Path) -> list[str]:
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    try:
        assert journal.verify(lambda *_: None) == []
        days = (today() - timedelta(days=1), today())
        return [entry.what for day in days for entry in journal.gratitude.on_day(day)]
    finally:
        journal.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Journal.create(tmp_path / "journal", PASSPHRASE, RealClock(), CHEAP).close()
    return tmp_path / "journal"


def test_an_evening_from_first_run_to_the_second_unlock(tmp_path: Path) -> None:
    folder = tmp_path / "Documents" / "My journal"
    played = play("evening", folder, tmp_path)
    assert played.end() == 0
    assert kept(folder) == [
        "Made coffee before I was up",
        "Laughed at my terrible joke",
        "Fed the dog unasked",
    ]


def test_killed_while_typing_loses_at_most_the_last_second(
    folder: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    played = play("typing", folder, tmp_path)
    played.wait_for("typed", 150)
    played.process.kill()
    killed = time.monotonic()
    played.end()
    typed = [(at, int(word.split()[1])) for at, word in played.words if word.startswith("typed")]
    saved = {int(word[1:]) for text in kept(folder) for word in text.split()}
    lost = [killed - at for at, number in typed if number not in saved]
    oldest = max(lost, default=0)
    figure(f"{len(typed)} words typed, {len(saved)} saved, oldest lost {oldest:.2f} s old")
    assert saved
    # A second of patience, and what this machine took to write it.
    assert max(lost, default=0) < 1.5


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_loses_nothing(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    played = play("typing", folder, tmp_path)
    played.wait_for("typed", 20)
    played.process.send_signal(how)
    assert played.end() == 0
    typed = [int(word.split()[1]) for _, word in played.words if word.startswith("typed")]
    saved = {int(word[1:]) for text in kept(folder) for word in text.split()}
    assert set(typed) <= saved


def test_a_wrong_passphrase_and_a_damaged_file_say_so(folder: Path, tmp_path: Path) -> None:
    played = play("wrong", folder, tmp_path)
    played.end()
    assert any("passphrase does not open" in word for _, word in played.words)
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    played = play("refused", folder, tmp_path)
    played.end()
    assert any("files are damaged" in word for _, word in played.words)
    assert path.read_bytes() == bytes(data)
