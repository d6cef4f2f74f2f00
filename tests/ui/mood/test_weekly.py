"""Six questions about the week: offered around Sunday, kept with each tap, and honest about changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from relationship_journal.domain.weekly import Question, week_asked
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.weekly_card import WeeklyCard
from relationship_journal.ui.tabs.mood import MoodTab


@pytest.fixture
def card(context: Context, qtbot: Any) -> WeeklyCard:
    made = WeeklyCard(context)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    qtbot.waitExposed(made)
    made.refresh()
    return made


def answered(context: Context, ago: int, answers: dict[str, int]) -> None:
    monday = week_asked(context.today()) - timedelta(weeks=ago)
    context.journal.weekly.save(replace(context.journal.weekly.new(monday), answers=answers))


def open_form(card: WeeklyCard, qtbot: Any) -> None:
    card.begin.click()
    qtbot.waitUntil(lambda: card.form is not None and len(card.form.scales) == len(Question))


def test_each_tap_is_kept_and_a_question_may_be_left_out(
    card: WeeklyCard, context: Context, qtbot: Any
) -> None:
    open_form(card, qtbot)
    assert card.form is not None
    card.form.scales[Question.FUN].buttons[10].click()
    card.form.scales[Question.HOPE].buttons[0].click()
    (week,) = context.journal.weekly.weeks()
    assert (week.day, week.answers) == (week_asked(context.today()), {Question.FUN: 10, Question.HOPE: 0})
    card.form.scales[Question.HOPE].buttons[0].click()
    assert context.journal.weekly.weeks()[0].answers == {Question.FUN: 10}
    card.begin.click()
    assert card.form is None
    assert card.begin.text() == "Change"


def test_answers_are_changed_during_the_week_and_another_week_begins_anew(
    card: WeeklyCard, context: Context, clock: Any, qtbot: Any
) -> None:
    answered(context, 0, {Question.FUN: 3})
    clock.advance(days=5)  # Friday
    card.refresh()
    open_form(card, qtbot)
    assert card.form is not None
    assert card.form.scales[Question.FUN].value == 3
    card.begin.click()
    clock.advance(days=2)  # the next Sunday
    card.refresh()
    open_form(card, qtbot)
    assert card.form.scales[Question.FUN].value is None


def test_by_keyboard_alone(card: WeeklyCard, context: Context, qtbot: Any) -> None:
    open_form(card, qtbot)
    assert card.form is not None
    scale = card.form.scales[Question.CLOSENESS]
    assert scale.buttons[0].hasFocus()
    QTest.keyClick(scale, Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert context.journal.weekly.weeks()[0].answers == {Question.CLOSENESS: 1}


def test_it_says_what_it_is(card: WeeklyCard, qtbot: Any) -> None:
    open_form(card, qtbot)
    assert card.form is not None
    said = " ".join(one.text() for one in card.form.findChildren(QLabel))
    assert "Our own questions, not a validated test." in said


@pytest.mark.parametrize(("now", "named"), [(9, True), (6, False)])
def test_a_change_is_named_only_when_it_is_one(
    card: WeeklyCard, context: Context, now: int, named: bool
) -> None:
    for ago, value in enumerate([5, 6, 5, 6, 5, 6, 5], 1):
        answered(context, ago, {Question.FUN: value})
    answered(context, 0, {Question.FUN: now})
    card.refresh()
    said = [one.text() for one in card.findChildren(QLabel)]
    sentence = f"Fun went up: {now}, where your weeks usually lie around 5.4."
    assert (sentence in said) is named
    assert any("went" in text for text in said) is named


def test_the_weeks_before_are_lines_that_can_be_read(card: WeeklyCard, context: Context) -> None:
    for ago in range(30):
        answered(context, ago, {Question.HOPE: ago % 5})
    card.refresh()
    assert card.lines is not None
    line = card.lines.lines[Question.HOPE]
    assert line.accessibleDescription() == "Hope: 12 weeks answered, between 0 and 4, last 0."
    card.show_count(52)
    assert "30 weeks" in line.accessibleDescription()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert card.lines.lines[Question.FUN].accessibleDescription() == "Fun: no answers in this time."


def mood_tab(context: Context, qtbot: Any) -> MoodTab:
    tab = MoodTab(context)
    qtbot.addWidget(tab)
    tab.resize(900, 900)
    tab.show()
    qtbot.waitUntil(lambda: tab.parts.weekly is not None)
    return tab


@pytest.mark.parametrize(("days_on", "offered"), [(0, True), (2, True), (3, False), (6, False)])
def test_the_quiet_line_is_there_from_sunday_to_tuesday(
    context: Context, clock: Any, qtbot: Any, days_on: int, offered: bool
) -> None:
    clock.advance(days=days_on)  # from Sunday on
    tab = mood_tab(context, qtbot)
    assert tab.parts.offer.isVisible() is offered


def test_the_quiet_line_goes_with_the_answers(context: Context, qtbot: Any) -> None:
    tab = mood_tab(context, qtbot)
    tab.parts.look_back.click()
    assert not tab.parts.offer.isVisible()
    assert tab.parts.weekly is not None
    assert tab.parts.weekly.is_open
    tab.parts.weekly.begin.click()
    assert tab.parts.offer.isVisible()
    answered(context, 0, {Question.FUN: 3})
    tab.parts.refresh()
    assert not tab.parts.offer.isVisible()
    assert tab.parts.first_step is not None
    assert tab.parts.first_step.isVisible()


def test_the_parts_are_found_again_after_a_lock(context: Context, qtbot: Any) -> None:
    answered(context, 1, {Question.FUN: 3})
    tab = mood_tab(context, qtbot)
    assert tab.parts.weekly is not None
    tab.parts.weekly.show_count(52)
    tab.parts.weekly.begin.click()
    place = tab.place()
    assert "Fun" not in str(place)
    again = MoodTab(context)
    qtbot.addWidget(again)
    again.restore_place(place)
    again.resize(900, 900)
    again.show()
    qtbot.waitUntil(lambda: again.parts.weekly is not None and again.parts.weekly.is_open)
    assert again.parts.weekly is not None
    assert again.parts.weekly.count == 52


def test_a_moment_found_by_search_is_opened_in_its_day(context: Context, qtbot: Any) -> None:
    from relationship_journal.domain.moments import Tone, Whose

    day = context.today() - timedelta(days=3)
    moment = replace(context.journal.moments.new(day, Tone.KIND, Whose.OURS), note="the marmot again")
    context.journal.moments.save(moment)
    tab = mood_tab(context, qtbot)
    tab.show_entry("moment", moment.id, day, "marmot")
    log = tab._day_card.moments.log
    assert log.open_id == moment.id
    assert log.line.textCursor().position() == len("the ")
