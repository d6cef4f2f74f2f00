"""Guided programs: what one consists of, and how far someone has come in it.

A program itself is content (a file); a run through it and its answers are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.records import Record


class StepKind(StrEnum):
    """What a step asks for: read, write, two texts side by side, a number, a choice, a small act, a day, or
    a look back at earlier answers."""

    READ = "read"
    WRITE = "write"
    PAIR = "pair"
    RATE = "rate"
    CHOOSE = "choose"
    ACT = "act"
    DATE = "date"
    REVIEW = "review"


@dataclass(frozen=True)
class Step:
    """One step. `key` names its answer within the program; `text` is what is read or asked. `labels` are the
    two sides of a pair or the ends of a scale, `options` what may be chosen, `review` the keys looked back
    at, `minutes` how long writing is meant to take (0 for no matter). An `optional` step may stay empty."""

    kind: StepKind
    key: str
    text: str
    labels: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    several: bool = False
    lowest: int = 0
    highest: int = 10
    minutes: int = 0
    review: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Session:
    """A sitting. `rest_days` is how many days the program suggests to wait before it."""

    title: str
    steps: tuple[Step, ...]
    rest_days: int = 0


@dataclass(frozen=True)
class Program:
    """A program. `step_of_ten` says which of the ten steps it serves; `gated` ones ask for safety first;
    an `opt_in` one is hidden until wanted; `why` names the evidence behind it."""

    id: str
    name: str
    about: str
    step_of_ten: int
    why: tuple[str, ...]
    sessions: tuple[Session, ...]
    gated: bool = False
    opt_in: bool = False


class RunState(StrEnum):
    """Where a run through a program stands."""

    GOING = "going"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(kw_only=True)
class Run(Record):
    """One time through a program. `day` is when it was begun, `finished_on` when its last session ended."""

    day: date
    zone: str = "UTC"
    program: str
    state: RunState = RunState.GOING
    finished_on: date | None = None


@dataclass(kw_only=True)
class Answer(Record):
    """What was answered to a step; id natural_id("answer", run, key).

    `prompt` is the question as it read then. `text` holds what was written, or the answer in words, so that
    it can be searched and printed; `values` holds it as it was given: texts, a number, choices or a day.
    """

    run_id: UUID
    day: date
    zone: str = "UTC"
    key: str
    prompt: str
    text: str = ""
    values: list[object] = field(default_factory=list)
    done: bool = False


@dataclass(frozen=True)
class Place:
    """The first step not yet done: indexes of session and step. `open_on` is the day it may well begin."""

    session: int
    step: int
    open_on: date


def place_in(program: Program, run: Run, answers: Iterable[Answer]) -> Place | None:
    """Where to go on; None when every step is done. Steps are done in any order, sessions count as ended on
    the day of their last answer."""
    done = {answer.key: answer.day for answer in answers if answer.done}
    ended = run.day
    for number, session in enumerate(program.sessions):
        opens = ended + timedelta(days=session.rest_days if number else 0)
        for index, step in enumerate(session.steps):
            if step.key not in done:
                return Place(number, index, opens)
        ended = max(ended, *(done[step.key] for step in session.steps))
    return None


def progress(program: Program, answers: Iterable[Answer]) -> tuple[int, int]:
    """How many steps are done, of how many."""
    keys = {step.key for session in program.sessions for step in session.steps}
    return len(keys & {answer.key for answer in answers if answer.done}), len(keys)


def in_words(step: Step, values: Sequence[object]) -> str:
    """An answer as one would read it."""
    if step.kind is StepKind.PAIR:
        pairs = zip(step.labels, values, strict=False)
        return "\n".join(f"{label}: {value}" for label, value in pairs if str(value).strip())
    return "\n".join(str(value) for value in values if str(value).strip())
