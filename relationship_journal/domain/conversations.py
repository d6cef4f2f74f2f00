"""Conversations: planned when both are at ease, held, and looked back on. Regular talks are rituals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from relationship_journal.domain.records import Record

TEXTS = (
    "about", "planned_for", "good_thing", "opener", "to_understand", "question", "heard", "surprised",
)  # fmt: skip
"""The fields of a conversation that hold the user's own words."""
LOG = ("heard", "surprised")
"""Those of them that are written afterwards."""


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


@dataclass(frozen=True)
class Talks:
    """What stands at the top of the page: the next talk planned, the last one held, how many there are."""

    next: Conversation | None
    last: Conversation | None
    count: int


def coming(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Talks still planned, the nearest first."""
    planned = [one for one in conversations if one.stage is Stage.PLANNED]
    return sorted(planned, key=lambda one: (one.day, one.id))


def words_of(talk: Conversation) -> str:
    """What a talk says first; "" when nothing was written."""
    return next((text for name in TEXTS if (text := str(getattr(talk, name)).strip())), "")


def is_measured(talk: Conversation) -> bool:
    """Whether calm or minutes were noted, which is worth keeping without a word."""
    return any(value is not None for value in (talk.calm_before, talk.calm_after, talk.minutes))


def held(talk: Conversation, today: date) -> Conversation:
    """The talk after it took place: on its day, or today when that has not come yet."""
    return replace(talk, stage=Stage.HELD, day=min(talk.day, today))


def let_go(talk: Conversation) -> Conversation:
    """The talk put aside. Nothing written for it is lost."""
    return replace(talk, stage=Stage.LET_GO)


def planned_again(talk: Conversation, today: date) -> Conversation:
    """The talk planned once more: for its day if that is still to come, otherwise for tomorrow."""
    return replace(talk, stage=Stage.PLANNED, day=max(talk.day, usual_day(today)))


def usual_day(today: date) -> date:
    """The day suggested for a new talk."""
    return today + timedelta(days=1)
