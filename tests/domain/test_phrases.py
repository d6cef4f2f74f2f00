"""The little grammar of the word list, and sentences read in full words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.phrases import BadPhrase, PhraseBook, sentences

LISTS = {"always": ["always", "never"], "care": ["care", "listen"]}


def found(phrase: str, text: str) -> list[str]:
    """The places of a text where a phrase is found."""
    book: PhraseBook[None] = PhraseBook(LISTS)
    book.add(phrase, None)
    return [
        text[sentence.spans[one.first][0] : sentence.spans[one.last - 1][1]]
        for sentence in sentences(text)
        for one in book.find(sentence)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("you @always", "Well, you always win. You never lose.", ["you always", "You never"]),
        ("you do not @care", "You don’t care", ["You don’t care"]),
        ("you do not @care", "you dont listen", ["you dont listen"]),
        ("you are late|early", "YOU’RE LATE", ["YOU’RE LATE"]),
        ("it is your fault", "It's all your fault. It's your fault.", ["It's your fault"]),
        ("you really? care", "you care, you really care", ["you care", "you really care"]),
        ("you !may|can @always", "you can always, you always", ["you always"]),
        ("when are you !free", "when are you free? when are you done?", ["when are you"]),
        ("embarrass* me", "You embarrassed me", ["embarrassed me"]),
        ("you ... nothing", "you said to us all nothing", ["you said to us all nothing"]),
        ("you ... nothing", "you said to all of us nothing", []),
        ("you ... nothing", "Thank you. Nothing happened.", []),
        ("^ stop", "Stop it. Please stop it.", ["Stop"]),
        ("again $", "Again you forgot again.", ["again"]),
        ("mother 's", "Your mother’s soup", ["mother’s"]),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, places: list[str]) -> None:
    assert found(phrase, text) == places


@pytest.mark.parametrize(
    "phrase", ["", "^ $", "really?", "!you", "... ...", "You", "you @none", "a(b", "st*op", "@"]
)
def test_what_is_no_phrase_is_told(phrase: str) -> None:
    with pytest.raises(BadPhrase):
        PhraseBook(LISTS).check(phrase)


@given(st.text())
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    for sentence in sentences(text):
        assert len(sentence.words) == len(sentence.spans)
        for (start, end), (later, _) in zip(sentence.spans, sentence.spans[1:], strict=False):
            assert 0 <= start < end <= len(text)
            assert later == start or later >= end


def test_letters_that_grow_in_lower_case_keep_their_places() -> None:
    text = "İİ you never"
    (sentence,) = sentences(text)
    assert text[slice(*sentence.spans[-1])] == "never"
