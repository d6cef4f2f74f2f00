"""Takes a softer wording over into the beginning of a talk, where a sentence was hard to hear."""

from __future__ import annotations

import re

from relationship_journal.domain.openings import Finding, Reading

_SENTENCE = re.compile(r"[^.?!…\n]*[.?!…]*")
"""As domain.phrases divides a text: a sentence ends in one of these marks or with its line."""


def softened(text: str, reading: Reading, finding: Finding) -> str:
    """`text` with the sentence of `finding` said in its wording.

    Where other hard sentences offer the same wording they go as well, so that it does not stand there twice.
    """
    alike = [one for one in reading.findings if one.wording == finding.wording]
    spans = sorted({_sentence_around(text, one) for one in alike} | {_sentence_around(text, finding)})
    own = _sentence_around(text, finding)
    for start, end in reversed(spans):
        if (start, end) == own:
            text = text[:start] + finding.wording + text[end:]
        else:
            text = _without(text, start, end)
    return text


def _sentence_around(text: str, finding: Finding) -> tuple[int, int]:
    """Where the sentence of a finding begins and ends, with its closing marks, without quotes around it."""
    start = max((text.rfind(mark, 0, finding.start) for mark in ".?!…\n"), default=-1) + 1
    while start < finding.start and (text[start].isspace() or text[start] in '"“”‘’'):
        start += 1
    found = _SENTENCE.match(text, finding.end)
    end = found.end() if found is not None else len(text)
    return start, max(end, finding.end)


def _without(text: str, start: int, end: int) -> str:
    """`text` without a sentence and the room behind it."""
    while end < len(text) and text[end] == " ":
        end += 1
    kept = text[:start] + text[end:]
    return kept.rstrip(" ") if end >= len(text) else kept
