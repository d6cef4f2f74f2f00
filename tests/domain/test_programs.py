"""Where one stands in a program."""

from __future__ import annotations

from datetime import date, timedelta

from relationship_journal.domain.programs import (
    Answer,
    Place,
    Program,
    Run,
    Session,
    Step,
    StepKind,
    in_words,
    place_in,
    progress,
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


def test_the_end() -> None:
    done = [answer("where", 5), answer("why", 0), answer("walk", 9), answer("gone", 9)]
    assert place_in(PROGRAM, RUN, done) is None
    assert progress(PROGRAM, done) == (3, 3)


def test_answers_in_words() -> None:
    pair = Step(StepKind.PAIR, "both", "Both", labels=("I thought", "I saw"))
    assert in_words(pair, ["they forgot", ""]) == "I thought: they forgot"
    assert in_words(pair, ["they forgot", "they wrote a note"]).endswith("\nI saw: they wrote a note")
    assert in_words(Step(StepKind.RATE, "calm", "Calm?"), [7]) == "7"
