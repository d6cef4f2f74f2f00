"""A softer wording takes the place of the hard sentence and touches nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.content.words import opening_words
from relationship_journal.domain.openings import Finding, Kind, Reading, read_opening
from relationship_journal.domain.softening import softened

SOFT = "I miss you."
KIND = Kind("sweeping", "Always and never", "Why.", SOFT)


def finding(text: str, hard: str, wording: str = SOFT) -> Finding:
    start = text.index(hard)
    return Finding(start, start + len(hard), KIND, wording)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You never ask.", "I miss you."),
        ("You never ask", "I miss you."),
        ("I love you. You never ask! Shall we walk?", "I love you. I miss you. Shall we walk?"),
        ("First line\nYou never ask\nLast line", "First line\nI miss you.\nLast line"),
        ("“You never ask.” I said.", "“I miss you.” I said."),
    ],
)
def test_only_the_hard_sentence_is_replaced(text: str, expected: str) -> None:
    found = finding(text, "You never")
    assert softened(text, Reading((found,)), found) == expected


def test_the_same_wording_does_not_come_twice() -> None:
    text = "You never ask. Shall we walk? You always sigh. "
    found = Reading((finding(text, "You never"), finding(text, "You always")))
    assert softened(text, found, found.findings[1]) == "Shall we walk? I miss you. "
    assert softened(text, found, found.findings[0]) == "I miss you. Shall we walk?"


def test_another_wording_is_left_for_its_own_turn() -> None:
    text = "You never ask. You always sigh."
    found = Reading((finding(text, "You never"), finding(text, "You always", "I was sad.")))
    assert softened(text, found, found.findings[0]) == "I miss you. You always sigh."


WORDS = opening_words()
HARD = (
    "You never listen.",
    "We need to talk!",
    "You are so selfish",
    "Why can't you help?",
    "I love you.",
    "\n",
)


@given(st.lists(st.sampled_from(HARD), max_size=6).map(" ".join))
def test_taking_over_until_nothing_is_left_ends_gently(text: str) -> None:
    for _ in range(12):
        reading = read_opening(text, WORDS)
        if reading.is_gentle:
            return
        text = softened(text, reading, reading.findings[0])
    raise AssertionError(text)
