"""Runs through programs: nothing answered is lost, and a worksheet becomes an agreement once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.days import Span
from relationship_journal.domain.programs import Answer, Program, Run, RunState, Session, Step, StepKind
from relationship_journal.journal.journal import Journal

DAY = date(2026, 11, 22)
STEPS = (
    Step(StepKind.WRITE, "about", "What is it about?"),
    Step(StepKind.PAIR, "matters", "What matters?", labels=("To me", "To them")),
    Step(StepKind.WRITE, "options", "Options?"),
    Step(StepKind.DATE, "review-on", "When?"),
)
PROGRAM = Program(
    id="middle",
    name="Middle",
    about="",
    step_of_ten=4,
    why=(),
    sessions=(Session("One", STEPS),),
    becomes=(
        ("about", "about"),
        ("matters_to_me", "matters.0"),
        ("matters_to_them", "matters.1"),
        ("options", "options"),
        ("review_on", "review-on"),
    ),
)


def answered(journal: Journal, run: Run, key: str, *values: object) -> Answer:
    step = next(step for step in STEPS if step.key == key)
    answer = journal.practice.new_answer(run, step, DAY)
    text = "\n".join(map(str, values))
    return journal.practice.save_answer(replace(answer, text=text, values=list(values), done=True))


def test_a_run_is_begun_paused_resumed_and_finished(journal: Journal) -> None:
    run = journal.practice.begin("middle", DAY)
    assert [course.run.id for course in journal.practice.going()] == [run.id]
    journal.practice.pause(run.id)
    assert journal.practice.going() == []
    assert [course.run.state for course in journal.practice.all()] == [RunState.PAUSED]
    journal.practice.resume(run.id)
    assert journal.practice.finish(PROGRAM, run.id, DAY) is None, "nothing was written, nothing is agreed"
    (course,) = journal.practice.all()
    assert (course.run.state, course.run.finished_on) == (RunState.FINISHED, DAY)
    journal.practice.resume(run.id)
    assert journal.practice.going() == [], "what is finished stays so"


def test_doing_it_again_keeps_the_first_time(journal: Journal) -> None:
    first = journal.practice.begin("middle", DAY)
    answered(journal, first, "about", "Evenings")
    second = journal.practice.begin("middle", DAY)
    answered(journal, second, "about", "Mornings")
    texts = {course.run.id: [answer.text for answer in course.answers] for course in journal.practice.all()}
    assert texts == {first.id: ["Evenings"], second.id: ["Mornings"]}


def test_an_answer_keeps_its_earlier_versions(journal: Journal, clock: Any) -> None:
    run = journal.practice.begin("middle", DAY)
    answer = answered(journal, run, "about", "Evenings out, and who stays at home with the children")
    clock.advance(hours=1)
    journal.practice.save_answer(replace(answer, text="Nothing", values=["Nothing"]))
    (version,) = journal.history.versions("answer", answer.id)
    assert version.fields["text"].startswith("Evenings out")


def test_an_answer_erased_goes_to_the_bin_and_a_bare_done_stays(journal: Journal) -> None:
    run = journal.practice.begin("middle", DAY)
    answer = answered(journal, run, "about", "Evenings")
    journal.practice.save_answer(replace(answer, text="", values=[], done=False))
    assert [binned.text for binned in journal.bin.contents()] == ["Evenings"]
    journal.practice.save_answer(replace(journal.practice.new_answer(run, STEPS[1], DAY), done=True))
    (course,) = journal.practice.all()
    assert [(answer.key, answer.done) for answer in course.answers] == [("matters", True)]


def test_an_answer_is_found_by_search(journal: Journal) -> None:
    run = journal.practice.begin("middle", DAY)
    answer = answered(journal, run, "about", "Evenings out")
    assert answer.id in {hit.id for hit in journal.search.find("evenings").hits}


def test_a_worksheet_becomes_an_agreement_on_trial_once(journal: Journal) -> None:
    run = journal.practice.begin("middle", DAY)
    answered(journal, run, "about", "Evenings")
    answered(journal, run, "matters", "us", "quiet")
    answered(journal, run, "options", "Fridays\n\n Walks ")
    answered(journal, run, "review-on", "2026-12-14")
    made = journal.practice.finish(PROGRAM, run.id, DAY)
    assert made is not None
    assert (made.about, made.matters_to_me, made.matters_to_them) == ("Evenings", "us", "quiet")
    assert (made.options, made.review_on) == (["Fridays", "Walks"], date(2026, 12, 14))
    assert made.standing is Standing.ON_TRIAL
    journal.agreements.save(replace(made, about="Our evenings"))
    assert journal.practice.finish(PROGRAM, run.id, DAY) is None
    assert [one.about for one in journal.agreements.all()] == ["Our evenings"]


def test_spans_reach_from_the_beginning_to_the_end(journal: Journal) -> None:
    done = journal.practice.begin("one", DAY - timedelta(days=40))
    journal.practice.finish(PROGRAM, done.id, DAY - timedelta(days=20))
    journal.practice.begin("two", DAY - timedelta(days=5))
    paused = journal.practice.begin("three", DAY - timedelta(days=30))
    journal.practice.pause(paused.id)
    month = Span(DAY - timedelta(days=29), DAY)
    assert journal.practice.spans(month) == [
        (DAY - timedelta(days=40), DAY - timedelta(days=20), "one"),
        (DAY - timedelta(days=5), DAY, "two"),
    ]


def test_a_run_goes_to_the_bin_and_comes_back_with_its_answers(journal: Journal, clock: Any) -> None:
    run = journal.practice.begin("middle", DAY)
    earlier = answered(journal, run, "options", "Fridays")
    journal.bin.delete("answer", earlier.id)
    clock.advance(minutes=1)
    answered(journal, run, "about", "Evenings")
    journal.practice.delete(run.id)
    assert (journal.practice.all(), journal.search.find("evenings").hits) == ([], ())
    journal.practice.bring_back(run.id)
    (course,) = journal.practice.all()
    assert [answer.text for answer in course.answers] == ["Evenings"], "the other was thrown away before"


def test_an_answer_brought_back_brings_its_run(journal: Journal) -> None:
    run = journal.practice.begin("middle", DAY)
    answer = answered(journal, run, "about", "Evenings")
    journal.practice.delete(run.id)
    journal.bin.restore("answer", answer.id)
    assert [course.run.id for course in journal.practice.all()] == [run.id]
