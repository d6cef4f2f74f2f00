"""Two windows on one journal, each in a process of its own: the second is told so and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import PASSPHRASE, RealClock, play

from relationship_journal.journal.journal import Journal

pytestmark = pytest.mark.e2e
SENTENCE = "already open in another window"


def contents(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file of the journal: its bytes, when they were written, its mode."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_second_window_is_refused_and_a_killed_owner_blocks_nobody(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, RealClock()).close()  # with the key derivation users have
    owner = play("stay", folder, tmp_path / "one")
    owner.wait_for("open")
    before = contents(folder)

    second = play("refused", folder, tmp_path / "two")
    assert second.end() == 0
    tried = second.said("tried")
    told, sentence = next((at, word) for at, word in second.words if SENTENCE in word)
    assert tried is not None
    assert contents(folder) == before
    assert told - tried < 5.0, sentence  # the key derivation included, on a busy computer too

    owner.process.kill()
    owner.end()
    third = play("come_in", folder, tmp_path / "three")
    assert third.end() == 0
    assert third.said("came in") is not None
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    kept = journal.counts()["appreciation"]
    journal.close()
    assert kept == 1
    size = sum(len(data) for data, _, _ in before.values())
    figure(
        f"second window: refused {told - tried:.2f} s after Enter, key derivation included; "
        f"0 of {size} bytes changed; after SIGKILL of the owner the next one comes in"
    )
