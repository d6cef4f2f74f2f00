"""Light Markdown as data: headings, lists, bold and italic; everything else stays as it was written.

What comes out is plain JSON for the page templates, never markup: a text cannot name a file, a link or
a command, whatever characters it is made of.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import Any

from relationship_journal.domain.text import whole

Run = str | list[Any]
"""A plain string, or [style, runs] with style "b" or "i"."""
Block = dict[str, Any]
"""{"k": "p" | "h" | "ul" | "ol", "r": runs or items of runs, "d": 1 when it reads from right to left}."""

_STYLED = re.compile(
    r"(?P<bold>\*\*|__)(?=\S)(?P<in_bold>.{1,600}?)(?<=\S)(?P=bold)"
    r"|(?<![\w*_])(?P<italic>[*_])(?=[^\s*_])(?P<in_italic>.{1,600}?)(?<=[^\s])(?P=italic)(?![\w*_])",
    re.DOTALL,
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>\S.*)")
_ITEM = re.compile(r"[ \t]{0,3}(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})[.)])[ \t]+(?P<text>\S.*)")
_UNBREAKABLE = re.compile(
    "[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{40,}"
)
_STEP = 20


def blocks(text: str) -> list[Block]:
    """The paragraphs, headings and lists of `text`; a blank line ends a paragraph, a line break stays."""
    found: list[Block] = []
    lines: list[str] = []
    for line in chain(text.splitlines(), [""]):
        if heading := _HEADING.fullmatch(line):
            _end(found, lines)
            found.append(_block("h", heading["text"]))
        elif item := _ITEM.fullmatch(line):
            _end(found, lines)
            _add_item(found, item)
        elif line.strip():
            lines.append(line)
        else:
            _end(found, lines)
            if found and found[-1]["k"] in ("ul", "ol"):
                found.append({"k": "end"})
    return [block for block in found if block["k"] != "end"]


def plain_block(text: str) -> Block:
    """`text` as one paragraph without any reading of Markdown."""
    return _directed({"k": "p", "r": [breakable(text)]}, text)


def breakable(text: str) -> str:
    """`text` with zero-width spaces inside words too long for any line, so that none leaves the page."""
    return _UNBREAKABLE.sub(_broken, text) if len(text) >= 40 else text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or of their kin (UAX 9, rule P2)."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _end(found: list[Block], lines: list[str]) -> None:
    if lines:
        found.append(_block("p", "\n".join(lines)))
        lines.clear()


def _block(kind: str, text: str) -> Block:
    return _directed({"k": kind, "r": _runs(text)}, text)


def _directed(block: Block, text: str) -> Block:
    return block | {"d": 1} if is_right_to_left(text) else block


def _add_item(found: list[Block], item: re.Match[str]) -> None:
    kind = "ul" if item["bullet"] else "ol"
    if not found or found[-1]["k"] != kind:
        start = {"n": int(item["number"])} if item["number"] else {}
        found.append(_directed({"k": kind, "r": [], **start}, item["text"]))
    found[-1]["r"].append(_runs(item["text"]))


def _runs(text: str, depth: int = 0) -> list[Run]:
    if depth > 3 or ("*" not in text and "_" not in text):
        return [breakable(text)]
    runs: list[Run] = []
    place = 0
    for match in _STYLED.finditer(text):
        if match.start() > place:
            runs.append(breakable(text[place : match.start()]))
        style, inner = ("b", match["in_bold"]) if match["bold"] else ("i", match["in_italic"])
        runs.append([style, _runs(inner, depth + 1)])
        place = match.end()
    if place < len(text):
        runs.append(breakable(text[place:]))
    return runs


def _broken(match: re.Match[str]) -> str:
    word = match[0]
    places = [0]
    while (following := places[-1] + _STEP) < len(word):
        places.append(max(whole(word, following), places[-1] + 1))
    return "\u200b".join(word[start:end] for start, end in zip(places, [*places[1:], len(word)], strict=True))
