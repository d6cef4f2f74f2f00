"""The programs hold what they promise, and a new one is a file and no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content import evidence
from relationship_journal.content.programs import load
from relationship_journal.content.reading import ContentError
from relationship_journal.content.rules import EASY, Passage, complaints, reading_ease
from relationship_journal.domain.programs import StepKind

PROGRAMS = load()
NOTES = evidence.load()


def passages() -> list[Passage]:
    return [
        Passage(f"{program.id}.{step.key}", text)
        for program in PROGRAMS
        for session in program.sessions
        for step in session.steps
        if step.kind is not StepKind.REVIEW
        for text in (step.text, *step.labels, *step.options)
    ]


def test_each_of_the_ten_steps_has_a_program() -> None:
    assert {program.step_of_ten for program in PROGRAMS} == set(range(1, 11))
    assert len({program.name for program in PROGRAMS}) == len(PROGRAMS) >= 10


def test_the_hard_ones_ask_for_safety_first() -> None:
    assert {program.step_of_ten for program in PROGRAMS if program.gated} == {1, 6, 9, 10}
    assert {program.id for program in PROGRAMS if program.opt_in} == {"closer"}


def test_forgiving_is_never_the_only_answer() -> None:
    program = next(program for program in PROGRAMS if program.step_of_ten == 10)
    (stand,) = [step for session in program.sessions for step in session.steps if step.key == "stand"]
    assert {"not yet", "not without change"} <= set(stand.options)
    keys = [step.key for session in program.sessions for step in session.steps]
    assert {"amends", "limit"} <= set(keys)


def test_every_session_writes_or_acts() -> None:
    doing = set(StepKind) - {StepKind.READ, StepKind.REVIEW}
    for program in PROGRAMS:
        assert all(any(step.kind in doing for step in session.steps) for session in program.sessions)


def test_every_text_keeps_the_rules() -> None:
    told = [one for one in complaints(passages()) if "nearly the same" not in one]
    assert told == []


def test_no_two_programs_read_alike() -> None:
    reads = [
        Passage(f"{program.id}.{step.key}", step.text)
        for program in PROGRAMS
        for session in program.sessions
        for step in session.steps
        if step.kind in (StepKind.READ, StepKind.WRITE)
    ]
    assert complaints(reads) == []


def test_the_texts_are_easy_to_read() -> None:
    for program in PROGRAMS:
        texts = [step.text for session in program.sessions for step in session.steps]
        assert reading_ease(texts) >= EASY, program.id


def test_the_evidence_names_study_and_limits() -> None:
    assert {name for program in PROGRAMS for name in program.why} <= set(NOTES)
    assert complaints([Passage(note.id, f"{note.title} {note.limits}") for note in NOTES.values()]) == []


GOOD = """
order = 1
name = "Walks"
about = "Walking."
step = 7
why = []
[[session]]
title = "One"
[[session.step]]
kind = "read"
key = "why"
text = "Walk\\nmore.\\n\\nTogether."
[[session.step]]
kind = "review"
key = "back"
text = "Look."
review = ["why"]
"""


def test_a_new_program_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "walks.toml").write_text(GOOD, "utf-8")
    (program,) = load(tmp_path)
    assert (program.id, program.name) == ("walks", "Walks")
    assert program.sessions[0].steps[0].text == "Walk more.\n\nTogether."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "read"', 'kind = "sing"', "line 10: session[0].step[0].kind is “sing”"),
        ('key = "back"', 'key = "why"', "line 15: session[0].step[1].key stands twice"),
        ('review = ["why"]', 'review = ["who"]', "line 17: session[0].step[1].review names “who”"),
        ('review = ["why"]', "", "session[0].step[1].review is missing"),
        ('kind = "read"', 'kind = "pair"', "session[0].step[0].labels is missing"),
        ('kind = "read"', 'kind = "choose"', "session[0].step[0].options offers less than two"),
        ('kind = "read"', 'kind = "rate"\nlowest = 10', "session[0].step[0].highest is not above lowest"),
        ("why = []", 'why = ["magic"]', "line 6: why names “magic”"),
        ("step = 7", "step = 11", "line 5: step is 11"),
        ("Together.", "word " * 301, "session[0].step asks to read"),
        ('title = "One"', 'title = "One"\nsong = "x"', "line 9: session[0].song is not known here"),
    ],
)
def test_a_fault_in_a_program_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    (tmp_path / "walks.toml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as told:
        load(tmp_path)
    assert words in str(told.value)
