"""The sections beside the programs: agreements, the weekly plan, the counsellor list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.plans import Errand
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.words import brief_day
from relationship_journal.ui.practice.agreements import AgreementsPage
from relationship_journal.ui.practice.counsellor import STAYS, CounsellorPage
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.weekly_plan import WeeklyPlanPage


def shown(page: PracticeSection, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.context.tasks.changed.connect(page.refresh)
    page.resize(980, 700)
    page.show()
    page.refresh()


@pytest.fixture
def plan(context: Context, qtbot: Any) -> WeeklyPlanPage:
    page = WeeklyPlanPage(context)
    shown(page, qtbot)
    return page


@pytest.fixture
def agreements(context: Context, qtbot: Any) -> AgreementsPage:
    page = AgreementsPage(context)
    shown(page, qtbot)
    return page


def test_three_lines_wait_for_three_small_acts(plan: WeeklyPlanPage, context: Context, qtbot: Any) -> None:
    assert len(plan.plan.lines) == 3
    for line, words in zip(plan.plan.lines, ("warm the car", "call the plumber", "sing badly"), strict=True):
        qtbot.keyClicks(line.text, words)
    plan.flush()
    week = context.journal.plans.week(context.today())
    assert [act.text for act in week] == ["warm the car", "call the plumber", "sing badly"]
    assert len(plan.plan.lines) == 3


def test_a_tick_keeps_the_day_and_can_be_taken_back(
    plan: WeeklyPlanPage, context: Context, qtbot: Any
) -> None:
    line = plan.plan.lines[0]
    assert not line.box.isEnabled()
    qtbot.keyClicks(line.text, "warm the car")
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert [act.done_on for act in context.journal.plans.week(context.today())] == [context.today()]
    assert line.done_on.text() == "done today"
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert [act.done_on for act in context.journal.plans.week(context.today())] == [None]


def test_a_new_week_begins_empty_and_shows_the_last(
    plan: WeeklyPlanPage, context: Context, clock: Any, qtbot: Any
) -> None:
    qtbot.keyClicks(plan.plan.lines[0].text, "warm the car")
    plan.flush()
    assert plan.before.isHidden()
    clock.advance(days=7)
    plan.refresh()
    assert [line.text.toPlainText() for line in plan.plan.lines] == ["", "", ""]
    assert not plan.before.isHidden()


def test_deleting_a_line_offers_to_undo_it(plan: WeeklyPlanPage, context: Context, qtbot: Any) -> None:
    qtbot.keyClicks(plan.plan.lines[0].text, "warm the car")
    plan.flush()
    plan.plan.lines[0].remove.click()
    assert context.journal.plans.week(context.today()) == []
    assert [words for _, _, words in context.notices.deletions] == ["warm the car"]  # type: ignore[attr-defined]


def test_the_counsellor_list_puts_aside_what_is_long_done(context: Context, qtbot: Any, clock: Any) -> None:
    plans = context.journal.plans
    old = context.today() - STAYS - timedelta(days=1)
    plans.save_item(replace(plans.new_item(old, Errand.BRING), text="the stairs", done_on=old))
    clock.advance(seconds=1)
    plans.save_item(replace(plans.new_item(old, Errand.BRING), text="Sundays"))
    page = CounsellorPage(context)
    shown(page, qtbot)
    bring = page.cards[Errand.BRING]
    assert [line.text.toPlainText() for line in bring.lines] == ["Sundays", ""]
    page.aside.click()
    assert [line.text.toPlainText() for line in bring.lines] == ["the stairs", "Sundays", ""]
    qtbot.keyClicks(page.cards[Errand.NOTE].lines[0].text, "we both wait")
    page.flush()
    assert {(item.errand, item.text) for item in plans.items()} >= {(Errand.NOTE, "we both wait")}


def test_a_note_says_when_it_was_written_and_never_that_it_was_done(context: Context, qtbot: Any) -> None:
    plans, day = context.journal.plans, context.today()
    plans.save_item(replace(plans.new_item(day, Errand.NOTE), text="we both wait", done_on=day))
    page = CounsellorPage(context)
    shown(page, qtbot)
    line = page.cards[Errand.NOTE].lines[0]
    assert line.done_on.text() == brief_day(day)
    assert not line.box.isVisible()


def test_an_agreement_is_written_tried_and_looked_at_again(
    agreements: AgreementsPage, context: Context, clock: Any, qtbot: Any
) -> None:
    assert not agreements.empty.isHidden()
    agreements.new()
    editor = agreements.editor
    qtbot.keyClicks(editor.fields["about"], "Evenings out")
    qtbot.keyClicks(editor.fields["matters_to_them"], "Quiet after work")
    editor.options.setFocus()
    qtbot.keyClicks(editor.options, "a walk first")
    qtbot.keyClick(editor.standings[Standing.ON_TRIAL], Qt.Key.Key_Space)
    agreements.flush()
    (kept,) = context.journal.agreements.all()
    assert (kept.about, kept.matters_to_them, kept.options) == (
        "Evenings out",
        "Quiet after work",
        ["a walk first"],
    )
    assert kept.review_on == context.today() + timedelta(weeks=4)
    assert [row.button.text() for row in agreements.rows] == ["Evenings out"]
    clock.advance(weeks=4)
    agreements.refresh()
    assert "time to look at it again" in agreements.rows[0].button.accessibleName()


def test_the_open_agreement_comes_back_with_its_cursor(
    agreements: AgreementsPage, context: Context, qtbot: Any
) -> None:
    kept = context.journal.agreements.save(
        replace(context.journal.agreements.new(context.today()), about="Evenings", trial="Fridays out")
    )
    agreements.refresh()
    agreements.rows[0].button.click()
    field = agreements.editor.fields["trial"]
    field.setFocus()
    field.set_cursor_at(3)
    place = agreements.place()
    assert place == {"open": str(kept.id), "field": "trial", "cursor": 3}
    again = AgreementsPage(context)
    shown(again, qtbot)
    again.restore_place(place)
    assert again.editor.open_id == kept.id
    assert again.editor.fields["trial"].textCursor().position() == 3


def test_undo_brings_no_words_of_another_agreement(
    agreements: AgreementsPage, context: Context, qtbot: Any
) -> None:
    for _ in range(2):
        fresh = context.journal.agreements.new(context.today())
        context.journal.agreements.save(replace(fresh, about="Evenings"))
    agreements.refresh()
    field = agreements.editor.fields["about"]
    agreements.rows[0].button.click()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    agreements.rows[1].button.click()
    assert field.toPlainText() == "Evenings"
    field.undo()
    assert field.toPlainText() == "Evenings"


def test_an_agreement_deleted_leaves_the_list(
    agreements: AgreementsPage, context: Context, qtbot: Any
) -> None:
    context.journal.agreements.save(
        replace(context.journal.agreements.new(context.today()), about="Evenings")
    )
    agreements.refresh()
    agreements.rows[0].button.click()
    agreements.editor.delete()
    assert agreements.rows == []
    assert agreements.editor.isHidden()
    assert not agreements.empty.isHidden()
