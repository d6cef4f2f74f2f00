"""What a search finds, and the words around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from relationship_journal.domain.text import whole

Marks = tuple[tuple[int, int], ...]

_CUT = "…"


@dataclass(frozen=True)
class Hit:
    """An entry found; `text` is the snippet, `marks` the (start, end) of the words in it, in characters.

    Of a letter `sealed_until` a day to come the snippet is its title."""

    kind: str
    id: UUID
    day: date
    text: str
    marks: Marks
    sealed_until: date | None = None


@dataclass(frozen=True)
class Found:
    """The answer to a query: how many in all and by kind, and the first of them."""

    query: str
    total: int
    counts: dict[str, int]
    hits: tuple[Hit, ...]
    milliseconds: float


def snippet(text: str, words: Sequence[str], width: int = 160) -> tuple[str, Marks]:
    """About `width` characters of `text`, on one line, around the first of `words`, and where they stand.

    Case and accents make no difference. A word is marked where a word of the text begins with it, or
    anywhere if none does (Chinese and Japanese put no spaces). Marks are in code points of the snippet.
    A cut beginning shows as "… ", a cut end as " …".
    """
    line = " ".join(text.split())
    found = _places(line, words)
    start, end = _window(line, found[0][0] if found else 0, width)
    before = f"{_CUT} " if start else ""
    after = f" {_CUT}" if end < len(line) else ""
    shift = len(before) - start
    marks = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in found if a < end and b > start)
    return before + line[start:end] + after, marks


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether every one of `words` stands somewhere in `text`, whatever its case and accents."""
    folded = _fold(text)[0]
    return all(_fold(word)[0] in folded for word in words)


def _window(line: str, first: int, width: int) -> tuple[int, int]:
    """Where to cut: a third of the room before the first mark, between words where there are spaces."""
    if len(line) <= width:
        return 0, len(line)
    start = max(0, min(first - width // 3, len(line) - width))
    if start:
        space = line.find(" ", start, first)
        start = space + 1 if space >= 0 else whole(line, start)
    end = start + width
    if end >= len(line):
        return start, len(line)
    space = line.rfind(" ", start + width // 2, end + 1)
    return start, space if space > first else max(whole(line, end), start + 1)


def _places(line: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in `line`: ordered, without overlaps."""
    folded, origins = _fold(line)
    places: list[tuple[int, int]] = []
    for word in words:
        wanted = _fold(word)[0].strip()
        everywhere = list(_occurrences(folded, wanted)) if wanted else []
        beginnings = [at for at in everywhere if at == 0 or not folded[at - 1].isalnum()]
        for at in beginnings or everywhere:
            # The last character counts whole, though it may have folded to several, as "ß" to "ss".
            places.append((origins[at], origins[at + len(wanted) - 1] + 1))
    return _merged(places, line)


def _occurrences(folded: str, wanted: str) -> Iterator[int]:
    at = folded.find(wanted)
    while at >= 0:
        yield at
        at = folded.find(wanted, at + len(wanted))


def _merged(places: list[tuple[int, int]], line: str) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        while end < len(line) and unicodedata.combining(line[end]):
            end += 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """`text` without case and accents, and for each place in it the place in `text`."""
    if text.isascii():
        return text.lower(), range(len(text))
    bare = {character: _bare(character) for character in set(text)}
    folded = text.translate({ord(character): plain for character, plain in bare.items()})
    if all(len(plain) == 1 for plain in bare.values()):
        return folded, range(len(text))
    return folded, [index for index, character in enumerate(text) for _ in bare[character]]


@cache
def _bare(character: str) -> str:
    """A character without case and accents: none, one or several."""
    apart = unicodedata.normalize("NFD", character.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
