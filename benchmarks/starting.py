"""From the start of the process to the lock screen on the screen, beside a process with an empty window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from statistics import median

from benchmarks.corpora import Corpora
from benchmarks.measure import Result

LIMIT = 1.25
TIMES = 9


def run(corpora: Corpora) -> list[Result]:
    """Both processes in turns; without a screen and, where there is Xvfb, on one."""
    folder = str(corpora.journal(1))
    results = [_beside(folder, "offscreen", {"QT_QPA_PLATFORM": "offscreen"})]
    if shutil.which("Xvfb"):
        display = ":97"
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1400x900x24"], stderr=subprocess.DEVNULL)
        try:
            time.sleep(1)
            results.append(_beside(folder, "xcb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}))
        finally:
            screen.terminate()
    return results


def _beside(folder: str, platform: str, screen: dict[str, str]) -> Result:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, **screen, "XDG_CONFIG_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as everywhere
        painted_after(folder, environment)
        turns = [
            (painted_after(folder, environment), painted_after("bare", environment)) for _ in range(TIMES)
        ]
    ours, bare = (median(turn[which][0] for turn in turns) for which in (0, 1))
    work, bare_work = (median(turn[which][1] for turn in turns) for which in (0, 1))
    detail = (
        f"{ours * 1000:.0f} ms, {bare * 1000:.0f} ms; "
        f"of work {work / bare_work:.2f} ×: {work * 1000:.0f} ms, {bare_work * 1000:.0f} ms"
    )
    return Result(f"start to lock screen ÷ bare window ({platform})", ours / bare, LIMIT, detail=detail)


def painted_after(which: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from starting a process to its first paint, and those of its work.

    Raises when it has imported something heavy.
    """
    begun = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    moment, work, *heavy = done.stdout.split()
    if heavy:
        raise AssertionError(f"imported before the lock screen: {', '.join(heavy)}")
    return float(moment) - begun, float(work)
