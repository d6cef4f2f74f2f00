"""How well beginnings are read: recall and false alarms on a list the words were not made with.

The figures are those of docs/openings.md, measured once. They are floors, not aims: do not change the words
because of what stands in openings.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from relationship_journal.content.words import FOLDER, opening_words
from relationship_journal.domain.openings import read_opening

WORDS = opening_words()
LISTS = tomllib.loads(Path(__file__).with_name("openings.toml").read_text("utf-8"))
HARSH, GENTLE = (LISTS[name].strip().splitlines() for name in ("harsh", "gentle"))
NOTICED, DOUBTED = 38, 14
"""Of a hundred harsh ones, so many are noticed; of a hundred gentle ones, so many are doubted."""


def told(texts: list[str]) -> int:
    """How many of the texts anything is said about."""
    return sum(not read_opening(text, WORDS).is_gentle for text in texts)


def test_the_lists_are_whole() -> None:
    assert len(set(HARSH)) == len(set(GENTLE)) == 100
    assert not set(HARSH) & set(GENTLE)


def test_recall_does_not_fall() -> None:
    assert told(HARSH) >= NOTICED


def test_false_alarms_do_not_rise() -> None:
    assert told(GENTLE) <= DOUBTED


def test_the_harsh_ones_do_not_stand_in_the_words() -> None:
    words = (FOLDER / "opener.toml").read_text("utf-8").lower()
    assert not any(text.lower().strip(".?").replace(",", "") in words for text in HARSH)
