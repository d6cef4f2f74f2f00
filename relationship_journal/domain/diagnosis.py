"""Diagnosis notes: what changed between two people, when, and what it may have been for the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.approximate import ApproximateDate as ApproximateDate
from relationship_journal.domain.approximate import Precision as Precision
from relationship_journal.domain.approximate import last_day as last_day
from relationship_journal.domain.approximate import parse_when as parse_when
from relationship_journal.domain.days import Span
from relationship_journal.domain.records import Record


class Onset(StrEnum):
    """How it came."""

    SUDDEN = "sudden"
    GRADUAL = "gradual"
    UNSURE = "unsure"


class Culprit(StrEnum):
    """The usual reasons; any other string in `culprits` is a tag of the user's own."""

    UNRESOLVED_CONFLICT = "unresolved_conflict"
    LIFE_CHANGE = "life_change"
    NOT_CONNECTING = "not_connecting"
    FEELING_LOVED_DIFFERENTLY = "feeling_loved_differently"
    OUTSIDE_STRESS = "outside_stress"
    LOST_RITUAL = "lost_ritual"


@dataclass(kw_only=True)
class DiagnosisNote(Record):
    """What changed. `day` is when it was written; `since`, `precision` and `about` say when it happened.

    `since` is the first day of the period named: 1 March 2023 for "spring 2023"; `about` marks "around".
    `my_story` is what I told myself, `their_story` what it may have been for them.
    """

    day: date
    zone: str = "UTC"
    since: date
    precision: Precision = Precision.DAY
    about: bool = False
    onset: Onset = Onset.UNSURE
    what: str
    culprits: list[str] = field(default_factory=list)
    my_story: str = ""
    their_story: str = ""


def culprit_counts(notes: Iterable[DiagnosisNote], span: Span) -> list[tuple[str, int]]:
    """What keeps coming back: culprits and how many notes name them, most first, then by name.

    A note counts by when it happened, if any day of its period lies in `span`.
    """
    counts = Counter(culprit for note in notes if _touches(note, span) for culprit in set(note.culprits))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _touches(note: DiagnosisNote, span: Span) -> bool:
    end = last_day(ApproximateDate(note.since, note.precision, note.about))
    return note.since <= span.last and end >= span.first
