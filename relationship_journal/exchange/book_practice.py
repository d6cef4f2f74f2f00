"""Programs, small acts and the counsellor list in a printed journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from relationship_journal.content import programs
from relationship_journal.content.reading import ContentError
from relationship_journal.domain.plans import CounsellorItem
from relationship_journal.domain.programs import Answer, Program, Run, StepKind
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_parts import Part, begun, item, line, section, text, title


def programs_of(archive: Archive) -> list[dict[str, Any]]:
    """A chapter for each time through a program: its sessions, what was asked and what was answered.

    What was only read is left out, and so is a run in which nothing was written.
    """
    known = _known() if archive.runs else {}
    answered: dict[object, list[Answer]] = defaultdict(list)
    for answer in archive.answers:
        if answer.text.strip():
            answered[answer.run_id].append(answer)
    chapters: list[dict[str, Any]] = []
    for run in sorted(archive.runs, key=lambda each: (each.day, each.id)):
        chapters += _run(run, known.get(run.program), answered[run.id])
    return chapters


def counsellor(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of what is brought to a counsellor and brought home from one."""
    ordered = sorted(archive.counsellor_items, key=lambda each: (each.day, each.id))
    return section("For a counsellor", [begun(_errand(each), each) for each in ordered])


def _known() -> Mapping[str, Program]:
    try:
        return {program.id: program for program in programs.load()}
    except ContentError:  # the answers are printed all the same, in the order of their days
        return {}


def _run(run: Run, program: Program | None, answers: Sequence[Answer]) -> list[dict[str, Any]]:
    ends = words.days_between(run.day, run.finished_on) if run.finished_on else words.long_day(run.day)
    about = " · ".join((ends, words.RUNS[run.state]))
    name = program.name if program else run.program.replace("-", " ").capitalize()
    return section(name, _sessions(program, answers), about)


def _sessions(program: Program | None, answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """An item for each session, in the order of the program; answers it does not know come last, by day."""
    place: dict[str, tuple[int, int]] = {}
    for number, session in enumerate(program.sessions if program else ()):
        place |= {step.key: (number, index) for index, step in enumerate(session.steps)}
    after = (len(program.sessions) if program else 0, 0)
    ordered = sorted(answers, key=lambda one: (place.get(one.key, after), one.day, one.key))
    by_session: dict[int, list[Answer]] = defaultdict(list)
    for answer in ordered:
        by_session[place.get(answer.key, after)[0]].append(answer)
    items = []
    for number, given in by_session.items():
        named = program.sessions[number].title if program and number < after[0] else ""
        parts: list[Part] = [*title(named)]
        for answer in given:
            parts += text(answer.prompt, _said(answer, program))
        items.append(begun(item(min(answer.day for answer in given), parts), *given))
    return items


def _said(answer: Answer, program: Program | None) -> str:
    """What was answered; a day as one reads it."""
    steps = program.steps if program else ()
    if any(step.key == answer.key and step.kind is StepKind.DATE for step in steps):
        with suppress(ValueError):
            return words.long_day(date.fromisoformat(answer.text))
    return answer.text


def _errand(errand: CounsellorItem) -> dict[str, Any]:
    done = f"done {words.long_day(errand.done_on)}" if errand.done_on else ""
    return item(errand.day, [*text(words.ERRANDS[errand.errand], errand.text), *line(done)])
