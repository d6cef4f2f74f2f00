"""The n-th write, sync or rename fails, for every n: nothing is lost in silence, and the reason is named.

strace fails the 400th call of a kind; a worker that first makes 400 - n idle calls meets it as its n-th.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from deeds import ANOTHER, IDLE, PASSPHRASE, RealClock, astray, steps_of
from sizes import at_both_sizes, needs_strace
from workers import Workers, workers

from relationship_journal.journal.journal import Journal
from relationship_journal.vault.errors import WrongPassphrase

pytestmark = needs_strace
TURN = 400
ASKS = "access,faccessat,faccessat2"
"""How the system is asked whether a folder may be written."""
NAMES = {
    ("ENOSPC", False): {"NoSpace", "DiskFailure"},  # of a failing sync SQLite tells only that it failed
    ("ENOSPC", True): {"NoSpace", "DiskFailure"},
    ("EIO", False): {"DiskFailure"},
    ("EIO", True): {"DiskFailure"},
    ("EROFS", False): {"DiskFailure", "WritingStopped"},  # SQLite tells only that a call failed
    ("EROFS", True): {"WritingStopped"},
}
"""What each failure, once or for good, may be called."""


@dataclass
class Tally:
    """What became of the runs."""

    runs: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    kept: int = 0
    """Saves that were refused, whose words were found again all the same."""
    crashes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.runs} runs, {len(self.lost)} lost, {len(self.crashes)} crashes, {len(self.findings)} "
            f"findings, refused as {dict(self.refusals)}, the words of {self.kept} of {self.refused} "
            "refused saves kept"
        )


@contextmanager
def failing(error: str, log: Path, *, for_good: bool) -> Iterator[Workers]:
    """Workers whose 400th call of each kind fails; `for_good`: and every later one."""
    calls = ",".join(IDLE)
    when = f"{TURN}{'+' if for_good else ''}"
    refuse = [f"--inject={ASKS}:error=EROFS:when={when}"] if for_good and error == "EROFS" else []
    before = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        str(log),
        "-e",
        f"trace={calls},{ASKS}",
        *refuse,
    ]
    with workers([*before, f"--inject={calls}:error={error}:when={when}"]) as crew:
        yield crew


def calls_of(log: Path, pid: int) -> Counter[str]:
    """How many calls of each kind a worker made."""
    lines = (line.split(None, 1) for line in log.read_text().splitlines())
    return Counter(call.split("(")[0] for maker, call in lines if int(maker) == pid and "(" in call)


def struggle(crew: Workers, folder: Path, call: str, turn: int, steps: int, tally: Tally) -> set[str]:
    """Save while the call's `turn` comes; the reasons named."""
    crew.begin("struggle", str(folder), call, str(TURN - turn), str(steps), str(TURN))
    said, code = crew.rest()
    return judge(folder, said, code, f"{call} {turn}: {said[-1:]}", steps, tally)


def judge(folder: Path, said: list[str], code: int, where: str, steps: int, tally: Tally) -> set[str]:
    """Open the journal on a sound disk. What was acknowledged is there; what was refused may be, too: it was
    kept aside."""
    tally.runs += 1
    if code:
        tally.crashes.append(f"{where}, exit code {code}")
    refused = {word.split()[-1] for word in said if word.startswith("refused")}
    tally.refusals.update(refused)
    try:
        journal = Journal.open(folder, ANOTHER, RealClock())
    except WrongPassphrase:
        tally.lost += [f"{where}: the new passphrase"] if "changed" in said else []
        journal = Journal.open(folder, PASSPHRASE, RealClock())
    done = steps_of(said)
    refusals = [int(word.split()[2]) for word in said if word.startswith("refused saved")]
    found = [step for step in refusals if not astray(journal, [*done, step], range(steps))]
    tally.refused, tally.kept = tally.refused + len(refusals), tally.kept + len(found)
    tally.lost += [f"{where}: {what}" for what in astray(journal, done, range(steps))]
    tally.findings += [f"{where}: {finding}" for finding in journal.verify(lambda *_: None)]
    journal.close()
    return refused


def every_failure(
    folder: Path, scratch: Path, error: str, *, for_good: bool, steps: int, every: int, first: int
) -> Tally:
    """Let each call fail once in a run of its own, or each `every`-th from `first` on."""
    tally = Tally()
    log = scratch / "log"
    with failing(error, log, for_good=for_good) as crew:
        shutil.copytree(folder, scratch / "counted")
        pid = crew.begin("struggle", str(scratch / "counted"), "write", "0", str(steps), "0")
        said, code = crew.rest()
        assert (said[-1], code) == ("closed", 0), said
        made = calls_of(log, pid)
        for call, turns in ((call, made[call]) for call in IDLE):
            for turn in range(first, turns + 1, every):
                place = scratch / f"{call}{turn}"
                shutil.copytree(folder, place)
                refused = struggle(crew, place, call, turn, steps, tally)
                if not refused <= NAMES[error, for_good]:
                    tally.crashes.append(f"{call} {turn}: {error} was called {refused}")
                shutil.rmtree(place)
    return tally


@at_both_sizes
@pytest.mark.parametrize(("error", "first"), [("ENOSPC", 1), ("EIO", 2), ("EROFS", 3)])
def test_no_failing_call_loses_a_save(
    folder: Path, scratch: Path, error: str, first: int, size: int, figure: Callable[[str], None]
) -> None:
    for for_good in (False, True) if size > 1 else (error != "EIO",):
        every, begin = (1, 1) if size > 1 else (3, first)
        steps = 3 if size == 1 else 10
        tally = every_failure(
            folder, scratch, error, for_good=for_good, steps=steps, every=every, first=begin
        )
        figure(f"{error} {'for good' if for_good else 'once'}: {tally}")
        assert (tally.crashes, tally.lost, tally.findings) == ([], [], [])
        assert tally.refusals
        assert for_good or tally.kept == tally.refused
        shutil.rmtree(scratch / "counted")


def test_a_refusal_nobody_heard_would_be_counted(
    folder: Path, scratch: Path, figure: Callable[[str], None]
) -> None:
    """Refusals taken for saves, and nothing kept aside."""
    tally = Tally()
    with failing("EIO", scratch / "log", for_good=True) as crew:
        for turn in (10, 20, 30):
            place = scratch / str(turn)
            shutil.copytree(folder, place)
            crew.begin("struggle", str(place), "pwrite64", str(TURN - turn), "4", str(TURN))
            said, code = crew.rest()
            (place / "unsaved.sealed").unlink(missing_ok=True)
            judge(place, [word.removeprefix("refused ") for word in said], code, f"turn {turn}", 4, tally)
    figure(f"refusals taken for saves (control): {len(tally.lost)} lost in {tally.runs} runs")
    assert tally.lost
