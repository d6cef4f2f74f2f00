from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.ui.dialogs.differences import Run, different_words, runs

TEXTS = st.text(alphabet=st.sampled_from("ab é\U0001f642\n.,日"), max_size=60)


def only_here(text: str, other: str) -> list[str]:
    return [run.text for run in runs(text, other) if run.only_here]


def test_words_that_went_are_found() -> None:
    assert runs("We sat for an hour.", "We sat.") == [
        Run("We sat ", False),
        Run("for an hour", True),
        Run(".", False),
    ]


def test_a_word_that_grew_is_another_word() -> None:
    assert only_here("I listened", "I listen") == ["listened"]


def test_new_lines_and_spaces_are_no_difference() -> None:
    assert only_here("one\n\ntwo three", "one two  three") == []


def test_words_are_counted() -> None:
    assert different_words(runs("We sat for an hour, then left.", "We left.")) == 5


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_text(text: str, other: str) -> None:
    pieces = runs(text, other)
    assert "".join(piece.text for piece in pieces) == text
    assert all(a.only_here != b.only_here for a, b in pairwise(pieces))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert only_here(text, text) == []


@given(TEXTS)
def test_everything_but_space_differs_from_nothing(text: str) -> None:
    assert "".join(only_here(text, "")).split() == text.split()
