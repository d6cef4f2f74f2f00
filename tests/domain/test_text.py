"""Clean text, first words and fair counts."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relationship_journal.domain.text import clean, first_words, word_count

any_text = st.text(st.characters(exclude_categories=()))  # surrogates too
line_ends = st.lists(st.sampled_from(["\r", "\n", "\0", "\ud83d", "\ude00", "e", "\u0301", "a"])).map("".join)


@given(any_text | line_ends)
@example("\ud83d\0\ude00")
def test_clean_text_is_storable_and_stays_clean(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\0" not in cleaned
    assert "\r" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("e\u0301", "é"),
        ("\ud83d\ude00 and \ud83d", "😀 and \ufffd"),
        ("👩‍👩‍👧 שלום مرحبا", "👩‍👩‍👧 שלום مرحبا"),
        ("", ""),
    ],
)
def test_clean_keeps_what_was_meant(text, cleaned):
    assert clean(text) == cleaned


@given(st.text(), st.integers(1, 60))
def test_first_words_fit_and_begin_the_text(text, limit):
    short = first_words(text, limit)
    line = " ".join(text.split())
    assert len(short) <= limit
    assert short == line or (short.endswith("…") and line.startswith(short[:-1]))


def test_first_words_cut_between_words_and_never_inside_a_character():
    assert first_words("We sat down\nwith tea", 14) == "We sat down…"
    assert first_words("We sat", 6) == "We sat"
    assert first_words("xx👩‍👩‍👧‍👧", 6) == "xx…"
    assert first_words("aaaae\u0323\u0302\u0301bbbb", 7) == "aaaa…"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("… – !", 0),
        ("made me coffee", 3),
        ("a well-kept promise, isn’t it?", 5),
        ("tea–and/or—talk", 4),
        ("हिन्दी में चार शब्द", 4),
        ("커피를 만들어 주었다", 3),
        ("☕️ ❤️", 0),
    ],
)
def test_words_are_counted(text, count):
    assert word_count(text) == count


@pytest.mark.parametrize("text", ["他给我做了早饭", "朝ごはんを作ってくれた", "ขอบคุณที่ทำอาหารเช้า"])
def test_a_sentence_without_spaces_is_more_than_one_word(text):
    assert word_count(text) >= 4
