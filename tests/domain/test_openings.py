"""The beginning of a talk: what is told about it, where, and how much of it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.content.words import opening_words
from relationship_journal.domain.openings import MOST_READ, Reading, read_opening

WORDS = opening_words()
BITS = ("you", "never", "I", "feel", "again", ".", "?", "why", "don’t", "lazy", "stop")


def read(text: str) -> Reading:
    return read_opening(text, WORDS)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("You never listen.", "sweeping", "You never"),
        ("YOU’RE ALWAYS late", "sweeping", "YOU’RE ALWAYS"),
        ("Well, we need to talk.", "summons", "we need to talk"),
        ("Please, grow up.", "insult", "grow up"),
        ("You don't care about us.", "mind-reading", "You don't care"),
        ("It’s your fault that we are late.", "blame", "your fault"),
        ("Why can't you call?", "cornering", "Why can't you"),
        ("Leave now or else.", "threat", "or else"),
        ("Late, as usual.", "sarcasm", "as usual"),
        ("You are just like your father.", "comparison", "just like your father"),
        ("Stop shouting.", "demand", "Stop shouting"),
    ],
)
def test_hard_words_are_told_with_their_kind_and_place(text: str, kind: str, place: str) -> None:
    first = read(text).findings[0]
    assert (first.kind.id, text[first.start : first.end], first.kind.is_hint) == (kind, place, False)
    assert first.kind.why
    assert first.wording


def test_a_charge_without_a_gentle_word_is_a_hint_and_with_one_it_is_not() -> None:
    (finding,) = read("You took the car on Friday.").findings
    assert finding.kind.is_hint
    assert read("You took the car on Friday. I felt stranded and would like to plan it with you.").is_gentle


def test_hard_words_are_told_beside_gentle_ones() -> None:
    (finding,) = read("I love you, and I would like us to talk, but you are lazy.").findings
    assert finding.kind.id == "insult"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "You always made me laugh; I miss that.",
        "You never let me down in those years.",
        "It was not your fault.",
        "I miss telling you about my day. I would love ten minutes over tea.",
    ],
)
def test_what_only_looks_harsh_is_left_alone(text: str) -> None:
    assert read(text).is_gentle


def test_the_wording_keeps_to_what_the_talk_is_about() -> None:
    assert "housework" in read("You never do the dishes.").findings[0].wording
    assert "money" in read("You never tell me about our money.").findings[0].wording


def test_a_beginning_that_says_nothing_of_oneself_is_a_hint_once_it_is_ended() -> None:
    (finding,) = read("The tea is cold.").findings
    assert (finding.kind.id, finding.start, finding.end) == ("nothing-of-you", 0, 15)
    assert read("The tea is cold").is_gentle
    assert read("The tea is cold. I forgot about it.").is_gentle


def test_only_the_beginning_is_read() -> None:
    assert not read("." * (MOST_READ - 20) + "You never listen").is_gentle
    assert read("." * MOST_READ + "You never listen").is_gentle


@given(st.text() | st.lists(st.sampled_from(BITS)).map(" ".join))
def test_places_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for finding in read(text).findings:
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end
