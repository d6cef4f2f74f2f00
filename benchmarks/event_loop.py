"""How long the window's event loop is silent at most while one lives in it."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpora import Corpora
from benchmarks.measure import Result

LIMIT_MS = 50
EVENINGS = 3
CONTROL = "doing nothing"


def run(corpora: Corpora) -> list[Result]:
    """Evenings in processes of their own, each on a copy of the ten years; the median of each scene.

    The detail tells each evening's silence, the most work of the window's thread between two beats (what
    is left of it on an idle machine), and what the machine does to a window in which nothing happens.
    """
    played = [_play(corpora.journal(10)) for _ in range(EVENINGS)]
    nothing = max(evening[CONTROL][0] for evening in played)
    results = []
    for scene in played[0]:
        silences = [evening[scene][0] for evening in played]
        work = statistics.median(evening[scene][1] for evening in played)
        told = ", ".join(f"{silence:.0f}" for silence in silences)
        detail = f"({told}; own work {work:.0f}; idle {nothing:.0f})"
        results.append(Result(f"event loop, {scene}", statistics.median(silences), LIMIT_MS, "ms", detail))
    return results


def _play(journal: Path) -> dict[str, tuple[float, float]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = shutil.copytree(journal, Path(scratch) / "journal")
        command = [sys.executable, "-m", "benchmarks.living", str(folder)]
        played = subprocess.run(command, check=True, capture_output=True, text=True, timeout=1200)
    told: dict[str, tuple[float, float]] = json.loads(played.stdout.splitlines()[-1])
    return told
