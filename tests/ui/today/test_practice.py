"""The running program on Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from relationship_journal.domain.programs import Run
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.today import TodayTab
from relationship_journal.ui.today.practice import PracticeCard


@pytest.fixture
def card(context: Context, qtbot: Any) -> PracticeCard:
    made = PracticeCard(context)
    qtbot.addWidget(made)
    return made


def begun(context: Context, program: str, days_ago: int = 0) -> Run:
    return context.journal.practice.begin(program, context.today() - timedelta(days=days_ago))


def done(context: Context, run: Run, days_ago: int, *keys: str) -> None:
    program = next(program for program in context.library.programs if program.id == run.program)
    for step in program.steps:
        if step.key in keys:
            day = context.today() - timedelta(days=days_ago)
            made = context.journal.practice.new_answer(run, step, day)
            context.tasks.run(context.journal.practice.save_answer, replace(made, done=True))


def asked(card: PracticeCard, context: Context) -> PracticeCard:
    card.ask(context.today(), context.today())
    return card


def test_nothing_runs_and_nothing_shows(card: PracticeCard, context: Context) -> None:
    assert asked(card, context).isHidden()
    assert "library" not in vars(context), "no program is read for nothing"


def test_the_act_of_the_day(card: PracticeCard, context: Context, qtbot: Any) -> None:
    run = begun(context, "thirty-days", 1)
    done(context, run, 1, "read-1", "why-now", "how-treated", "limits", "day-1")
    asked(card, context)
    words = "Day 2 of 30. Do one thing today that makes their day easier, and tell no one."
    assert card.words.text() == words
    assert (card.done.isHidden(), card.write.isHidden(), card.go_on.isHidden()) == (False, False, True)
    assert card.bar.share == pytest.approx(1 / 30)
    with qtbot.waitSignal(card.run_requested) as wish:
        card.write.click()
    assert wish.args == [run.id, "day-2-words"]
    card.done.click()
    assert card.words.text() == "Day 2 of 30. Done for today."
    assert card.done.isHidden()
    assert card.bar.share == pytest.approx(2 / 30)
    with qtbot.waitSignal(card.run_requested) as wish:
        card.write.click()
    assert wish.args == [run.id, "day-2-words"]


def test_a_rest_day_is_no_failure(card: PracticeCard, context: Context, clock: Any) -> None:
    run = begun(context, "thirty-days", 1)
    done(context, run, 1, "read-1", "why-now", "how-treated", "limits", "day-1")
    clock.advance(days=9)
    assert asked(card, context).words.text().startswith("Day 2 of 30. ")


def test_the_last_act_finishes_the_program(card: PracticeCard, context: Context) -> None:
    run = begun(context, "understand-what-changed")
    program = next(program for program in context.library.programs if program.id == run.program)
    done(context, run, 0, *(step.key for step in program.steps[:-1]))
    asked(card, context)
    assert "Do one thing today" in card.words.text()
    assert card.write.text() == "Go on", "there is nothing to write about it"
    card.done.click()
    assert card.isHidden()
    assert context.journal.practice.all()[0].run.finished_on == context.today()


def test_what_is_due_comes_before_what_rests(card: PracticeCard, context: Context) -> None:
    due = begun(context, "seen-and-said", 3)
    resting = begun(context, "meet-in-the-middle")
    done(context, resting, 0, "read-1", "about", "matters", "behind", "ask")
    asked(card, context)
    assert card.words.text() == "Part 1 of 4 · Who they are. What you have watched."
    context.tasks.run(context.journal.practice.pause, due.id)
    asked(card, context)
    assert card.words.text() == "Part 2 of 3 · What could be given. What each could give."
    assert (card.go_on.isHidden(), card.write.isHidden()) == (False, True)


def test_the_wise_friend_keeps_to_its_tab_and_a_paused_one_too(card: PracticeCard, context: Context) -> None:
    begun(context, "wise-friend")
    run = begun(context, "seen-and-said")
    context.tasks.run(context.journal.practice.pause, run.id)
    assert asked(card, context).isHidden()


def test_another_day_says_nothing(card: PracticeCard, context: Context) -> None:
    begun(context, "seen-and-said")
    card.ask(context.today() - timedelta(days=1), context.today())
    assert card.isHidden()


def test_the_page_counts_the_days_of_the_week(context: Context, qtbot: Any) -> None:
    begun(context, "gratitude-week", 5)
    tab = TodayTab(context)
    qtbot.addWidget(tab)
    tab.resize(1000, 700)
    tab.show()
    words = "Day 6 of your gratitude week. About three minutes."
    qtbot.waitUntil(lambda: tab.header.accessibleDescription() == words)
    assert not tab.practice.isHidden()
    tab.show_day(context.today() - timedelta(days=1))
    qtbot.waitUntil(tab.practice.isHidden)
    assert tab.header.accessibleDescription() != words
