"""The disk refuses writes under the real window: words stay on screen, the cause is named, none is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from deeds import PASSPHRASE, RealClock
from sizes import needs_strace

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from playing import play

from relationship_journal.journal.journal import Journal
from relationship_journal.vault import files

pytestmark = [needs_strace, pytest.mark.e2e]
WORDS = "Made coffee before I was up"
SCRIPT = str(Path(__file__).with_name("window_on_failing_disk.py"))


def strained(folder: Path, calls: str, error: str) -> list[str]:
    """strace, letting every such call on the database's files fail."""
    paths = [f"{folder / files.DATABASE}{ending}" for ending in ("", "-wal")]
    watched = [option for path in paths for option in ("-P", path)]
    return [
        *("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={calls}", *watched),
        f"--inject={calls}:error={error}",
    ]


def words_in(folder: Path) -> list[str]:
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    try:
        assert journal.verify(lambda *_: None) == []
        return [entry.what for entry in journal.archive().appreciations]
    finally:
        journal.close()


@pytest.mark.parametrize(
    ("calls", "error", "reason"),
    [
        ("pwrite64", "ENOSPC", "The disk is full"),
        pytest.param("pwrite64", "EIO", "The disk did not answer", marks=pytest.mark.slow),
        ("fsync,fdatasync", "EIO", "The disk did not answer"),
    ],
)
def test_words_stay_in_view_and_are_never_lost(
    folder: Path, tmp_path: Path, calls: str, error: str, reason: str, figure: Callable[[str], None]
) -> None:
    played = play("refused", folder, tmp_path, script=SCRIPT, before=strained(folder, calls, error))
    assert played.end() == 0
    said = [word for _, word in played.words]
    assert said.count(f"on screen {WORDS}") == 2
    told = [word for word in said if word.startswith("reason")]
    assert len(told) == 3
    assert all(word.startswith(f"reason {reason}") for word in told)
    assert words_in(folder) == [WORDS]
    figure(f"the window while {calls} fails with {error}: the words stay, and are there on a sound disk")


def test_words_nobody_kept_would_be_missed(folder: Path, tmp_path: Path) -> None:
    played = play("refused", folder, tmp_path, script=SCRIPT, before=strained(folder, "pwrite64", "EIO"))
    assert played.end() == 0
    (folder / "unsaved.sealed").unlink()
    assert words_in(folder) == []
