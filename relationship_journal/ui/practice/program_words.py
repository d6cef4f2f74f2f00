"""The words around a program: where one is in it, when it goes on, what the ten steps are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from relationship_journal.domain.programs import (
    Answer,
    Course,
    Place,
    Program,
    Step,
    StepKind,
    day_within,
    place_in,
)
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.today.words import short_day, weekday


def ten_steps() -> tuple[str, ...]:
    """The ten steps, in order."""
    return (
        tr("Notice what changed"),
        tr("Talk"),
        tr("Appreciate"),
        tr("Meet in the middle"),
        tr("Look for what works"),
        tr("Touch"),
        tr("Give, and keep rituals"),
        tr("Say what you admire"),
        tr("Love as a decision"),
        tr("Forgive"),
    )


def step_title(step: Step) -> str:
    """A step in two or three words, whether or not its file names it."""
    usual = {
        StepKind.READ: tr("a page to read"),
        StepKind.WRITE: tr("a page to write"),
        StepKind.PAIR: tr("two sides"),
        StepKind.RATE: tr("a scale"),
        StepKind.CHOOSE: tr("a choice"),
        StepKind.ACT: tr("a small act"),
        StepKind.DATE: tr("a day"),
        StepKind.REVIEW: tr("a look back"),
    }
    return step.title or usual[step.kind]


def goes_on(open_on: date, today: date) -> str:
    """ "It goes on from Thursday; sooner is fine."; nothing when it is time already."""
    days = (open_on - today).days
    if days <= 0:
        return ""
    if days == 1:
        return tr("It goes on tomorrow; sooner is fine.")
    when = weekday(open_on) if days < 7 else short_day(open_on)
    return tr("It goes on from {day}; sooner is fine.").format(day=when)


def where_words(program: Program, course: Course, today: date) -> str:
    """ "Day 11 of 30", "Part 2 of 3 · What could be given, step 2 of 3"."""
    place = place_in(program, course.run, course.answers)
    if place is None:
        return tr("Everything is done.")
    if (count := day_within(program, course, today)) is not None:
        return day_words(*count)
    return part_words(program, place)


def day_words(day: int, of: int) -> str:
    """ "Day 11 of 30"."""
    return tr("Day {n} of {all}").format(n=day, all=of)


def part_words(program: Program, place: Place) -> str:
    """ "Part 2 of 3 · What could be given"."""
    title = program.sessions[place.session].title
    of = len(program.sessions)
    if of == 1 or any(session.day for session in program.sessions):
        return title
    return tr("Part {n} of {all} · {title}").format(n=place.session + 1, all=of, title=title)


def step_words(program: Program, session: int, step: int) -> str:
    """ "Step 2 of 5 · What it is about"."""
    shown = program.sessions[session]
    if len(shown.steps) == 1:
        return shown.title
    return tr("Step {n} of {all} · {title}").format(n=step + 1, all=len(shown.steps), title=shown.title)


def rest_words(program: Program, session: int, place: Place, today: date) -> str:
    """What is said when the sitting `session` is over and the program goes on at `place`."""
    if place.session <= session:
        return tr("One step is still open. It keeps its place.")
    next_one = tr("Next comes: {part}.").format(part=part_words(program, place))
    return "\n".join(filter(None, (next_one, goes_on(place.open_on, today))))


def end_words(program: Program, said: str, today: date) -> str:
    """What is said at the end of a program; `said` is what the answer that ended it calls for."""
    words = said or tr("You have come to the end of it.")
    if not program.again_after:
        return words
    day = short_day(today + timedelta(days=program.again_after))
    again = tr("It comes round again from {day}, if you like.").format(day=day)
    return "\n".join((words, again))


def is_answered(step: Step, values: Sequence[object], answer: Answer | None) -> bool:
    """Whether one may go on from a step with these values."""
    if step.optional or step.kind in (StepKind.READ, StepKind.REVIEW):
        return True
    if step.kind is StepKind.ACT:
        return answer is not None and answer.done
    return bool(values)


def missing_words(step: Step) -> str:
    """What is said when a step has no answer yet."""
    if step.kind is StepKind.ACT:
        return tr("When it is done, say so here. Another day is fine, too.")
    if step.kind in (StepKind.WRITE, StepKind.PAIR):
        return tr("A line is enough. Or leave it here and come back.")
    return tr("Choose what fits best today, or leave it here and come back.")
