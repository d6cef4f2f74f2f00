"""The programs hold what they promise, and a new one is a file and no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content import evidence
from relationship_journal.content.programs import load
from relationship_journal.content.reading import ContentError
from relationship_journal.content.rules import EASY, Passage, complaints, reading_ease
from relationship_journal.domain.programs import Step, StepKind

PROGRAMS = load()
NOTES = evidence.load()


def said_beside(step: Step) -> list[str]:
    return [step.title, step.aside, *step.asks, *step.hints, *(words for _, words in step.ends)]


def passages() -> list[Passage]:
    return [
        Passage(f"{program.id}.{step.key}", text)
        for program in PROGRAMS
        for session in program.sessions
        for step in session.steps
        if step.kind is not StepKind.REVIEW
        for text in (step.text, *step.labels, *step.options, *said_beside(step))
        if text
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


def test_not_yet_ends_well() -> None:
    program = next(program for program in PROGRAMS if program.step_of_ten == 10)
    (stand,) = [step for step in program.steps if step.key == "stand"]
    assert {choice for choice, _ in stand.ends} == {"not yet", "not without change"}


def test_thirty_days_are_thirty_acts_and_ask_only_for_mine() -> None:
    program = next(program for program in PROGRAMS if program.id == "thirty-days")
    days = [session for session in program.sessions if session.day]
    assert [session.day for session in days] == list(range(1, 31))
    assert len({session.steps[0].text for session in days}) == 30
    assert all([step.kind for step in session.needed] == [StepKind.ACT] for session in days)
    asked = [step.text for step in program.steps if step.kind is not StepKind.READ]
    assert not [text for text in asked if "did they" in text or "How did they" in text]


def test_the_worksheet_says_what_it_becomes() -> None:
    program = next(program for program in PROGRAMS if program.id == "meet-in-the-middle")
    assert {"about", "trial", "review_on", "matters_to_me", "matters_to_them"} <= dict(program.becomes).keys()


def test_every_step_has_a_short_name() -> None:
    titles = [step.title for program in PROGRAMS for step in program.steps]
    assert all(0 < len(title) <= 32 for title in titles)
    sessions = [session for program in PROGRAMS for session in program.sessions]
    same = [
        (one.title, step.key) for one in sessions for step in one.steps if step.title == one.title.lower()
    ]
    assert same == []


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
        if step.kind in (StepKind.READ, StepKind.WRITE) and not (session.day > 1 and step.optional)
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
        ("why = []", 'why = []\n[becomes_agreement]\nabout = "who"', "fills “about” from “who”"),
        ('kind = "read"', 'kind = "read"\nends = {yes = "Well."}', "session[0].step[0].ends names “yes”"),
        ('kind = "read"', 'kind = "read"\nasks = ["You?"]', "session[0].step[0].asks names neither"),
        ('title = "One"', 'title = "One"\nsong = "x"', "line 9: session[0].song is not known here"),
    ],
)
def test_a_fault_in_a_program_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    (tmp_path / "walks.toml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as told:
        load(tmp_path)
    assert words in str(told.value)


DAYS = """
order = 1
name = "Walks"
about = "Walking."
step = 7
why = []
[[session]]
title = "Day {n}"
ask = "How was it?"
acts = ["Walk.", "Walk on."]
[[session]]
title = "Between"
[[session.step]]
kind = "write"
key = "between"
text = "How?"
[[session]]
title = "Day {n}"
ask = "How was it?"
acts = ["Walk home."]
"""


def test_a_session_a_day_is_counted_through(tmp_path: Path) -> None:
    (tmp_path / "walks.toml").write_text(DAYS, "utf-8")
    (program,) = load(tmp_path)
    assert [(one.title, one.day, one.rest_days) for one in program.sessions] == [
        ("Day 1", 1, 0),
        ("Day 2", 2, 1),
        ("Between", 0, 0),
        ("Day 3", 3, 1),
    ]
    assert [step.key for step in program.sessions[3].steps] == ["day-3", "day-3-words"]
