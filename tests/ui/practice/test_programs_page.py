"""The programs, those on the way, and how one ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.programs import Run, RunState, in_words
from relationship_journal.exchange.archive import Selection
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.answer_views import ChooseView
from relationship_journal.ui.practice.programs_page import ProgramsPage
from relationship_journal.ui.practice.reading_pages import LookBackPage, WhyPage
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.tabs.practice import PracticeTab


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answer(context: Context, run: Run, key: str, *values: object, days_ago: int = 0) -> None:
    program = next(program for program in context.library.programs if program.id == run.program)
    step = next(step for step in program.steps if step.key == key)
    made = context.journal.practice.new_answer(run, step, context.today() - timedelta(days=days_ago))
    filled = replace(made, values=list(values), text=in_words(step, values), done=True)
    context.tasks.run(context.journal.practice.save_answer, filled)


def answer_until(context: Context, run: Run, last: str) -> None:
    """Answer every step before `last`."""
    program = next(program for program in context.library.programs if program.id == run.program)
    for step in program.steps:
        if step.key == last:
            return
        answer(context, run, step.key)


def page_of(tab: PracticeTab) -> ProgramsPage:
    tab.refresh()
    return tab.programs


def test_every_step_has_its_programs_and_closer_waits_to_be_asked_for(tab: PracticeTab) -> None:
    page = page_of(tab)
    shown = {row.program.id for row in page.rows}
    assert shown == {program.id for program in tab.context.library.programs} - {"closer"}
    page.closer.click()
    assert "closer" in {row.program.id for row in page.rows}
    assert tab.context.journal.settings.read().closer
    page.closer.click()
    assert "closer" not in {row.program.id for row in page.rows}


def test_what_runs_comes_first_and_can_be_put_aside(tab: PracticeTab, context: Context) -> None:
    run = context.journal.practice.begin("meet-in-the-middle", context.today())
    answer(context, run, "read-1")
    page = page_of(tab)
    (card,) = page.runs
    assert "Part 1 of 3 · What it is about" in said(card)
    row = next(row for row in page.rows if row.program.id == "meet-in-the-middle")
    assert row.begin.isHidden()
    card.pause.click()
    (card,) = page.runs
    assert "put aside" in said(card)
    card.go_on.click()
    assert isinstance(tab.over, Runner)
    assert tab.over.step.key == "about"
    assert context.journal.practice.all()[0].run.state is RunState.GOING


def test_what_is_pressed_twice_is_begun_once(tab: PracticeTab, context: Context, monkeypatch: Any) -> None:
    waiting: list[Any] = []
    tasks: Any = context.tasks
    run = type(tasks).run
    monkeypatch.setattr(tasks, "run", lambda *args, **rest: waiting.append((args, rest)))
    program = next(one for one in context.library.programs if one.id == "seen-and-said")
    tab.begin(program)
    tab.begin(program)
    monkeypatch.undo()
    for args, rest in waiting:
        run(tasks, *args, **rest)
    assert len(context.journal.practice.all()) == 1
    assert isinstance(tab.over, Runner)


def test_deleting_a_run_can_be_undone(tab: PracticeTab, context: Context) -> None:
    run = context.journal.practice.begin("seen-and-said", context.today())
    answer(context, run, "example", "The day with the flat tyre.")
    tab.open_run(run.id)
    tab.refresh()
    tab.go("programs")
    next(card for card in tab.programs.runs).look_back_requested.emit(context.journal.practice.course(run.id))
    assert isinstance(tab.over, LookBackPage)
    tab.over.delete.click()
    assert tab.over is None
    assert tab.programs.runs == []
    notices: Any = context.notices
    (undo,) = [undo for _, undo in notices.deeds]
    undo()
    assert len(tab.programs.runs) == 1


def test_what_is_about_touch_stays_out_of_sight(tab: PracticeTab, context: Context) -> None:
    context.journal.practice.begin("closer", context.today())
    page = page_of(tab)
    assert page.runs == []
    page.closer.click()
    assert len(page.runs) == 1


def test_why_tells_study_and_limits(tab: PracticeTab) -> None:
    row = next(row for row in page_of(tab).rows if row.program.id == "understand-what-changed")
    row.why.click()
    assert isinstance(tab.over, WhyPage)
    note = tab.context.library.evidence["writing"]
    words = said(tab.over)
    assert all(text in words for text in (note.found, note.study, note.limits))
    tab.over.back.click()
    assert tab.over is None


def test_a_finished_one_is_read_saved_and_done_again(tab: PracticeTab, context: Context, qtbot: Any) -> None:
    run = context.journal.practice.begin("wise-friend", context.today())
    answer(context, run, "seen-1", "They were both tired.")
    program = next(one for one in context.library.programs if one.id == "wise-friend")
    context.journal.practice.finish(program, run.id, context.today())
    tab.refresh()
    tab.open_run(run.id)
    assert isinstance(tab.over, LookBackPage)
    assert "They were both tired." in said(tab.over)
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.over.pdf.click()
    assert asked.args == [Selection(ids=frozenset({run.id}), label="The wise friend")]
    archive = context.journal.archive(asked.args[0])
    assert ([one.id for one in archive.runs], len(archive.answers)) == ([run.id], 1)
    assert isinstance(tab.over, LookBackPage)
    tab.over.again.click()
    assert isinstance(tab.over, Runner)
    assert len(context.journal.practice.all()) == 2


def test_not_yet_ends_forgiving_well(tab: PracticeTab, context: Context) -> None:
    for choice in ("not yet", "not without change"):
        run = context.journal.practice.begin("forgive-and-let-go", context.today())
        answer_until(context, run, "stand")
        tab.open_run(run.id)
        assert isinstance(tab.over, Runner)
        assert isinstance(tab.over.view, ChooseView)
        next(chip for chip in tab.over.view.chips if chip.text() == choice).click()
        tab.over.next.click()
        assert tab.over.ending is not None
        assert "nothing here asks again" in said(tab.over)
        found = context.journal.practice.course(run.id)
        assert found is not None
        assert found.run.state is RunState.FINISHED
        assert context.journal.practice.going() == []


def test_other_answers_go_on(tab: PracticeTab, context: Context) -> None:
    run = context.journal.practice.begin("forgive-and-let-go", context.today())
    answer_until(context, run, "stand")
    tab.open_run(run.id)
    assert isinstance(tab.over, Runner)
    assert isinstance(tab.over.view, ChooseView)
    tab.over.view.chips[0].click()
    tab.over.next.click()
    assert tab.over.step.key == "release"


def test_the_worksheet_becomes_an_agreement(tab: PracticeTab, context: Context) -> None:
    run = context.journal.practice.begin("meet-in-the-middle", context.today())
    answer_until(context, run, "review-on")
    answer(context, run, "about", "Evenings out")
    answer(context, run, "matters", "that we are still us", "quiet after work")
    answer(context, run, "trial", "The first Friday of the month")
    tab.open_run(run.id)
    assert isinstance(tab.over, Runner)
    tab.over.next.click()
    (made,) = context.journal.agreements.all()
    assert (made.about, made.trial) == ("Evenings out", "The first Friday of the month")
    assert (made.matters_to_me, made.matters_to_them) == ("that we are still us", "quiet after work")
    assert made.standing is Standing.ON_TRIAL
    assert made.review_on == context.today() + timedelta(weeks=3)
    assert "kept under Agreements" in said(tab.over)
    assert tab.over.ending is not None
    tab.over.ending.agreement_requested.emit()
    assert tab.current_section == "agreements"


def test_the_wise_friend_comes_back_after_four_months(tab: PracticeTab, context: Context, clock: Any) -> None:
    run = context.journal.practice.begin("wise-friend", context.today())
    answer_until(context, run, "seen-2")
    page = page_of(tab)
    assert "It goes on from 22 March 2027; sooner is fine." in said(page.runs[0])
    clock.advance(days=120)
    assert "It goes on" not in said(page_of(tab).runs[0])


def test_a_program_is_brought_into_view(tab: PracticeTab, qtbot: Any) -> None:
    tab.show_program("seen-and-said")
    row = next(row for row in tab.programs.rows if row.program.id == "seen-and-said")
    qtbot.waitUntil(row.begin.hasFocus)
    assert not row.begin.visibleRegion().isEmpty()
    assert tab.over is None
    tab.show_program("closer")
    qtbot.waitUntil(tab.programs.closer.hasFocus)


def test_sections_keep_their_place(tab: PracticeTab, context: Context, qtbot: Any) -> None:
    tab.go("counsellor")
    place = tab.place()
    assert place["section"] == "counsellor"
    again = PracticeTab(context)
    qtbot.addWidget(again)
    again.restore_place(place)
    assert again.current_section == "counsellor"


def finish_the_friend(context: Context, days_ago: int) -> None:
    practice = context.journal.practice
    program = next(program for program in context.library.programs if program.id == "wise-friend")
    run = practice.begin(program.id, context.today() - timedelta(days=days_ago + 240))
    practice.finish(program, run.id, context.today() - timedelta(days=days_ago))


def test_what_is_finished_comes_round_again(tab: PracticeTab, context: Context) -> None:
    finish_the_friend(context, 120)
    (offer,) = page_of(tab).again
    assert "This is a good time for it again" in said(offer)
    offer.begin.click()
    assert isinstance(tab.over, Runner)
    tab.go("programs")
    assert page_of(tab).again == []


def test_and_not_before(tab: PracticeTab, context: Context) -> None:
    finish_the_friend(context, 119)
    assert page_of(tab).again == []
