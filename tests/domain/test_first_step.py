"""Where to begin is told by a table; fear goes before everything."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.content import first_steps, programs
from relationship_journal.domain.diagnosis import Culprit
from relationship_journal.domain.first_step import FirstStep, Rule, suggest
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.weekly import Question, WeeklyCheck

RULES = first_steps.load()


def week(**answers: int) -> WeeklyCheck:
    return WeeklyCheck(id=natural_id(0), day=date(2026, 11, 23), answers=answers)


def test_the_lowest_question_decides() -> None:
    step = suggest(week(closeness=6, fun=2, hope=5), RULES)
    assert step is not None
    assert (step.program, step.rule.id) == ("generosity-and-rituals", "fun-lowest")


@pytest.mark.parametrize("question", Question)
def test_every_question_leads_somewhere(question: Question) -> None:
    step = suggest(week(**{**dict.fromkeys(Question, 6), question: 3}), RULES)
    assert step is not None
    assert step.rule.question == question


@pytest.mark.parametrize("culprit", Culprit)
def test_every_culprit_leads_somewhere(culprit: Culprit) -> None:
    counts = [(str(culprit), 3), *((str(other), 1) for other in Culprit if other is not culprit)]
    step = suggest(counts, RULES)
    assert step is not None
    assert step.rule.culprit == culprit


def test_a_good_week_needs_no_first_step() -> None:
    assert suggest(week(**dict.fromkeys(Question, 8)), RULES) is None
    assert suggest(week(**dict.fromkeys(Question, 7)), RULES) is not None


def test_nothing_seen_suggests_nothing() -> None:
    assert suggest(week(), RULES) is None
    assert suggest([], RULES) is None
    assert suggest([("the garden", 9)], RULES) is None


def test_a_tag_of_ones_own_does_not_hide_the_known_ones() -> None:
    step = suggest([("the garden", 9), ("lost_ritual", 1)], RULES)
    assert step is not None
    assert step.rule.id == "lost-ritual-named-most"


def test_of_equals_the_upper_rule_speaks() -> None:
    rules = [Rule("b", "", "", "y", culprit="b"), Rule("a", "", "", "x", culprit="a")]
    assert suggest([("a", 2), ("b", 2)], rules) == FirstStep("y", rules[0])
    assert suggest([("a", 3), ("b", 2)], rules) == FirstStep("x", rules[1])


@pytest.mark.parametrize("tag", ["Afraid of them", "he hits me", "controlling", "violence", "I am scared"])
def test_fear_leads_to_help_whatever_else_is_named(tag: str) -> None:
    step = suggest([("unresolved_conflict", 12), (tag, 1)], RULES)
    assert step is not None
    assert (step.program, step.rule.id) == ("", "afraid")


def test_no_rule_leads_to_what_is_hidden_and_the_gate_stays_where_it_is() -> None:
    known = {program.id: program for program in programs.load()}
    assert {rule.program for rule in RULES if rule.program} <= set(known)
    assert not any(known[rule.program].opt_in for rule in RULES if rule.program)
    gated = {rule.program for rule in RULES if rule.program and known[rule.program].gated}
    assert gated <= {"understand-what-changed"}
