"""Search, one keystroke after another."""

from __future__ import annotations

from benchmarks.measure import Result, percentile
from relationship_journal.journal.journal import Journal

TYPED = (
    "coffee", "dinner", "walk after dinner", "my wife", "whitehall", "remembered soup", "church",
    "laughed", "music", "letter", "argument", "made coffee 77", "sermon", "good night", "the king",
)  # fmt: skip
COMMON = ("the", "and", "to", "of", "he", "my")


def run(journal: Journal, label: str) -> list[Result]:
    """95 % of keystrokes, and the commonest words, at the journal's size."""
    journal.search.find("warm")
    keystrokes = [
        journal.search.find(query[:n]).milliseconds for query in TYPED for n in range(1, len(query) + 1)
    ]
    common = [journal.search.find(word).milliseconds for word in COMMON for _ in range(3)]
    return [
        Result(f"search, a keystroke, p95, {label}", percentile(keystrokes, 0.95), 16, "ms"),
        Result(f"search, a common word, worst, {label}", max(common), 50, "ms"),
    ]
