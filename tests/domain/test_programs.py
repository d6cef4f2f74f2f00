"""Where one stands in a program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relationship_journal.domain.programs import (
    Answer,
    Course,
    Place,
    Program,
    Run,
    RunState,
    Session,
    Step,
    StepKind,
    again_from,
    day_within,
    in_words,
    place_in,
    progress,
    share_done,
)
from relationship_journal.domain.records import natural_id

BEGUN = date(2026, 11, 1)
PROGRAM = Program(
    id="walks",
    name="Walks",
    about="Walking.",
    step_of_ten=7,
    why=(),
    sessions=(
        Session("One", (Step(StepKind.READ, "why", "Read."), Step(StepKind.WRITE, "where", "Where?"))),
        Session("Two", (Step(StepKind.ACT, "walk", "Walk."),), rest_days=3),
    ),
)
RUN = Run(id=natural_id("run"), day=BEGUN, program="walks")


def answer(key: str, after: int, done: bool = True) -> Answer:
    day = BEGUN + timedelta(days=after)
    return Answer(id=natural_id(key), run_id=RUN.id, day=day, key=key, prompt="", done=done)


def test_a_run_begins_at_the_first_step() -> None:
    assert place_in(PROGRAM, RUN, []) == Place(0, 0, BEGUN)
    assert progress(PROGRAM, []) == (0, 3)


def test_a_draft_is_not_done() -> None:
    assert place_in(PROGRAM, RUN, [answer("why", 0), answer("where", 0, done=False)]) == Place(0, 1, BEGUN)


def test_the_next_session_waits_from_the_day_the_last_ended() -> None:
    done = [answer("where", 5), answer("why", 0)]
    assert place_in(PROGRAM, RUN, done) == Place(1, 0, BEGUN + timedelta(days=8))
    assert progress(PROGRAM, done) == (2, 3)


def test_a_session_begun_sooner_goes_on() -> None:
    second = replace(
        PROGRAM.sessions[1], steps=(*PROGRAM.sessions[1].steps, Step(StepKind.WRITE, "how", "How?"))
    )
    program = replace(PROGRAM, sessions=(PROGRAM.sessions[0], second))
    done = [answer("why", 0), answer("where", 0), answer("walk", 1)]
    assert place_in(program, RUN, done) == Place(1, 1, BEGUN + timedelta(days=1))


def test_the_end() -> None:
    done = [answer("where", 5), answer("why", 0), answer("walk", 9), answer("gone", 9)]
    assert place_in(PROGRAM, RUN, done) is None
    assert progress(PROGRAM, done) == (3, 3)


def test_answers_in_words() -> None:
    pair = Step(StepKind.PAIR, "both", "Both", labels=("I thought", "I saw"))
    assert in_words(pair, ["they forgot", ""]) == "I thought: they forgot"
    assert in_words(pair, ["they forgot", "they wrote a note"]).endswith("\nI saw: they wrote a note")
    assert in_words(Step(StepKind.RATE, "calm", "Calm?"), [7]) == "7"


def act_day(number: int) -> Session:
    act = Step(StepKind.ACT, f"day-{number}", "Walk.")
    words = Step(StepKind.WRITE, f"words-{number}", "How?", optional=True)
    return Session(f"Day {number}", (act, words), rest_days=1 if number > 1 else 0, day=number)


BETWEEN = Session("Between", (Step(StepKind.WRITE, "between", "How is it?"),))
DAILY = replace(PROGRAM, sessions=(act_day(1), act_day(2), BETWEEN, act_day(3)))


def test_what_is_optional_holds_nothing_up() -> None:
    assert place_in(DAILY, RUN, [answer("day-1", 0)]) == Place(1, 0, BEGUN + timedelta(days=1))


def test_a_session_of_optional_steps_is_still_shown() -> None:
    both = tuple(Step(StepKind.WRITE, key, "?", optional=True) for key in ("one", "two"))
    program = replace(PROGRAM, sessions=(Session("All", both),))
    assert place_in(program, RUN, [answer("one", 0)]) == Place(0, 1, BEGUN)
    assert place_in(program, RUN, [answer("one", 0), answer("two", 0)]) is None


def test_acts_follow_from_act_to_act_whatever_is_written_between() -> None:
    done = [answer("day-1", 0), answer("day-2", 4), answer("between", 5)]
    assert place_in(DAILY, RUN, done) == Place(3, 0, BEGUN + timedelta(days=5))


def test_a_day_left_out_waits() -> None:
    course = Course(RUN, (answer("day-1", 0),))
    assert day_within(DAILY, course, BEGUN + timedelta(days=20)) == (2, 3)
    assert share_done(DAILY, course) == 1 / 3
    between = Course(RUN, (answer("day-1", 0), answer("day-2", 1)))
    assert day_within(DAILY, between, BEGUN + timedelta(days=20)) is None


def test_a_week_is_counted_by_the_calendar() -> None:
    week, course = replace(PROGRAM, days=7), Course(RUN, (answer("why", 0),))
    assert day_within(week, course, BEGUN + timedelta(days=5)) == (6, 7)
    assert day_within(week, course, BEGUN + timedelta(days=7)) is None
    assert day_within(PROGRAM, course, BEGUN) is None
    assert share_done(week, course) == 1 / 3


def test_a_finished_program_comes_round_again() -> None:
    rhythm = replace(PROGRAM, again_after=120)
    end = BEGUN + timedelta(days=240)
    finished = Course(replace(RUN, state=RunState.FINISHED, finished_on=end), ())
    earlier = Course(replace(finished.run, finished_on=BEGUN), ())
    assert again_from(rhythm, [finished, earlier]) == end + timedelta(days=120)
    assert again_from(PROGRAM, [finished]) is None
    assert again_from(rhythm, []) is None
    assert again_from(rhythm, [Course(RUN, ()), finished]) is None
    assert again_from(replace(rhythm, id="other"), [finished]) is None
