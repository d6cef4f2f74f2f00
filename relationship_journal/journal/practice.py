"""Guided programs: begun, paused, gone on with, finished; every answer an entry like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.days import Span
from relationship_journal.domain.programs import Answer, Course, Program, Run, RunState, Step
from relationship_journal.domain.records import natural_id
from relationship_journal.journal.base import Desk, keep_version
from relationship_journal.vault.tables import answers, runs
from relationship_journal.vault.work import Work

_ALIVE = runs.c.deleted_at.is_(None)
_ANSWERED = answers.c.deleted_at.is_(None)


class Practice:
    """What a user can do with programs. Which questions were asked before beginning is known to nobody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, program: str, day: date) -> Run:
        """Begin a program, for the first time or again."""
        run = Run(id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), program=program)
        with self._desk.vault.work() as work:
            return work.put(run)

    def pause(self, id: UUID) -> None:
        """Put a run aside; nothing is lost."""
        self._set(id, RunState.PAUSED)

    def resume(self, id: UUID) -> None:
        """Take it up again."""
        self._set(id, RunState.GOING)

    def finish(self, program: Program, id: UUID, day: date) -> Agreement | None:
        """The run ends on `day`. What the program says becomes an agreement, on trial, and is returned."""
        with self._desk.vault.work() as work:
            run = work.get(Run, id)
            if run is None:
                return None
            work.put(replace(run, state=RunState.FINISHED, finished_on=day))
            course = Course(run, tuple(_answers_of(work, id)))
            found = agreement_from(program, course, day)
            if found is None or work.get(Agreement, found.id) is not None:
                return None  # written down before, and perhaps changed or thrown away since
            return work.put(found)

    def delete(self, id: UUID) -> None:
        """Put a run into the bin with all its answers."""
        with self._desk.vault.work() as work:
            found = _answers_of(work, id)
            for answer in found:
                work.delete(Answer, answer.id)
            work.delete(Run, id)
        for answer in found:
            self._desk.unsaved.forget(answer.id)

    def bring_back(self, id: UUID) -> None:
        """Take a run out of the bin with the answers that went there with it."""
        with self._desk.vault.work() as work:
            run = work.get(Run, id)
            if run is None or run.deleted_at is None:
                return
            together = run.deleted_at - timedelta(seconds=1)
            gone = select(Answer).where(answers.c.run_id == id, answers.c.deleted_at >= together)
            for answer in work.all(gone):
                work.restore(Answer, answer.id)
            work.restore(Run, id)

    def all(self) -> list[Course]:
        """Every run with its answers, newest first."""
        return self._courses()

    def going(self) -> list[Course]:
        """The runs on the way, newest first."""
        return self._courses(RunState.GOING)

    def course(self, id: UUID) -> Course | None:
        """A run with its answers."""
        with self._desk.vault.work() as work:
            run = work.get(Run, id)
            if run is None or run.deleted_at is not None:
                return None
            return Course(run, tuple(_answers_of(work, id)))

    def new_answer(self, run: Run, step: Step, day: date) -> Answer:
        """An answer not yet stored."""
        id = natural_id("answer", run.id, step.key)
        return Answer(id=id, run_id=run.id, day=day, zone=self._desk.zone(), key=step.key, prompt=step.text)

    def save_answer(self, answer: Answer) -> Answer:
        """Store it. One of which nothing is left goes to the bin, as it last was."""
        with self._desk.unsaved.saving(answer) as work:
            before = work.get(Answer, answer.id)
            if not answer.text.strip() and not answer.done and (before is None or before.text.strip()):
                return answer if before is None else work.delete(Answer, answer.id) or answer
            if before is not None:
                keep_version(self._desk, work, before, answer, ("text",))
            return work.put(answer)

    def spans(self, span: Span) -> list[tuple[date, date, str]]:
        """First day, last day and program of every run that reaches into `span`, oldest first."""
        found = []
        for course in reversed(self._courses()):
            run = course.run
            going = run.state is RunState.GOING
            last = self._desk.today() if going else run.finished_on or course.last_day
            if run.day <= span.last and last >= span.first:
                found.append((run.day, last, run.program))
        return found

    def _set(self, id: UUID, state: RunState) -> None:
        with self._desk.vault.work() as work:
            run = work.get(Run, id)
            if run is not None and run.state is not RunState.FINISHED:
                work.put(replace(run, state=state))

    def _courses(self, state: RunState | None = None) -> list[Course]:
        query = select(Run).where(_ALIVE).order_by(runs.c.day.desc(), runs.c.id.desc())
        if state is not None:
            query = query.where(runs.c.state == state)
        with self._desk.vault.work() as work:
            return [Course(run, tuple(_answers_of(work, run.id))) for run in work.all(query)]


def agreement_from(program: Program, course: Course, day: date) -> Agreement | None:
    """The agreement a finished worksheet becomes; None when it becomes none, or says nothing to try."""
    made = Agreement(
        id=natural_id("agreement", course.run.id),
        day=day,
        zone=course.run.zone,
        about="",
        standing=Standing.ON_TRIAL,
    )
    said = {field: _said(course, source) for field, source in program.becomes}
    if not said.get("about") and not said.get("trial"):
        return None
    for field, text in said.items():
        if field == "options":
            made.options = [line.strip() for line in text.splitlines() if line.strip()]
        elif field == "review_on":
            made.review_on = date.fromisoformat(text) if text else None
        else:
            setattr(made, field, text)
    return made


def _said(course: Course, source: str) -> str:
    """What an answer says: "matters" all of it, "matters.1" one of its parts."""
    key, _, part = source.partition(".")
    answer = course.answer(key)
    if answer is None:
        return ""
    if part:
        return str(answer.values[int(part)]).strip() if int(part) < len(answer.values) else ""
    return answer.text.strip()


def _answers_of(work: Work, run: UUID) -> list[Answer]:
    query = select(Answer).where(_ANSWERED, answers.c.run_id == run)
    return work.all(query.order_by(answers.c.day, answers.c.created_at))
