"""Conversations: planned when both are at ease, held, and looked back on. Regular talks are rituals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record


class Stage(StrEnum):
    """How far a conversation has come."""

    PLANNED = "planned"
    HELD = "held"
    LET_GO = "let_go"


@dataclass(kw_only=True)
class Conversation(Record):
    """One talk. `planned_for` is free words beside the day ("after dinner"); `calm_before` and `calm_after`
    are 1–5 or None, `minutes` how long it took."""

    day: date
    zone: str = "UTC"
    about: str
    planned_for: str = ""
    good_thing: str = ""
    opener: str = ""
    to_understand: str = ""
    question: str = ""
    stage: Stage = Stage.PLANNED
    heard: str = ""
    surprised: str = ""
    calm_before: int | None = None
    calm_after: int | None = None
    minutes: int | None = None


def coming(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Talks still planned, the nearest first."""
    planned = [one for one in conversations if one.stage is Stage.PLANNED]
    return sorted(planned, key=lambda one: (one.day, one.id))
