"""Search, one keystroke after another."""

from __future__ import annotations

from time import thread_time

from benchmarks.corpora import Corpora
from benchmarks.corpus import PASSPHRASE, StillClock
from benchmarks.measure import Result, percentile
from relationship_journal.journal.journal import Journal

TYPED = (
    "coffee", "dinner", "walk after dinner", "my wife", "whitehall", "remembered soup", "church",
    "laughed", "music", "letter", "argument", "made coffee 77", "sermon", "good night", "the king",
)  # fmt: skip
COMMON = ("the", "and", "to", "of", "he", "my")


def run(corpora: Corpora) -> list[Result]:
    """95 % of keystrokes, and the commonest words, at ten years; the detail tells the thread's own work."""
    journal = Journal.open(corpora.journal(10), PASSPHRASE, StillClock())  # type: ignore[arg-type]
    try:
        journal.search.find("warm")
        keystrokes = [_took(journal, query[:n]) for query in TYPED for n in range(1, len(query) + 1)]
        common = [_took(journal, word) for word in COMMON for _ in range(3)]
    finally:
        journal.close()
    wall, work = (percentile([took[which] for took in keystrokes], 0.95) for which in (0, 1))
    worst, most = (max(took[which] for took in common) for which in (0, 1))
    return [
        Result("search, a keystroke, p95", wall, 16, "ms", f"{work:.1f} ms of work"),
        Result("search, a common word, worst", worst, 50, "ms", f"{most:.1f} ms of work"),
    ]


def _took(journal: Journal, query: str) -> tuple[float, float]:
    begun = thread_time()
    wall = journal.search.find(query).milliseconds
    return wall, (thread_time() - begun) * 1000
