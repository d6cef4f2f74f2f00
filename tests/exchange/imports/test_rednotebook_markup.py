"""RedNotebook's marks become light Markdown or plain words; addresses and code stay as they are."""

from __future__ import annotations

import time

import pytest

from relationship_journal.exchange.imports.markdown_text import markdown_text
from relationship_journal.exchange.imports.rednotebook_markup import light_markdown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**b** //i// __u__ --s--", "**b** *i* *u* ~~s~~"),
        ("a // b // c -- d -- e __ f", "a // b // c -- d -- e __ f"),
        ("see http://a.org//x//y --now--", "see http://a.org//x//y ~~now~~"),
        ("``a //b//`` ''--x--'' \"\"__y__\"\"", "`a //b//` --x-- __y__"),
        ("= One =\n== Two ==[label]\n+ Three +", "# One\n## Two\n# Three"),
        ("== unequal =", "== unequal ="),
        ("+ a\n+ b\n  + c\n+ d\n\n- e\n-\nf", "1. a\n2. b\n  1. c\n3. d\n\n- e\n\nf"),
        (": term", "- term"),
        ("[home http://a.org/__x__]", "home (http://a.org/__x__)"),
        ('[my file ""file:///a b.pdf""]', "my file"),
        ('[my file ""file:///a b"".pdf]', "my file"),
        ('[""http://a.org""]', "http://a.org"),
        ("{warm //words//|color:#ff0000}", "warm *words*"),
        ("line\\\\\nnext", "line\nnext"),
        ("\tsaid", "> said"),
        ("-" * 20, "---"),
        ("```\n//x//\n```\n//y//", "```\n//x//\n```\n*y*"),
        ('"""\n//x//\n"""\n//y//', "//x//\n*y*"),
        ("[2019-03-04] [not sure] [x]", "[2019-03-04] [not sure] [x]"),
        ("\ue0000\ue001", "0"),
        ("", ""),
    ],
)
def test_marks(text: str, words: str) -> None:
    assert light_markdown(text).text == words
    assert light_markdown(text).pictures == 0


@pytest.mark.parametrize(
    "text",
    [
        '[""file:///home/me/a pic"".png]', '[""file:///home/me/a pic"".JPG?300]', "[pic.jpeg]",
        "[/a/b.gif?20]", '[""file:///home/me/pic.png""]',
    ],
)  # fmt: skip
def test_pictures_go_and_are_counted(text: str) -> None:
    found = light_markdown(f"Before\n{text}\nafter {text}")
    assert (found.text.strip(), found.pictures) == ("Before\nafter", 2)


@pytest.mark.parametrize(
    "text", ["//a ", "[", '[""', "{a|", "``a", "= ", "[http://", "__a --", "+ " * 3, "[a http://a ", "--a //"]
)
def test_marks_that_never_end_are_quick(text: str) -> None:
    before = time.process_time()
    light_markdown(text * (2_000_000 // len(text)))
    light_markdown((text * 4000 + "\n") * 20)
    assert time.process_time() - before < 5


def test_markdown() -> None:
    found = markdown_text("a \\*b\\* `\\*`\n![x](y z.png)\n\n![[pic.png]]\n```\n\\*\n```\n")
    assert (found.text, found.pictures) == ("a *b* `\\*`\n\n```\n\\*\n```", 2)


def test_links_to_other_pages_are_their_words() -> None:
    found = markdown_text("[[Anna|my love]] and [[Bob]], `[[code]]`\n```\n[[ -f x ]]\n```\n[not [one]] [[]]")
    assert found.text == "my love and Bob, `[[code]]`\n```\n[[ -f x ]]\n```\n[not [one]] [[]]"
