"""Programs, agreements, small acts and the counsellor list of the sample year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from relationship_journal.content import programs
from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.plans import CounsellorItem, Errand, SmallAct
from relationship_journal.domain.programs import (
    Answer,
    Course,
    Program,
    Run,
    RunState,
    Step,
    StepKind,
    in_words,
)
from relationship_journal.domain.records import Record, natural_id
from relationship_journal.domain.weekly import monday_of
from relationship_journal.journal.practice import agreement_from
from relationship_journal.journal.sample_pen import Pen, Table, read, read_all

_UNSAID = (StepKind.READ, StepKind.REVIEW, StepKind.ACT)
"""Steps that are done without an answer."""


def practice(pen: Pen) -> Iterator[Record]:
    """Every record of the practice tab, runs before their answers."""
    known = {program.id: program for program in programs.load()}
    for table in read_all("programs_", "run"):
        yield from _run(pen, table, known[table["program"]])
    plans = read("plans")
    yield from _agreements(pen, plans)
    for week in plans["week"]:
        yield from _acts(pen, week)
    for table in plans["errand"]:
        yield _errand(pen, table)


def _run(pen: Pen, table: Table, program: Program) -> Iterator[Record]:
    """A run, its answers, and the agreement that came of it."""
    sessions = table["session"]
    first, last = pen.day(sessions[0]), pen.day(sessions[-1])
    state = RunState(table["state"])
    run = Run(
        **pen.written(pen.evening(first)),
        day=first,
        zone=pen.zone_name,
        program=program.id,
        state=state,
        finished_on=last if state is RunState.FINISHED else None,
    )
    answers = [
        answer
        for session, written in zip(program.sessions, sessions, strict=False)
        for answer in _answers(pen, run, session.steps, written)
    ]
    yield run
    yield from answers
    agreed = agreement_from(program, Course(run, tuple(answers)), last) if run.finished_on else None
    if agreed is not None:
        told = read("plans")["agreed"]
        moment = pen.evening(pen.today - timedelta(days=told["reviewed_ago"]))
        written = pen.written(moment, agreed.id)
        yield replace(agreed, **written, standing=Standing.KEPT, reviewed=told["reviewed"].strip())


def _answers(pen: Pen, run: Run, steps: tuple[Step, ...], session: Table) -> Iterator[Answer]:
    day = pen.day(session)
    moment = pen.evening(day)
    given: Mapping[str, Any] = session.get("answers", {})
    for step in steps:
        if step.key not in given and step.kind not in _UNSAID:
            continue
        values = _values(pen, step, given[step.key]) if step.key in given else []
        yield Answer(
            **pen.written(moment, natural_id("answer", run.id, step.key)),
            run_id=run.id,
            day=day,
            zone=pen.zone_name,
            key=step.key,
            prompt=step.text,
            text=in_words(step, values),
            values=values,
            done=True,
        )


def _values(pen: Pen, step: Step, given: Any) -> list[object]:
    """What was given as an answer keeps it: a day is written as so many days ago."""
    if step.kind is StepKind.DATE:
        return [(pen.today - timedelta(days=given)).isoformat()]
    if isinstance(given, list):
        return list(given)
    return [given.strip() if isinstance(given, str) else given]


def _agreements(pen: Pen, plans: Table) -> Iterator[Agreement]:
    for table in plans["agreement"]:
        said = {
            name: value for name, value in table.items() if name not in ("ago", "standing", "review_ahead")
        }
        ahead = table.get("review_ahead")
        yield Agreement(
            **pen.written(pen.evening(pen.day(table))),
            day=pen.day(table),
            zone=pen.zone_name,
            standing=Standing(table["standing"]),
            review_on=None if ahead is None else pen.today + timedelta(days=ahead),
            **said,
        )


def _acts(pen: Pen, week: Table) -> Iterator[SmallAct]:
    """The small acts of a week; what its evenings have not come to yet is not done."""
    monday = monday_of(pen.today) - timedelta(weeks=week["back"])
    for number, act in enumerate(week["acts"], start=1):
        done = monday + timedelta(days=act["done"])
        yield SmallAct(
            **pen.written(pen.evening(monday)),
            day=monday,
            zone=pen.zone_name,
            text=act["text"],
            done_on=done if act["done"] >= 0 else None,
            position=f"a{number}",
        )


def _errand(pen: Pen, table: Table) -> CounsellorItem:
    return CounsellorItem(
        **pen.written(pen.evening(pen.day(table))),
        day=pen.day(table),
        zone=pen.zone_name,
        errand=Errand(table["errand"]),
        text=table["text"],
        done_on=pen.day(table) + timedelta(days=table["done"]) if "done" in table else None,
    )
