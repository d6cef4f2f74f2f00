"""From the passphrase to Today on the screen, beside the derivation of the key that nothing can shorten."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

from benchmarks.corpora import Corpora
from benchmarks.measure import Result

TIMES = 5
YEARS = (1, 10, 100)


def run(corpora: Corpora) -> list[Result]:
    """Processes with one, ten and a hundred years in turns."""
    folders = {years: str(corpora.journal(years)) for years in YEARS}
    took: dict[int, list[float]] = {years: [] for years in YEARS}
    derived: list[float] = []
    for _ in range(TIMES):
        for years, folder in folders.items():
            unlocking, derivation = unlock(folder)
            took[years].append(unlocking)
            derived.append(derivation)
    one, ten, hundred = (statistics.median(took[years]) for years in YEARS)
    argon = statistics.median(derived)
    return [
        Result("unlock to Today ÷ Argon2id, ten years", ten / argon, 1.4, detail=_ms(ten, argon)),
        Result("unlock to Today, a hundred years ÷ one", hundred / one, 1.1, detail=_ms(hundred, one)),
    ]


def unlock(folder: str) -> tuple[float, float]:
    """Seconds from Enter to Today painted, and of one derivation, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.first_unlock", folder]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    unlocking, derivation = done.stdout.split()
    return float(unlocking), float(derivation)


def _ms(*seconds: float) -> str:
    return ", ".join(f"{value * 1000:.0f} ms" for value in seconds)
