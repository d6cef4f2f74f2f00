"""The process is killed while it saves: what it had acknowledged is there, whole and clean."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from deeds import PASSPHRASE, RealClock, astray, steps_of
from sizes import at_both_sizes, needs_fork
from workers import Workers, workers

from relationship_journal.journal.journal import Journal

pytestmark = needs_fork
KILLS = 40


def kill_after(
    crew: Workers, folder: Path, first: int, count: int, patience: float, early: str = ""
) -> list[int]:
    """The steps acknowledged by a worker that was killed `patience` seconds after `count` of them."""
    pid = crew.begin("save_on", str(folder), str(first), *([early] if early else []))
    said = [crew.heard() for _ in range(count)]
    time.sleep(patience)
    os.kill(pid, signal.SIGKILL)
    later, code = crew.rest()
    assert code == -signal.SIGKILL
    return steps_of(said + later)


def open_after(folder: Path, done: list[int]) -> tuple[list[str], list[str]]:
    """What is astray in the journal a killed owner left, and what its checks find."""
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    try:
        return astray(journal, done, range(max(done) + 2)), journal.verify(lambda *_: None)
    finally:
        journal.close()


@at_both_sizes
def test_a_kill_loses_nothing_acknowledged(folder: Path, size: int, figure: Callable[[str], None]) -> None:
    rng = Random(size)
    done: list[int] = []
    lost: list[str] = []
    findings: list[str] = []
    with workers() as crew:
        for _ in range(KILLS * size):
            done += kill_after(crew, folder, len(done), rng.randint(3, 12), rng.uniform(0, 0.004))
            gone, found = open_after(folder, done)
            lost += gone
            findings += found
    figure(
        f"SIGKILL while saving: {len(lost)} of {len(done)} acknowledged saves lost in {KILLS * size} kills, "
        f"{len(findings)} findings"
    )
    assert (lost, findings) == ([], [])
    assert len(done) >= 200 * size


def test_acknowledging_early_would_lose_saves(folder: Path, figure: Callable[[str], None]) -> None:
    done: list[int] = []
    lost = 0
    with workers() as crew:
        for _ in range(10):
            done += kill_after(crew, folder, len(done), 3, 0, early="early")
            gone, _ = open_after(folder, done)
            lost += len(gone)
            if gone:  # go on from what is there
                done = done[:-1]
    figure(f"SIGKILL with saves acknowledged before they are committed (control): {lost} lost in 10 kills")
    assert lost
