"""Memory of the program with a chart on screen: `python -m benchmarks.chart_memory FOLDER [idle]`.

Unlocks the journal in FOLDER and draws every year on Mood; with `idle` it only imports what that needs.
Prints the resident memory in bytes.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.heartbeat import Player, Scene
from relationship_journal import app
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.keeper import State
from relationship_journal.ui.plain_imports import read_no_sources

LATER = ("argon2", "matplotlib.backends.backend_agg", "relationship_journal.charts.mood_chart")
"""What unlocking and drawing import beyond what is warmed up at the lock screen."""


class Looking:
    """From the lock screen to the chart of all years."""

    def __init__(self, running: app.Running, *, idle: bool) -> None:
        self.running = running
        self.idle = idle

    def scene(self) -> Scene:
        """Wait, unlock, look, and wait again."""
        window = self.running.window
        yield 3500
        if not self.idle:
            from benchmarks.corpus import PASSPHRASE

            window.lock_screen.unlock_requested.emit(PASSPHRASE)
            yield lambda: self.running.keeper.state is State.UNLOCKED
            yield 1000
            window.trigger("mood")
            yield from self.settled()
            chips = list(cast("dict[object, object]", window.desk.tab("mood")._chips).values())  # type: ignore[union-attr, attr-defined]
            chips[-1].click()  # type: ignore[attr-defined]
        else:
            for name in LATER:
                import_module(name)
        yield from self.settled()
        yield 500

    def settled(self) -> Scene:
        """Until both threads have done what they were asked."""
        for _ in range(3):
            done: list[int] = []
            for ask in (self.running.tasks.run, self.running.tasks.compute):
                ask(lambda: None, done=done.append)
            yield lambda done=done: len(done) == 2  # type: ignore[misc]
            yield 100

    def tell(self) -> None:
        """Say how much memory there is, and leave."""
        print(resident(), flush=True)
        self.running.window.close()
        QTimer.singleShot(0, QApplication.quit)


def resident() -> int:
    """Resident memory in bytes now, or where the system does not say, at its most."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(folder: str, *, idle: bool) -> int:
    """Start the program before the journal in `folder`."""
    read_no_sources()  # before all else, as the program does: what is read for nothing would count as idle
    from benchmarks.corpus import StillClock

    application = QApplication(["memory"])
    with tempfile.TemporaryDirectory() as config:
        clock = cast(SystemClock, StillClock())
        running = app.start(application, Path(folder), Path(config), clock=clock)
        looking = Looking(running, idle=idle)
        player = Player([("looking", looking.scene)], lambda *_: None, looking.tell)
        code = application.exec()
        running.tasks.finish()
        del player
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], idle="idle" in sys.argv[2:]))
