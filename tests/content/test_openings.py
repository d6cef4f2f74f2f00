"""How well beginnings are read: recall and false alarms on a list the words were not made with.

The figures are those of docs/openings.md, measured once. They are floors, not aims: do not change the words
because of what stands in openings.toml. openings_known.toml is there to learn from.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from relationship_journal.content.words import FOLDER, opening_words
from relationship_journal.domain.openings import read_opening

WORDS = opening_words()
NOTICED, DOUBTED = 69, 19
"""Of a hundred harsh ones, so many are noticed; of a hundred gentle ones, so many are doubted."""


def lists(name: str) -> tuple[list[str], list[str]]:
    """The harsh and the gentle beginnings of a file."""
    found = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return found["harsh"].strip().splitlines(), found["gentle"].strip().splitlines()


HARSH, GENTLE = lists("openings.toml")
KNOWN_HARSH, KNOWN_GENTLE = lists("openings_known.toml")


def told(texts: list[str]) -> int:
    """How many of the texts anything is said about."""
    return sum(not read_opening(text, WORDS).is_gentle for text in texts)


def test_the_list_to_measure_with_is_whole_and_its_own() -> None:
    assert len(set(HARSH)) == len(set(GENTLE)) == 100
    assert not {*HARSH, *GENTLE} & {*KNOWN_HARSH, *KNOWN_GENTLE}


def test_recall_does_not_fall() -> None:
    assert told(HARSH) >= NOTICED


def test_false_alarms_do_not_rise() -> None:
    assert told(GENTLE) <= DOUBTED


def test_the_examples_it_was_made_with_are_read_better_than_that() -> None:
    assert told(KNOWN_HARSH) >= 0.9 * len(KNOWN_HARSH)
    assert told(KNOWN_GENTLE) <= 0.05 * len(KNOWN_GENTLE)


def test_the_harsh_ones_do_not_stand_in_the_words() -> None:
    words = (FOLDER / "opener.toml").read_text("utf-8").lower()
    assert not any(text.lower().strip(".?").replace(",", "") in words for text in HARSH)
