"""How much longer the package takes than the same program run from its source, in turns.

`python packaging/measure.py DIST [TIMES]`, where `python -m relationship_journal` runs; Linux
with Xvfb, openbox and xdotool.

From starting the process until its lock screen is seen, and from Ctrl+5 until the charts of an invented year
stand still, on an X server of its own. Medians, and the processor time of the process alone, which what else
runs on the machine hardly touches.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

DISPLAY = ":197"
PASSPHRASE = "four quiet rivers under snow"
SIZE = "1360x860x24"
LIMITS = {"start": 1.15, "first chart": 1.3}
TIMES = 9
MIDDLE = (600, 300, 80, 80)
CHARTS = (300, 150, 900, 600)
WHILE = 3.5
"""Seconds after which anything begun is done."""
PATIENCE = 60.0
_TICK = os.sysconf("SC_CLK_TCK")

Figures = dict[str, tuple[float, float]]
"""Of each thing measured the seconds it took and those of work."""


class Screen:
    """What can be seen on the X server."""

    def __init__(self) -> None:
        from PySide6.QtGui import QGuiApplication

        self._application = QGuiApplication(sys.argv[:1])
        self._screen = self._application.primaryScreen()

    def at(self, area: tuple[int, int, int, int]) -> bytes:
        """The pixels of an area."""
        image = self._screen.grabWindow(0, *area).toImage()  # held: its bits go with it
        return bytes(image.constBits())

    def close(self) -> None:
        """Look no more, before the server goes."""
        self._application.shutdown()


@contextmanager
def served() -> Iterator[Screen]:
    """An X server with a window manager, and a look at it."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", SIZE], stderr=subprocess.DEVNULL)
    os.environ.update(DISPLAY=DISPLAY, QT_QPA_PLATFORM="xcb")
    time.sleep(1)
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        screen = Screen()
        yield screen
        screen.close()
    finally:
        manager.terminate()
        server.terminate()


def work_of(process: subprocess.Popen[bytes]) -> float:
    """Processor time of a process and of what it has waited for, user and system, in seconds."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / _TICK


def once(command: list[str], environment: Mapping[str, str], screen: Screen) -> Figures:
    """Start the program, unlock, and look at the charts."""
    empty = screen.at(MIDDLE)
    begun = time.monotonic()
    process = subprocess.Popen(
        [*command, f"{environment['HOME']}/journal"], env=environment, stdout=subprocess.DEVNULL
    )
    wait_until(lambda: screen.at(MIDDLE) != empty, "no window")
    start = time.monotonic() - begun, work_of(process)
    time.sleep(WHILE)
    pressed("type", "--delay", "10", PASSPHRASE)
    pressed("key", "Return")
    time.sleep(WHILE)
    seen, worked = screen.at(CHARTS), work_of(process)
    pressed("key", "ctrl+5")
    began = time.monotonic()
    last = last_change(screen)
    assert screen.at(CHARTS) != seen, "no charts"
    chart = last - began, work_of(process) - worked
    process.terminate()
    process.wait(PATIENCE)
    wait_until(lambda: screen.at(MIDDLE) == empty, "the window stays")
    return {"start": start, "first chart": chart}


def wait_until(seen: Callable[[], bool], otherwise: str) -> None:
    """Look again and again, but not for ever."""
    begun = time.monotonic()
    while not seen():
        assert time.monotonic() - begun < PATIENCE, otherwise
        time.sleep(0.002)


def pressed(*keys: str) -> None:
    """Type, as xdotool says it."""
    subprocess.run(["xdotool", *keys], check=True)


def a_year(home: str) -> None:
    """Make a journal of an invented year."""
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n".encode())
    os.close(write)
    command = [sys.executable, "-m", "relationship_journal", "new", f"{home}/journal", "--sample"]
    subprocess.run(
        [*command, "--passphrase-fd", str(read)], pass_fds=[read], check=True, stdout=subprocess.DEVNULL
    )
    os.close(read)


def last_change(screen: Screen) -> float:
    """The moment of the last change within a while."""
    begun = last = time.monotonic()
    seen = screen.at(CHARTS)
    while time.monotonic() - begun < WHILE:
        time.sleep(0.004)
        if (now := screen.at(CHARTS)) != seen:
            seen, last = now, time.monotonic()
    return last


def main() -> None:
    """Measure in turns, and say by how much."""
    packaged = [str(Path(sys.argv[1]).resolve() / "relationship-journal")]
    source = [sys.executable, "-m", "relationship_journal"]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    turns: list[tuple[Figures, Figures]] = []
    with tempfile.TemporaryDirectory() as home, served() as screen:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_"))}
        environment = {**kept, "HOME": home}
        a_year(home)
        for number in range(times + 1):
            turn = once(packaged, environment, screen), once(source, environment, screen)
            if number:  # the first fills the caches
                turns.append(turn)
    for what, limit in LIMITS.items():
        ours, theirs = ([turn[which][what] for turn in turns] for which in (0, 1))
        told = [median(one[kind] for one in side) for kind in (0, 1) for side in (ours, theirs)]
        took, worked = told[0] / told[1], told[2] / told[3]
        print(f"{what}: {took:.2f} × (at most {limit}), {told[0] * 1000:.0f} and {told[1] * 1000:.0f} ms")
        print(f"  of work {worked:.2f} ×, {told[2] * 1000:.0f} and {told[3] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
