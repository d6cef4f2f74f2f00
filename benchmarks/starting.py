"""From the start of the process to the lock screen on the screen, beside a process with an empty window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time

from benchmarks.corpora import Corpora
from benchmarks.measure import Result, in_turns

LIMIT = 1.25
TIMES = 15


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
        ours, bare = in_turns(
            lambda: painted_after(folder, environment),
            lambda: painted_after("bare", environment),
            times=TIMES,
        )
    detail = f"{ours * 1000:.0f} ms, {bare * 1000:.0f} ms"
    return Result(f"start to lock screen ÷ bare window ({platform})", ours / bare, LIMIT, detail=detail)


def painted_after(which: str, environment: dict[str, str]) -> float:
    """Seconds from starting the process to its first paint. Raises when it has imported something heavy."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    moment, *heavy = done.stdout.split()
    if heavy:
        raise AssertionError(f"imported before the lock screen: {', '.join(heavy)}")
    return float(moment) - begun
