"""The power fails while the journal writes: nothing acknowledged is lost, nothing is left unreadable.

A worker is recorded, then every state the disk may be in after each of its steps is laid out and opened.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from deeds import PASSPHRASE, RealClock, astray, steps_of
from power_loss import Step, Tree, crashes
from recorder import lay_out, record
from sizes import at_both_sizes, needs_strace

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.journal import Journal

pytestmark = needs_strace
DEEDS = str(Path(__file__).with_name("deeds.py"))


@dataclass
class Tally:
    """What became of the states."""

    states: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    unclean: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.states} states: {len(self.lost)} lost an acknowledged save, "
            f"{len(self.unreadable)} unreadable, {len(self.unclean)} unclean"
        )

    def clean(self) -> bool:
        return not (self.lost or self.unreadable or self.unclean)


def replay(
    before: Tree,
    steps: Sequence[Step],
    scratch: Path,
    shuffles: int,
    check: Callable[[Path, Sequence[str], Tally], None],
) -> Tally:
    """Check every state the disk may be in after each step."""
    tally = Tally()
    for tree, said in crashes(before, steps, Random(7), shuffles):
        tally.states += 1
        place = scratch / str(tally.states)
        lay_out(tree, place)
        check(place, said, tally)
        shutil.rmtree(place)
    return tally


def check_saves(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """Each entry stands as its last acknowledged step wrote it, or as the step then under way did."""
    try:
        journal = Journal.open(folder, PASSPHRASE, RealClock())
    except KnownError as error:
        tally.unreadable.append(f"after {said[-1:]}: {error!r}")
        return
    done = steps_of(said)
    tally.lost += astray(journal, done, range(len(done) + 1))
    tally.unclean += journal.verify(lambda *_: None)
    journal.close()


@at_both_sizes
def test_saving_loses_nothing(
    folder: Path, tmp_path: Path, scratch: Path, size: int, figure: Callable[[str], None]
) -> None:
    saves = "6" if size == 1 else "10"
    before, steps = record([DEEDS, "save", str(folder), saves], folder, tmp_path / "log")
    tally = replay(before, steps, scratch, 2 * size, check_saves)
    figure(f"power loss while saving: {len(steps)} steps, {tally}")
    assert tally.clean(), tally
    assert tally.states >= 500 * size


def test_a_careless_database_would_lose_saves(
    folder: Path, tmp_path: Path, scratch: Path, figure: Callable[[str], None]
) -> None:
    before, steps = record([DEEDS, "save", str(folder), "4", "NORMAL"], folder, tmp_path / "log")
    tally = replay(before, steps, scratch, 1, check_saves)
    figure(f"power loss with synchronous=NORMAL (control): {tally}")
    assert tally.lost
