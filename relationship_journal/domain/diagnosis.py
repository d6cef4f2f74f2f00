"""Diagnosis notes: what changed between two people, when, and what it may have been for the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record


class Precision(StrEnum):
    """How exactly the user knows when something changed."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


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
