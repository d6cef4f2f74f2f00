"""Memory with all years drawn, beside the same program idle at its lock screen."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

from benchmarks.corpora import Corpora
from benchmarks.measure import Result

TIMES = 3
YEARS = (1, 10, 100)
FLAT = 1.15
"""A hundred years may take no more than this, against one."""


def run(corpora: Corpora) -> list[Result]:
    """Medians of a few processes each."""
    folders = {years: str(corpora.journal(years)) for years in YEARS}
    idle = _median(folders[1], "idle")
    drawn = {years: _median(folder) for years, folder in folders.items()}
    return [
        Result("memory, ten years drawn ÷ idle", drawn[10] / idle, 1.15, detail=_mib(drawn[10], idle)),
        Result(
            "memory, 100 years drawn ÷ one", drawn[100] / drawn[1], FLAT, detail=_mib(drawn[100], drawn[1])
        ),
    ]


def _median(folder: str, *options: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.chart_memory", folder, *options]
    runs = [
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=180)
        for _ in range(TIMES)
    ]
    return statistics.median(int(done.stdout) for done in runs)


def _mib(*bytes_: float) -> str:
    return ", ".join(f"{value / 2**20:.0f} MiB" for value in bytes_)
