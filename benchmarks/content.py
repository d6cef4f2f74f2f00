"""Loading everything we wrote, once, beside the start of an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median

from benchmarks.corpora import Corpora
from benchmarks.measure import Result
from benchmarks.starting import painted_after

LIMIT = 0.1
TIMES = 9
LOAD = """
import time
from relationship_journal.content import helplines
from relationship_journal.content.library import Library
begun = time.perf_counter()
library = Library()
for name in [name for name in dir(Library) if not name.startswith("_")]:
    getattr(library, name)
helplines.load()
print(time.perf_counter() - begun)
"""


def run(_: Corpora) -> list[Result]:
    """Decks, programs, words and the rest, and a bare window, in fresh processes and in turns."""
    screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    turns = [(loaded(), painted_after("bare", screen)[0]) for _ in range(TIMES)]
    ours, bare = (median(turn[which] for turn in turns) for which in (0, 1))
    detail = f"{ours * 1000:.1f} ms, {bare * 1000:.0f} ms"
    return [Result("all content loaded ÷ start of a bare window", ours / bare, LIMIT, detail=detail)]


def loaded() -> float:
    """Seconds to load all content for the first time in a process; modules are imported before."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, timeout=60
    )
    return float(done.stdout)
