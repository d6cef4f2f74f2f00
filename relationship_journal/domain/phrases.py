"""Phrases people can write down, found in sentences: a word list with a little grammar.

A phrase is a row of parts. `word`; `this|that`, one of them; `@list`, a word of a named list; `part?`, may be
missing; `!part`, must not follow here; `care*`, words beginning so; `...`, up to four words; `^` and `$`,
where the sentence begins and ends. Words stand in lower case and contractions in full ("do not"): sentences
are read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
GAP = 4
"""So many words `...` stands for at most."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.?!…\n]+")
_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is", "cannot": "can"}
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_IS_AFTER = frozenset(
    ("it", "that", "what", "who", "here", "there", "he", "she", "how", "where", "when", "why", "nothing")
)
_BEFORE_NT = ("do", "did", "does", "ca", "wo", "is", "are", "was", "were", "have", "has", "could", "would")
_BARE = {f"{head}nt": f"{head}n't" for head in _BEFORE_NT} | {
    "youre": "you're", "youve": "you've", "im": "i'm", "ive": "i've", "thats": "that's",
    "u": "you", "ur": "your",
}  # fmt: skip
"""As people type in a hurry."""


class BadPhrase(ValueError):
    """A phrase cannot be read; the message says why."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in plain words; `spans` are the places of each in the text it was taken from."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    is_ended: bool = False
    """Whether a mark or a new line came after it: while somebody types, more may follow."""


class Found(NamedTuple, Generic[T]):
    """A phrase found: what it stands for, and its first and its last word, the last not included."""

    value: T
    first: int
    last: int


class _Part(NamedTuple):
    """`sign` is "" for words, or one of ! . ^ $."""

    words: frozenset[str]
    stems: tuple[str, ...]
    sign: str
    optional: bool


class PhraseBook(Generic[T]):
    """Phrases, each standing for a value; found in one walk through a sentence. They are taken apart when
    something is first looked for."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = {name: frozenset(words) for name, words in lists.items()}
        self._read = lru_cache(maxsize=None)(self._part)
        self._added: list[tuple[str, T]] = []
        self._by_first: dict[str, list[tuple[tuple[_Part, ...], T]]] = {}
        self._others: list[tuple[tuple[_Part, ...], T]] = []

    def add(self, phrase: str, value: T) -> None:
        """Let `phrase` stand for `value`."""
        self._added.append((phrase, value))

    def check(self, phrase: str) -> None:
        """Whether it can be read. Raises BadPhrase."""
        self._parts(phrase)

    def find(self, sentence: Sentence) -> Iterator[Found[T]]:
        """Every phrase in `sentence`, at each place it begins. Raises BadPhrase when one cannot be read."""
        self._take_apart()
        words = sentence.words
        for at, word in enumerate(words):
            for parts, value in (*self._by_first.get(word, ()), *self._others):
                end = _end(parts, 0, words, at)
                if end > at:
                    yield Found(value, at, end)

    def values(self) -> set[T]:
        """All that phrases stand for."""
        self._take_apart()
        return {value for entries in (self._others, *self._by_first.values()) for _, value in entries}

    def is_in(self, sentence: Sentence) -> bool:
        """Whether any phrase is found."""
        return next(self.find(sentence), None) is not None

    def _take_apart(self) -> None:
        """Sort what was added by the words it may begin with."""
        for phrase, value in self._added:
            parts = self._parts(phrase)
            first = next(part for part in parts if part.sign != "^")
            if first.sign or first.stems or first.optional:
                self._others.append((parts, value))
            for word in () if first.sign or first.stems or first.optional else first.words:
                self._by_first.setdefault(word, []).append((parts, value))
        self._added.clear()

    def _parts(self, phrase: str) -> tuple[_Part, ...]:
        if phrase != phrase.lower():
            raise BadPhrase("is not in lower case")
        parts = tuple(self._read(text) for text in phrase.split())
        if not any(part.words or part.stems for part in parts if part.sign == "" and not part.optional):
            raise BadPhrase("has no word that must be there")
        return parts

    def _part(self, text: str) -> _Part:
        if text in ("^", "$", "..."):
            return _Part(frozenset(), (), text[0], False)
        sign, optional = ("!" if text[0] == "!" else ""), text[-1] == "?"
        written = text.strip("!?").split("|")
        words: set[str] = set()
        stems: list[str] = []
        for one in written:
            if one.isalnum():
                words.add(one)
            elif one[1:] in self._lists and one[0] == "@":
                words |= self._lists[one[1:]]
            elif one[:-1].isalpha() and one[-1] == "*":
                stems.append(one[:-1])
            elif one == "'s":
                words.add(one)
            else:
                raise BadPhrase(f"holds “{one}”, which is no word and no list")
        return _Part(frozenset(words), tuple(stems), sign, optional)


def _end(parts: Sequence[_Part], part: int, words: Sequence[str], at: int) -> int:
    """Where the phrase's parts from `part` on end in `words`, beginning at `at`; -1 if they do not fit."""
    if part == len(parts):
        return at
    words_of, stems, sign, optional = parts[part]
    if sign == ".":
        ends = (_end(parts, part + 1, words, at + n) for n in range(min(GAP, len(words) - at) + 1))
        return next((end for end in ends if end >= 0), -1)
    here = at < len(words) and (words[at] in words_of or bool(stems and words[at].startswith(stems)))
    if sign:
        fits = at == 0 if sign == "^" else at == len(words) if sign == "$" else not here
        return _end(parts, part + 1, words, at) if fits else -1
    if here and (end := _end(parts, part + 1, words, at + 1)) >= 0:
        return end
    return _end(parts, part + 1, words, at) if optional else -1


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in lower case and with contractions in full."""
    found: list[Sentence] = []
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(_plain(text)):
        token = match[0]
        if token[0] in ".?!…\n":
            if words:
                found.append(Sentence(tuple(words), tuple(spans), is_ended=True))
            words, spans = [], []
            continue
        for word in _in_full(token):
            words.append(word)
            spans.append(match.span())
    if words:
        found.append(Sentence(tuple(words), tuple(spans)))
    return found


def _plain(text: str) -> str:
    """Lower case and straight apostrophes, character for character."""
    straight = text.replace("’", "'")
    lower = straight.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


def _in_full(token: str) -> tuple[str, ...]:
    """A contraction as the words it stands for: don't, you're, it's; "mother's" becomes "mother" and "'s"."""
    token = _BARE.get(token, token)
    if token in _NOT:
        return _NOT[token], "not"
    head, apostrophe, tail = token.rpartition("'")
    if not apostrophe:
        return (token,)
    if tail == "t" and head.endswith("n"):
        return head[:-1], "not"
    if tail in _ENDINGS:
        return head, _ENDINGS[tail]
    if token == "let's":
        return "let", "us"
    if tail == "s":
        return head, "is" if head in _IS_AFTER else "'s"
    return (token,)
