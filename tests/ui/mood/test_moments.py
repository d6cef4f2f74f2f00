"""Moments: two taps keep one, a line may follow, and their balance waits for eight of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from relationship_journal.domain.days import Span
from relationship_journal.domain.moments import FEWEST, Tone, Whose, balance_of
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.balance_band import place
from relationship_journal.ui.mood.day_moments import DayMoments
from relationship_journal.ui.mood.moment_log import MomentLog
from relationship_journal.ui.mood.moment_popover import MomentPopover
from relationship_journal.ui.mood.moments_card import MomentsCard
from relationship_journal.ui.mood.words import balance_in_words, balance_number


@pytest.fixture
def log(context: Context, qtbot: Any) -> MomentLog:
    made = MomentLog(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def kept(context: Context) -> list[tuple[Tone, Whose, str]]:
    found = context.journal.moments.on_day(context.today())
    return [(moment.tone, moment.whose, moment.note) for moment in found]


def test_one_tap_keeps_nothing_two_keep_a_moment(log: MomentLog, context: Context) -> None:
    assert not log.whose[Whose.OURS].isVisible()
    log.tones[Tone.KIND].click()
    assert kept(context) == []
    log.whose[Whose.OURS].click()
    assert kept(context) == [(Tone.KIND, Whose.OURS, "")]
    assert log.line.isVisible()


def test_there_is_no_button_for_the_partner_alone(log: MomentLog) -> None:
    assert [chip.text() for chip in log.whose.values()] == ["mine", "ours"]


def test_the_line_is_kept_and_a_second_thought_changes_the_moment(log: MomentLog, context: Context) -> None:
    log.tones[Tone.HARD].click()
    log.whose[Whose.OURS].click()
    QTest.keyClicks(log.line, "the dishes again")
    log.flush()
    log.whose[Whose.MINE].click()
    log.tones[Tone.KIND].click()
    assert kept(context) == [(Tone.KIND, Whose.MINE, "the dishes again")]


def test_by_keyboard_alone(log: MomentLog, context: Context, qtbot: Any) -> None:
    log.tones[Tone.HARD].setFocus()
    QTest.keyClick(log.tones[Tone.HARD], Qt.Key.Key_Space)
    assert log.whose[Whose.MINE].hasFocus()
    QTest.keyClick(log.whose[Whose.MINE], Qt.Key.Key_Space)
    assert log.line.hasFocus()
    assert kept(context) == [(Tone.HARD, Whose.MINE, "")]


def test_another_begins_anew_and_delete_offers_to_undo(log: MomentLog, context: Context) -> None:
    log.tones[Tone.KIND].click()
    log.whose[Whose.OURS].click()
    log.another.click()
    log.tones[Tone.HARD].click()
    log.whose[Whose.OURS].click()
    assert len(kept(context)) == 2
    log.delete.click()
    assert [tone for tone, *_ in kept(context)] == [Tone.KIND]
    (kind, id, words) = context.notices.deletions[-1]  # type: ignore[attr-defined]
    assert (kind, words) == ("moment", "a hard moment, ours")
    context.journal.bin.restore(kind, id)
    assert len(kept(context)) == 2


def test_below_eight_moments_only_how_many_are_missing_is_said(context: Context, qtbot: Any) -> None:
    card = MomentsCard(context)
    qtbot.addWidget(card)
    card.show()
    span = Span(context.today() - timedelta(days=29), context.today())
    for n in range(FEWEST - 1):
        context.journal.moments.save(
            context.journal.moments.new(context.today() - timedelta(days=n), Tone.KIND, Whose.MINE)
        )
    card.show_range(span, "last 30 days")
    assert not card.number.isVisible()
    assert not card.band.isVisible()
    assert card.words.text().startswith("One more moment")
    context.journal.moments.save(context.journal.moments.new(context.today(), Tone.HARD, Whose.OURS))
    card.refresh()
    assert card.number.text() == "7.0 : 1"
    assert card.band.isVisible()
    assert "7 kind and 1 hard" in card.band.accessibleDescription()
    assert "something else" in card.words.text()


@pytest.mark.parametrize(
    ("kind", "hard", "number"), [(21, 5, "4.2 : 1"), (4, 6, "1 : 1.5"), (12, 0, "12 : 0"), (0, 9, "0 : 9")]
)
def test_the_balance_in_words(kind: int, hard: int, number: str) -> None:
    found = balance_of(kind, hard)
    assert found is not None
    assert balance_number(found) == number
    assert f"{kind} kind and {hard} hard" in balance_in_words(found)


def test_five_to_one_lies_in_the_middle_of_the_band() -> None:
    assert place(5) == pytest.approx(0.5)
    assert place(0) == 0.0
    assert place(1) < place(5) < place(20) <= place(10_000) == 1.0


def test_the_day_lists_its_moments_to_edit_and_delete(context: Context, qtbot: Any) -> None:
    list_ = DayMoments(context)
    holder = QWidget()
    qtbot.addWidget(holder)
    list_.setParent(holder)
    holder.show()
    moment = replace(context.journal.moments.new(context.today(), Tone.KIND, Whose.OURS), note="the marmot")
    context.journal.moments.save(moment)
    list_.refresh()
    assert len(list_.rows) == 1
    list_.open(moment.id, "marmot")
    assert list_.rows == []
    assert list_.log.line.textCursor().position() == len("the ")
    list_.log.whose[Whose.MINE].click()
    assert kept(context) == [(Tone.KIND, Whose.MINE, "the marmot")]
    list_.log.entered.emit()
    list_.refresh()
    list_.rows[0].delete_requested.emit()
    assert kept(context) == []
    assert context.notices.deletions[-1][:2] == ("moment", moment.id)  # type: ignore[attr-defined]
    list_.refresh()
    assert list_.isHidden()


def test_a_day_that_has_passed_takes_one_more(context: Context, qtbot: Any) -> None:
    list_ = DayMoments(context)
    holder = QWidget()
    qtbot.addWidget(holder)
    list_.setParent(holder)
    holder.show()
    list_.refresh()
    assert list_.isHidden()
    yesterday = context.today() - timedelta(days=1)
    list_.show_day(yesterday)
    list_.refresh()
    list_.add.click()
    list_.refresh()
    list_.log.tones[Tone.KIND].click()
    list_.refresh()
    assert list_.log.whose[Whose.OURS].isVisible()
    list_.log.whose[Whose.OURS].click()
    list_.refresh()
    assert list_.rows == []
    list_.log.another.click()
    assert len(list_.rows) == 1
    assert list_.add.isVisible()
    assert kept(context) == []
    assert [moment.day for moment in context.journal.moments.on_day(yesterday)] == [yesterday]


def test_the_popover_keeps_what_was_tapped_however_it_is_left(context: Context, qtbot: Any) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    qtbot.waitActive(window)
    popover = MomentPopover(context, window)
    popover.open()
    popover.log.tones[Tone.KIND].click()
    popover.log.whose[Whose.OURS].click()
    QTest.keyClicks(popover.log.line, "by the door")
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert kept(context) == [(Tone.KIND, Whose.OURS, "by the door")]
    assert not popover.isVisible()
