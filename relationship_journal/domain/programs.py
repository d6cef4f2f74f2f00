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
    """One step. `key` names its answer within the program; `text` is what is read or asked, `title` the same
    in two or three words. `labels` are the two sides of a pair or the ends of a scale, `asks` what each side
    of a pair is asked, `hints` what stands in empty fields, `options` what may be chosen, `review` the keys
    looked back at, `minutes` how long writing is meant to take (0 for no matter), `aside` a calm word below.
    An `optional` step may stay empty. `ends`: choices that end the program well, each with what is said.
    """

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
    title: str = ""
    aside: str = ""
    asks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Session:
    """A sitting. `rest_days` is how many days the program suggests to wait before it; `day` its number in a
    program of one small act a day, else 0."""

    title: str
    steps: tuple[Step, ...]
    rest_days: int = 0
    day: int = 0

    @property
    def needed(self) -> tuple[Step, ...]:
        """The steps without which it is not over: those not optional, or all when every one is."""
        return tuple(step for step in self.steps if not step.optional) or self.steps


@dataclass(frozen=True)
class Program:
    """A program. `step_of_ten` says which of the ten steps it serves; `gated` ones ask for safety first;
    an `opt_in` one is hidden until wanted; a `quiet` one waits on its own tab and never shows on Today; `why`
    names the evidence behind it. `days` counts its first days by the calendar, and `called` is what they are
    days of ("gratitude week"). `becomes` fills an agreement: its fields and the answers they come from
    ("matters", or "matters.0" for one side of a pair). After so many days (`again_after`) a finished one is
    offered once more; 0 for never.
    """

    id: str
    name: str
    about: str
    step_of_ten: int
    why: tuple[str, ...]
    sessions: tuple[Session, ...]
    gated: bool = False
    opt_in: bool = False
    quiet: bool = False
    days: int = 0
    called: str = ""
    becomes: tuple[tuple[str, str], ...] = ()
    again_after: int = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order."""
        return tuple(step for session in self.sessions for step in session.steps)


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
class Course:
    """A run and what was answered in it so far."""

    run: Run
    answers: tuple[Answer, ...]

    def answer(self, key: str) -> Answer | None:
        """The answer to the step `key`."""
        return next((answer for answer in self.answers if answer.key == key), None)

    @property
    def last_day(self) -> date:
        """The latest day on which something was done in it."""
        return max([self.run.day, *(answer.day for answer in self.answers)])


@dataclass(frozen=True)
class Place:
    """The first step not yet done: indexes of session and step. `open_on` is the day it may well begin."""

    session: int
    step: int
    open_on: date


def place_in(program: Program, run: Run, answers: Iterable[Answer]) -> Place | None:
    """Where to go on; None when everything needed is done.

    Steps are done in any order; a session ends on the day of its last answer, one that was begun waits no
    more, and what is optional holds nothing up. A program of one act a day counts from act to act, whatever
    is written in between.
    """
    done = {answer.key: answer.day for answer in answers if answer.done}
    ended = acted = run.day
    for number, session in enumerate(program.sessions):
        since = acted if session.day else ended
        opens = since + timedelta(days=session.rest_days if number else 0)
        opens = min([opens, *(done[step.key] for step in session.steps if step.key in done)])
        if any(step.key not in done for step in session.needed):
            index = next(index for index, step in enumerate(session.steps) if step.key not in done)
            return Place(number, index, opens)
        last = max(done[step.key] for step in session.steps if step.key in done)
        ended = max(ended, last)
        acted = max(acted, last) if session.day else acted
    return None


def again_from(program: Program, courses: Iterable[Course]) -> date | None:
    """The day from which a finished program comes round again; None for one that does not, was never
    finished, or is on its way."""
    runs = [course for course in courses if course.run.program == program.id]
    if not program.again_after or not runs or any(one.run.state is not RunState.FINISHED for one in runs):
        return None
    return max(one.run.finished_on or one.last_day for one in runs) + timedelta(days=program.again_after)


def progress(program: Program, answers: Iterable[Answer]) -> tuple[int, int]:
    """How many steps are done, of how many."""
    keys = {step.key for step in program.steps}
    return len(keys & {answer.key for answer in answers if answer.done}), len(keys)


def day_within(program: Program, course: Course, today: date) -> tuple[int, int] | None:
    """ "Day 11 of 30": the act it has come to, or the day by the calendar; None when it counts no days."""
    acts = [session for session in program.sessions if session.day]
    place = place_in(program, course.run, course.answers)
    if acts and place is not None:
        ahead = [session.day for session in program.sessions[place.session :] if session.day]
        return (ahead[0], len(acts)) if ahead and program.sessions[place.session].day else None
    count = (today - course.run.day).days + 1
    return (count, program.days) if 1 <= count <= program.days else None


def share_done(program: Program, course: Course) -> float:
    """How far one has come, from 0 to 1: by its days where it counts them, else by its steps."""
    if any(session.day for session in program.sessions):
        acts = [session.needed[0].key for session in program.sessions if session.day]
        done = {answer.key for answer in course.answers if answer.done}
        return len(done & set(acts)) / len(acts)
    steps, of = progress(program, course.answers)
    return steps / of


def in_words(step: Step, values: Sequence[object]) -> str:
    """An answer as one would read it."""
    if step.kind is StepKind.PAIR:
        pairs = zip(step.labels, values, strict=False)
        return "\n".join(f"{label}: {value}" for label, value in pairs if str(value).strip())
    return "\n".join(str(value) for value in values if str(value).strip())


def acted_on(program: Program, course: Course, day: date) -> Session | None:
    """The sitting of a program of one act a day whose act was done on `day`."""
    done = {answer.key for answer in course.answers if answer.done and answer.day == day}
    return next((one for one in reversed(program.sessions) if one.day and one.steps[0].key in done), None)
