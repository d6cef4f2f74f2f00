"""Search, one keystroke after another."""

from __future__ import annotations

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
    """95 % of keystrokes, and the commonest words, at ten years."""
    journal = Journal.open(corpora.journal(10), PASSPHRASE, StillClock())  # type: ignore[arg-type]
    try:
        journal.search.find("warm")
        keystrokes = [
            journal.search.find(query[:n]).milliseconds for query in TYPED for n in range(1, len(query) + 1)
        ]
        common = [journal.search.find(word).milliseconds for word in COMMON for _ in range(3)]
    finally:
        journal.close()
    return [
        Result("search, a keystroke, p95", percentile(keystrokes, 0.95), 16, "ms"),
        Result("search, a common word, worst", max(common), 50, "ms"),
    ]
