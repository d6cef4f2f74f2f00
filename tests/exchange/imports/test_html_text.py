"""HTML of other programs becomes words with light Markdown, in linear time and without raising."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange.imports.html_text import looks_like_html, text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("one<br><br><br>two", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("a <b> bold </b> and <em>soft</em>.", "a **bold** and *soft*."),
        ("<b>one<br>two</b>", "**one**\n**two**"),
        ("<b></b>x", "x"),
        ("<b><i>both</i></b> none", "***both*** none"),
        ("<h2>Head</h2>text", "## Head\n\ntext"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>after", "1. a\n2. b\n\nafter"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("tea &amp; toast&nbsp;now &#233;", "tea & toast now é"),
        ("I <3 you, 5 < 6 > 4", "I <3 you, 5 < 6 > 4"),
        ("a<!-- hidden -->b<script>let x = '<b>'</script>c", "abc"),
        ("a<!-- never ends <b>b</b>", "a never ends **b**"),
        ('<a href="https://example.org/x?a=1&amp;b=2">here</a>', "here (https://example.org/x?a=1&b=2)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("<b>open for ever", "**open for ever**"),
        ("</b></ul></p>x", "x"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_html_becomes_words(html: str, text: str) -> None:
    assert text_of(html).text == text


def test_pictures_are_counted_and_gone() -> None:
    found = text_of('<p>See <img src="data:image/png;base64,AAAA"> and <video src=x></video></p>')
    assert (found.text, found.pictures) == ("See and", 2)


def test_what_looks_like_html() -> None:
    assert looks_like_html("a<br>b")
    assert looks_like_html("<P style='x'>")
    assert looks_like_html("a&nbsp;b")
    assert not looks_like_html("I <3 you & you > me")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<b",
        "<!--",
        "<b>",
        "<script>",
        "</b>",
        "&#",
        "<a href=",
        "<ul><li>",
        "<h1>",
        "<!",
        "&amp",
        " <i> ",
    ],
)
def test_hostile_html_takes_linear_time(piece: str) -> None:
    html = piece * (1_000_000 // len(piece))
    before = time.process_time()
    text_of(html)
    looks_like_html(html)
    assert time.process_time() - before < 8


@given(st.text(alphabet="<>/!-bip ul&#;12a\"'= \n", max_size=300))
def test_nothing_raises(html: str) -> None:
    text_of(html)


@given(st.text(alphabet="abc é", max_size=50))
def test_plain_words_stay(words: str) -> None:
    assert text_of(words).text == " ".join(words.split())
