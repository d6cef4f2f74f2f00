"""Ways of feeling loved: the form, the readings, and the partner's page that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from relationship_journal.domain.feeling_loved import About, LovedRating, Way
from relationship_journal.domain.records import Person
from relationship_journal.ui.context import Context
from relationship_journal.ui.desk import Desk
from relationship_journal.ui.diagnosis.loved_form import LovedForm
from relationship_journal.ui.diagnosis.loved_handover import LovedHandover
from relationship_journal.ui.diagnosis.loved_page import LovedPage


def keep(context: Context, about: About, matters: int, got: int, ago: int = 0) -> LovedRating:
    fresh = context.journal.feeling_loved.new(about, context.today() - timedelta(days=ago))
    ways = dict.fromkeys(Way, matters)
    return context.journal.feeling_loved.save(replace(fresh, matters=ways, got=dict.fromkeys(Way, got)))


def all_built(qtbot: Any, form: LovedForm) -> None:
    qtbot.waitUntil(lambda: len(form.scales) == 2 * len(Way))


@pytest.fixture
def page(context: Context, qtbot: Any) -> LovedPage:
    made = LovedPage(context)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_tap_is_kept_and_can_be_taken_back(page: LovedPage, context: Context, qtbot: Any) -> None:
    page.fill_in.click()
    assert page.form is not None
    all_built(qtbot, page.form)
    page.form.scales[Way.SHARED_FUN, "matters"].buttons[4].click()
    page.form.scales[Way.SHARED_FUN, "got"].buttons[0].click()
    page.form.scales[Way.KIND_WORDS, "got"].buttons[2].click()
    (kept,) = context.journal.feeling_loved.fillings()
    assert (kept.about, kept.matters, kept.got) == (
        About.ME,
        {Way.SHARED_FUN: 4},
        {Way.SHARED_FUN: 0, Way.KIND_WORDS: 2},
    )
    page.form.scales[Way.KIND_WORDS, "got"].buttons[2].click()
    (kept,) = context.journal.feeling_loved.fillings()
    assert kept.got == {Way.SHARED_FUN: 0}


def test_filled_in_again_on_the_same_day_it_is_the_same_form(page: LovedPage, context: Context) -> None:
    for _ in range(2):
        page.fill_in.click()
        assert page.form is not None
        page.form.scales[Way.KIND_WORDS, "matters"].buttons[3].setChecked(False)
        page.form.scales[Way.KIND_WORDS, "matters"].chosen.emit(3)
        page.fill_in.click()
    assert len(context.journal.feeling_loved.fillings()) == 1


def test_earlier_fillings_are_chosen_by_date(page: LovedPage, context: Context) -> None:
    keep(context, About.ME, 4, 1, ago=60)
    newest = keep(context, About.ME, 2, 2)
    page.refresh()
    assert page.reading.shown is not None
    assert page.reading.shown.id == newest.id
    assert [page.reading.days.itemText(n) for n in range(2)] == ["22 November 2026", "23 September 2026"]
    page.reading.days.setCurrentIndex(1)
    page.reading.days.activated.emit(1)
    assert "matters 4, there was 1" in page.reading.chart.accessibleDescription()


def test_the_chart_reads_its_rows_and_has_a_table(page: LovedPage, context: Context) -> None:
    keep(context, About.ME, 3, 1)
    page.refresh()
    chart = page.reading.chart
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.read_row == 1
    page.reading.swap.click()
    assert page.reading.table.isVisible()
    assert not chart.isVisible()
    assert page.reading.table.item(0, 0).text() == "3"


def test_what_they_filled_in_is_covered_until_both_look(page: LovedPage, context: Context) -> None:
    keep(context, About.ME, 3, 1)
    keep(context, About.MY_GUESS, 4, 1)
    keep(context, About.PARTNER, 1, 4)
    page.refresh()
    page.tabs.setCurrentIndex(2)
    assert not page.theirs.isVisible()
    assert not page.reading.isVisible()
    assert "covered" in page.words.text()
    page.together.click()
    assert page.theirs.isVisible()
    assert page.reading.isVisible()
    assert page.reading.shown is not None
    assert page.reading.shown.about is About.ME
    said = [one.text() for one in page.misread.findChildren(QLabel)]
    assert "Kind words may matter less to them than you thought: you guessed 4, they said 1." in said
    page.together.click()
    assert not page.theirs.isVisible()
    assert page.misread.isHidden()


@pytest.fixture
def desk(context: Context, qtbot: Any) -> Iterator[Desk]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    made = Desk(context)
    window.setCentralWidget(made)
    window.show()
    qtbot.waitActive(window)
    yield made
    window.close()


def test_the_partners_page_stands_alone_and_is_kept_as_theirs(
    desk: Desk, context: Context, qtbot: Any
) -> None:
    handover = LovedHandover(context)
    locked: list[bool] = []
    handover.lock_requested.connect(lambda: locked.append(True))
    desk.show_sheet(handover)
    assert handover.size() == desk.size()
    assert not desk.stands_alone
    handover.begin.click()
    assert desk.stands_alone
    assert handover.form is not None
    all_built(qtbot, handover.form)
    for _ in range(100):
        desk.focusNextPrevChild(True)
        assert handover.isAncestorOf(QApplication.focusWidget())
    handover.form.scales[Way.KIND_WORDS, "matters"].buttons[4].click()
    (kept,) = context.journal.feeling_loved.fillings()
    assert (kept.about, kept.person) == (About.PARTNER, Person.PARTNER)
    QTest.keyClick(handover, Qt.Key.Key_Escape)
    handover.done.click()
    assert locked == [True, True]


def test_before_it_is_handed_over_one_can_turn_back(context: Context, qtbot: Any) -> None:
    handover = LovedHandover(context)
    qtbot.addWidget(handover)
    with qtbot.waitSignal(handover.close_requested):
        QTest.keyClick(handover, Qt.Key.Key_Escape)
    assert context.journal.feeling_loved.fillings() == []
