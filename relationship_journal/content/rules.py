"""The rules for what we write that a machine can hold; the rest is taste.

Plain words, no blame, no exclamation marks, nobody's trademarks, nothing said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

TRADEMARKS = (
    "five minute journal",
    "gottman",
    "lasting",
    "love letters app",
    "relish",
    "paired",
    "love nudge",
    "5lovelanguages",
    "love language",
    "betterhelp",
    "talkspace",
)
BLAME = re.compile(r"\byou (always|never)\b", re.IGNORECASE)
EASY = 60.0
"""Flesch's "plain English" begins here; a set of texts must reach it on average."""
TOO_ALIKE = 0.75
"""Two texts that share this part of their weighty words say the same."""
_LIGHT_WORDS = (
    "a an and are as at be been but by can could did do does for from had has have how i if in is it its "
    "me my of on one or our so some than that the their them there they this to us was we were what when "
    "where which who why will with would you your"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Passage:
    """A text and where it stands."""

    where: str
    text: str


def complaints(passages: Sequence[Passage]) -> list[str]:
    """What breaks a rule in these texts, one sentence each."""
    found = [f"{one.where}: {complaint}" for one in passages for complaint in broken(one.text)]
    return found + [f"{a.where} and {b.where} say nearly the same." for a, b in alike(passages)]


def alike(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Pairs that are the same or nearly so, by the words that carry weight (Jaccard 1912)."""
    weighty = [(one, _weighty(one.text)) for one in passages]
    return [
        (a, b)
        for (a, first), (b, second) in combinations(weighty, 2)
        if first and second and len(first & second) / len(first | second) >= TOO_ALIKE
    ]


def reading_ease(texts: Iterable[str]) -> float:
    """Flesch's reading ease (1948, J. Appl. Psychol. 32:221): 206.835 − 1.015 words a sentence − 84.6
    syllables a word, over all texts together. Syllables are counted as runs of vowels, a mute e left out."""
    sentences = words = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        sentences += max(1, len(re.findall(r"[.?:…]+", text)))
        syllables += sum(_syllables(word) for word in found)
    if not words:
        return 100.0
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def broken(text: str) -> Iterator[str]:
    """What breaks a rule in one text, a sentence each."""
    plain = text.casefold()
    if "!" in text:
        yield "an exclamation mark."
    if BLAME.search(text):
        yield "“you always” or “you never”."
    for name in TRADEMARKS:
        if re.search(rf"\b{re.escape(name)}\b", plain):
            yield f"“{name}” belongs to somebody else."


def _weighty(text: str) -> frozenset[str]:
    return frozenset(word for word in (w.casefold() for w in _WORD.findall(text)) if word not in _LIGHT)


def _syllables(word: str) -> int:
    plain = word.casefold()
    runs = len(_VOWELS.findall(plain))
    return max(1, runs - (plain.endswith("e") and not plain.endswith("le") and runs > 1))
