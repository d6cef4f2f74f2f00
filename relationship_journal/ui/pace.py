"""How Python shares its time, so that the window is never kept waiting for the other threads.

Python lets one thread run at a time. A window that wants to paint while the journal is read has to ask for
its turn at every step back into Python, and by default waits five milliseconds each time; a dozen such
steps make a pause one sees. And the garbage collector stops everything while it walks all there is: with
ten years of entries in memory that takes a fifth of a second.
"""

from __future__ import annotations

import gc
import sys

TURN_S = 0.0005
"""How long a thread may go on when another one waits."""
YOUNG, MIDDLE, OLD = 2_000, 10, 1_000
"""Allocations before new objects are looked at, and how often that happens before older ones are."""


def keep_pace() -> None:
    """Let threads take turns quickly, and leave what has long been there alone."""
    sys.setswitchinterval(TURN_S)
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def keep_for_good() -> None:
    """What is there now stays to the end: do not look at it again."""
    gc.freeze()


def tidy_up() -> None:
    """Look at everything once; for a moment when there is little and nobody waits."""
    gc.collect()
