"""How a talk begins: which words of the first sentences are hard to hear, why, and another way to say it.

Phrases are looked for, nobody judges and nothing is blocked. Some are hard to hear whoever says them. Others
only charge the other one when no gentle word stands beside them; those are told as a hint. Both miss some
harsh sentences and doubt some kind ones; docs/openings.md says how often.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relationship_journal.domain.phrases import Found, PhraseBook, Sentence, sentences

MOST_READ = 1000
"""In characters: a beginning; what comes after is a talk. It also bounds the time a reading takes."""


@dataclass(frozen=True)
class Kind:
    """One way in which a sentence gets hard to hear: its name, why that is, and a wording to take over.

    One that `is_hint` counts only where the sentence has no gentle word; one that `is_faint` not even where
    there is a gentle word in another sentence.
    """

    id: str
    name: str
    why: str
    wording: str
    is_hint: bool = False
    is_faint: bool = False


@dataclass(frozen=True)
class OpeningWords:
    """All that is known about beginnings: phrases of each kind, gentle ones, those that only look harsh,
    and wordings by what the talk is about."""

    phrases: PhraseBook[Kind]
    missing: PhraseBook[Kind]
    """What each kind finds missing: it is told of a whole beginning in which nothing of it stands."""
    gentle: PhraseBook[None]
    harmless: PhraseBook[None]
    topics: PhraseBook[str]


@dataclass(frozen=True)
class Finding:
    """The characters from `start` to `end` are hard to hear: of which kind, why, and a wording instead."""

    start: int
    end: int
    kind: Kind
    wording: str


@dataclass(frozen=True)
class Reading:
    """What was found, from the beginning on; each place is told once, and a hint once a sentence."""

    findings: tuple[Finding, ...]

    @property
    def is_gentle(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def read_opening(text: str, words: OpeningWords) -> Reading:
    """What is hard to hear in the first MOST_READ characters of `text`."""
    read = sentences(text[:MOST_READ])
    gentle = [words.gentle.is_in(sentence) for sentence in read]
    topic = next((found.value for sentence in read for found in words.topics.find(sentence)), None)
    findings: list[Finding] = []
    for sentence, is_gentle in zip(read, gentle, strict=True):
        for found in _told(sentence, words, is_gentle, any(gentle)):
            (start, _), (_, end) = sentence.spans[found.first], sentence.spans[found.last - 1]
            findings.append(Finding(start, end, found.value, topic or found.value.wording))
    if not findings and not any(gentle) and (kind := _missing(read, words)) is not None:
        (start, _), (_, end) = read[0].spans[0], read[0].spans[-1]
        findings.append(Finding(start, end, kind, topic or kind.wording))
    return Reading(tuple(findings))


def _missing(read: Sequence[Sentence], words: OpeningWords) -> Kind | None:
    """The kind that finds something missing in what was read, once its first sentence is ended."""
    if not read or not read[0].is_ended or any(words.harmless.is_in(sentence) for sentence in read):
        return None
    there = {found.value for sentence in read for found in words.missing.find(sentence)}
    return next((kind for kind in words.missing.values() if kind not in there), None)


def _told(sentence: Sentence, words: OpeningWords, is_gentle: bool, any_gentle: bool) -> list[Found[Kind]]:
    """What to tell about a sentence: the hard words in it, or else the first hint."""
    harmless = list(words.harmless.find(sentence))
    found = [
        one for one in words.phrases.find(sentence) if not any(_overlap(one, other) for other in harmless)
    ]
    hard = _apart(one for one in found if not one.value.is_hint)
    if hard or is_gentle:
        return hard
    return _apart(one for one in found if not (one.value.is_faint and any_gentle))[:1]


def _overlap(one: Found[Kind], other: Found[None]) -> bool:
    return one.first < other.last and other.first < one.last


def _apart(found: Iterable[Found[Kind]]) -> list[Found[Kind]]:
    """Those that lie one after the other; where two begin alike, the longer."""
    kept: list[Found[Kind]] = []
    for one in sorted(found, key=lambda one: (one.first, -one.last)):
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return kept
