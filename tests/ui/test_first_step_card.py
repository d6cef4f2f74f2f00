"""Where to begin: suggested once, explained, put away until another rule speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from relationship_journal.domain.diagnosis import Culprit
from relationship_journal.domain.weekly import Question, WeeklyCheck
from relationship_journal.ui.context import Context
from relationship_journal.ui.first_step_card import FirstStepCard
from relationship_journal.ui.tabs.diagnosis import DiagnosisTab


@pytest.fixture
def card(context: Context, qtbot: Any) -> FirstStepCard:
    made = FirstStepCard(context, "mood")
    qtbot.addWidget(made)
    return made


def week(context: Context, low: Question) -> WeeklyCheck:
    answers: dict[str, int] = {**dict.fromkeys(Question, 8), low: 3}
    return replace(context.journal.weekly.new(context.today()), answers=answers)


def test_the_lowest_question_leads_to_its_program(card: FirstStepCard, context: Context, qtbot: Any) -> None:
    assert card.isHidden()
    card.show_seen(week(context, Question.UNDERSTOOD))
    assert not card.isHidden()
    assert "Feeling understood is the lowest of your six." in card.words.text()
    with qtbot.waitSignal(card.program_requested) as asked:
        card.go.click()
    assert asked.args == ["a-better-conversation"]


def test_why_shows_every_rule_in_words(card: FirstStepCard, context: Context) -> None:
    card.show_seen(week(context, Question.FUN))
    card.why.click()
    said = [one.text() for one in card.findChildren(QLabel)]
    rules = context.library.first_steps
    assert all(any(text.startswith(rule.when) for text in said) for rule in rules)


def test_put_away_it_waits_for_another_rule(card: FirstStepCard, context: Context) -> None:
    card.show_seen(week(context, Question.FUN))
    card.dismiss.click()
    assert card.isHidden()
    card.show_seen(week(context, Question.FUN))
    assert card.isHidden()
    card.show_seen(week(context, Question.HOPE))
    assert not card.isHidden()


def test_what_was_put_away_in_one_place_speaks_in_another(
    card: FirstStepCard, context: Context, qtbot: Any
) -> None:
    card.show_seen(week(context, Question.FUN))
    card.dismiss.click()
    other = FirstStepCard(context, "diagnosis")
    qtbot.addWidget(other)
    other.show_seen(week(context, Question.FUN))
    assert not other.isHidden()


def test_fear_leads_to_help(card: FirstStepCard, qtbot: Any) -> None:
    card.show_seen([(Culprit.OUTSIDE_STRESS, 4), ("afraid of him", 1)])
    assert card.go.text() == "Open Help"
    with qtbot.waitSignal(card.help_requested):
        card.go.click()


def test_nothing_seen_suggests_nothing(card: FirstStepCard) -> None:
    card.show_seen([])
    card.show_seen(None)
    assert card.isHidden()


def test_diagnosis_suggests_after_three_notes(context: Context, qtbot: Any) -> None:
    tab = DiagnosisTab(context)
    qtbot.addWidget(tab)
    tab.resize(1060, 800)
    tab.show()
    for n in range(3):
        assert tab.first_step.isHidden()
        note = replace(
            context.journal.diagnosis.new(context.today()),
            what=f"n{n}",
            culprits=[Culprit.UNRESOLVED_CONFLICT],
        )
        context.journal.diagnosis.save(note)
        tab.refresh()
    assert tab.first_step.isVisible()
    tab.new()
    assert tab.first_step.isHidden()
