"""Snippets: the right piece, and marks that stand exactly on the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.search import snippet

letters = st.text("aàÀAbßSsİiıeéE\u0301 Ǆfﬁ日本👩\u200d\n", max_size=120)


def marked(text, words, width=160):
    shown, marks = snippet(text, words, width)
    return shown, [shown[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("A walk in the Café", ["cafe"], ["Café"]),
        ("a walk in the cafe\u0301, then", ["café"], ["cafe\u0301"]),
        ("Die STRASSE, die Straße", ["straße"], ["STRASSE", "Straße"]),
        ("İstanbul and ΣΊΣΥΦΟΣ", ["istanbul", "σισυφος"], ["İstanbul", "ΣΊΣΥΦΟΣ"]),
        ("hot tea, steady hands", ["tea"], ["tea"]),
        ("tea, teapot, steam", ["tea"], ["tea", "tea"]),
        ("我们今天一起去看了电影", ["电影"], ["电影"]),
        ("tea and tea-time", ["tea", "te"], ["tea", "tea"]),
        ("nothing", ["else"], []),
        ("nothing", ["", " "], []),
        ("", ["tea"], []),
        ("masse", ["mas"], ["mas"]),
        ("maß", ["mas"], ["maß"]),
    ],
)
def test_words_are_marked_without_case_and_accents(text, words, found):
    assert marked(text, words)[1] == found


@given(letters, st.lists(letters, max_size=3), st.integers(10, 60))
def test_marks_are_ordered_and_inside(text, words, width):
    shown, marks = snippet(text, words, width)
    flat = [place for mark in marks for place in mark]
    assert flat == sorted(set(flat))
    assert all(0 <= place <= len(shown) for place in flat)
    assert len(shown) <= width + 4
    body = shown.removeprefix("… ").removesuffix(" …")
    assert body in " ".join(text.split())


@given(st.text("abc ", max_size=200), st.text("xyzé", min_size=1, max_size=8), st.text("abc ", max_size=200))
def test_the_first_word_found_is_shown_and_marked_whole(before, word, after):
    _, found = marked(f"{before} {word} {after}", [word], 60)
    assert found == [word]


def test_a_word_longer_than_the_room_is_marked_as_far_as_it_shows():
    assert snippet("x" * 50, ["x" * 30], 20) == ("x" * 20 + " …", ((0, 20),))


def test_a_cut_shows():
    shown, marks = snippet("left " * 40 + "needle" + " right" * 40, ["needle"], 60)
    assert shown.startswith("… left ")
    assert shown.endswith("right …")
    (start, end), *_ = marks
    assert shown[start:end] == "needle"


def test_without_a_word_the_beginning_is_shown():
    assert snippet("We sat down\n\nwith tea", []) == ("We sat down with tea", ())
    assert snippet("word " * 100, ["else"], 20) == ("word word word word …", ())
