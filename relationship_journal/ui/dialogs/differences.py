"""What two versions of a text do not share, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PATIENCE = 2_000
"""With more words than this frequent ones no longer anchor a match, which would take seconds."""

_TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)


@dataclass(frozen=True)
class Run:
    """Characters in a row that are either shared with the other version or only here."""

    text: str
    only_here: bool


def runs(text: str, other: str) -> list[Run]:
    """`text` in pieces, told apart by whether `other` has them too, in the same order.

    White space never counts as a difference; a gap between two words that are only here joins them.
    """
    tokens = _TOKEN.findall(text)
    only = _only_here(tokens, [token for token in _TOKEN.findall(other) if not token.isspace()])
    found: list[Run] = []
    for token, here in zip(tokens, only, strict=True):
        if found and found[-1].only_here == here:
            found[-1] = Run(found[-1].text + token, here)
        else:
            found.append(Run(token, here))
    return found


def _only_here(tokens: list[str], theirs: list[str]) -> list[bool]:
    """For each token whether it is missing in `theirs`, which has no white space."""
    places = [place for place, token in enumerate(tokens) if not token.isspace()]
    words = [tokens[place] for place in places]
    only = [False] * len(tokens)
    for place in places:
        only[place] = True
    matcher = SequenceMatcher(None, theirs, words, autojunk=max(len(theirs), len(words)) > PATIENCE)
    for block in matcher.get_matching_blocks():
        for number in range(block.b, block.b + block.size):
            only[places[number]] = False
    for place, token in enumerate(tokens):
        if token.isspace():
            only[place] = 0 < place < len(tokens) - 1 and only[place - 1] and only[place + 1]
    return only


def different_words(pieces: list[Run]) -> int:
    """How many words are only in this version."""
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.only_here)
