"""Going through a program: a new one is a file, and nothing answered is ever lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from relationship_journal.content.library import Library
from relationship_journal.domain.programs import Course, RunState
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.answer_views import ActView, ChooseView, DateView, RateView, ReviewView
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.practice.writing_views import NARROW, PairView, ReadView, WriteView
from relationship_journal.ui.tabs.practice import PracticeTab


@pytest.fixture
def walks(tab: PracticeTab, context: Context, library: Library) -> PracticeTab:
    """The tab with a library of one program, which was begun."""
    context.library = library
    tab.begin(library.programs[0])
    return tab


def runner_of(tab: PracticeTab) -> Runner:
    assert isinstance(tab.over, Runner)
    return tab.over


def course(context: Context) -> Course:
    return context.journal.practice.all()[0]


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just laid out is shown
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_program_of_every_kind_is_gone_through(walks: PracticeTab, context: Context, qtbot: Any) -> None:
    runner = runner_of(walks)
    assert isinstance(runner.view, ReadView)
    assert "Step 1 of 5 · The first walk" in said(runner)
    assert runner.next.text() == "Next: where to"
    runner.next.click()
    assert isinstance(runner.view, WriteView)
    assert "No map." in said(runner)
    qtbot.keyClicks(runner.view.field, "Along the river")
    runner.next.click()
    assert isinstance(runner.view, PairView)
    qtbot.keyClicks(runner.view.fields[0], "talking")
    qtbot.keyClicks(runner.view.fields[1], "silence")
    runner.next.click()
    assert isinstance(runner.view, RateView)
    qtbot.keyClicks(runner.view.scale, "7")
    runner.next.click()
    assert isinstance(runner.view, ChooseView)
    for chip in runner.view.chips[:2]:
        chip.click()
    assert runner.next.text() == "Done for now"
    runner.next.click()
    assert runner.ending is not None
    assert "It goes on from Thursday; sooner is fine." in said(runner)
    runner.ending.go_on_requested.emit()
    assert isinstance(runner.view, ActView)
    runner.view.done.click()
    runner.next.click()
    assert isinstance(runner.view, DateView)
    runner.next.click()
    assert isinstance(runner.view, WriteView)
    runner.next.click()
    assert isinstance(runner.view, ReviewView)
    assert "Along the river" in said(runner.view)
    assert "Your partner: silence" in said(runner.view)
    assert runner.next.text() == "Finish"
    runner.next.click()
    assert course(context).run.state is RunState.FINISHED
    values = {answer.key: answer.values for answer in course(context).answers}
    assert values["where"] == ["Along the river"]
    assert values["sides"] == ["talking", "silence"]
    assert values["pace"] == [7]
    assert values["weather"] == ["rain", "wind"]
    assert values["when"] == [(context.today() + timedelta(weeks=3)).isoformat()]
    assert all(answer.done for answer in course(context).answers)


def test_what_needs_an_answer_waits_for_one(walks: PracticeTab, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.go_on()
    runner.go_on()
    assert runner.step.key == "where"
    assert "A line is enough." in said(runner)
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "home")
    runner.go_on()
    assert runner.step.key == "sides"


def test_the_keyboard_is_enough(walks: PracticeTab, qtbot: Any) -> None:
    runner = runner_of(walks)
    qtbot.keyClick(runner, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert runner.step.key == "where"
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "home")
    qtbot.keyClick(runner.view.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(runner.view, PairView)
    qtbot.keyClick(runner.view.fields[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert isinstance(runner.view, WriteView)
    assert runner.view.field.toPlainText() == "home", "the shortcut types nothing"
    qtbot.keyClick(runner.view.field, Qt.Key.Key_Escape)
    assert walks.over is None


def test_a_draft_survives_leaving_and_comes_back(walks: PracticeTab, context: Context, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "Half a thou")
    runner.leave.click()
    (draft,) = [answer for answer in course(context).answers if answer.key == "where"]
    assert (draft.text, draft.done) == ("Half a thou", False)
    walks.open_run(course(context).run.id)
    assert runner_of(walks).step.key == "where"
    view = runner_of(walks).view
    assert isinstance(view, WriteView)
    qtbot.keyClicks(view.field, "ght")
    assert view.field.toPlainText() == "Half a thought"


def test_a_draft_is_kept_without_leaving(walks: PracticeTab, context: Context, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "river")
    qtbot.waitUntil(lambda: [a.text for a in course(context).answers if a.key == "where"] == ["river"])


def test_after_a_lock_one_is_where_one_was(walks: PracticeTab, context: Context, qtbot: Any) -> None:
    runner = runner_of(walks)
    for _ in range(2):
        runner.go_on()
        if isinstance(runner.view, WriteView):
            qtbot.keyClicks(runner.view.field, "home")
    assert isinstance(runner.view, PairView)
    qtbot.keyClicks(runner.view.fields[1], "silence and rain")
    runner.view.fields[1].set_cursor_at(7)
    runner.view.fields[1].setFocus()
    walks.flush()
    place = walks.place()
    assert "silence" not in str(place)
    again = PracticeTab(context)
    qtbot.addWidget(again)
    again.show()
    again.restore_place(place)
    view = runner_of(again).view
    assert isinstance(view, PairView)
    assert view.fields[1].toPlainText() == "silence and rain"
    assert view.fields[1].textCursor().position() == 7


def test_words_erased_are_no_answer_any_more(walks: PracticeTab, context: Context, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "home")
    runner.go_on()
    runner.go_back()
    runner.view.field.selectAll()
    qtbot.keyClick(runner.view.field, Qt.Key.Key_Delete)
    walks.flush()
    assert [answer.key for answer in course(context).answers if answer.done] == ["why"]
    assert [binned.text for binned in context.journal.bin.contents()] == ["home"]


def test_an_act_can_be_taken_back(walks: PracticeTab, context: Context) -> None:
    runner = runner_of(walks)
    runner.open("walk")
    assert isinstance(runner.view, ActView)
    runner.view.done.click()
    assert [answer.key for answer in course(context).answers if answer.done] == ["walk"]
    runner.view.done.click()
    assert not any(answer.done for answer in course(context).answers)
    assert context.journal.bin.contents() == []
    runner.view.later.click()
    assert walks.over is None


def test_the_timer_begins_with_the_first_word_and_never_stops_anybody(
    walks: PracticeTab, clock: Any, qtbot: Any
) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    timer = runner.view.timer
    assert timer is not None
    assert timer.time.text() == "7:00"
    assert timer.pause.isHidden()
    qtbot.keyClicks(runner.view.field, "h")
    clock.advance(seconds=30)
    timer.show_time()
    assert timer.time.text() == "6:30"
    timer.pause.click()
    clock.advance(seconds=30)
    timer.show_time()
    assert timer.time.text() == "paused at 6:30"
    timer.pause.click()
    for _ in range(14):
        clock.advance(seconds=30)
        timer.show_time()
    assert timer.time.text() == "7 minutes have passed. Stay as long as you like."
    qtbot.keyClicks(runner.view.field, "ome")
    assert runner.view.field.toPlainText() == "home"


def test_an_answer_found_by_search_is_opened_at_its_word(
    walks: PracticeTab, context: Context, qtbot: Any
) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "along the river")
    walks.flush()
    answer = next(answer for answer in course(context).answers if answer.key == "where")
    runner.leave.click()
    walks.show_entry("answer", UUID(str(answer.id)), answer.day, "river")
    view = runner_of(walks).view
    assert isinstance(view, WriteView)
    assert view.field.textCursor().position() == len("along the ")


def test_a_pair_stands_in_one_column_when_narrow(walks: PracticeTab, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.open("sides")
    assert isinstance(runner.view, PairView)
    first, second = runner.view.fields

    def beside() -> bool:
        return second.mapToGlobal(QPoint()).x() > first.mapToGlobal(QPoint()).x()

    qtbot.waitUntil(beside)
    walks.resize(NARROW - 40, 800)
    qtbot.waitUntil(lambda: not beside())


def test_a_restored_version_is_shown(walks: PracticeTab, context: Context, clock: Any, qtbot: Any) -> None:
    runner = runner_of(walks)
    runner.go_on()
    assert isinstance(runner.view, WriteView)
    qtbot.keyClicks(runner.view.field, "a long walk along the river and back")
    walks.flush()
    clock.advance(hours=2)
    runner.view.field.selectAll()
    qtbot.keyClicks(runner.view.field, "no")
    walks.flush()
    answer = next(answer for answer in course(context).answers if answer.key == "where")
    (version,) = context.journal.history.versions("answer", answer.id)
    context.tasks.run(context.journal.history.restore, "answer", answer.id, version.id)
    assert runner.view.field.toPlainText() == "a long walk along the river and back"
