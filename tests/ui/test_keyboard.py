"""Everything on every page can be reached with Tab, in the order one reads, and says what it is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QScrollArea, QTabWidget, QWidget

from relationship_journal.domain.days import day_of
from relationship_journal.domain.records import new_id
from relationship_journal.journal.sample import sample_records
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.context import Context
from relationship_journal.ui.desk import Desk
from relationship_journal.ui.dialogs.bin_page import BinPage
from relationship_journal.ui.reading_order import step, stops
from relationship_journal.ui.widgets.writing_field import WritingField


@pytest.fixture
def desk(context: Context, qtbot: Any) -> Iterator[Desk]:
    chance = random.Random(7)
    clock = context.clock
    records = sample_records(
        day_of(clock.now(), clock.zone()),
        clock.now(),
        lambda moment: new_id(moment, chance.randbytes),
        chance,
        zone=clock.zone(),
        zone_name=clock.zone_name(),
    )
    context.journal.add(records)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    made = Desk(context)
    window.setCentralWidget(made)
    window.show()
    qtbot.waitActive(window)
    made.enter({})
    qtbot.waitUntil(lambda: isinstance(made.focusWidget(), WritingField))
    yield made
    window.close()  # until here nothing else holds it


def go(desk: Desk, name: str, qtbot: Any) -> None:
    desk.go(name)
    qtbot.waitUntil(lambda: desk.current_name == name and desk.current.isVisible())
    QApplication.processEvents()


def walk(desk: Desk, forward: bool = True) -> list[QWidget]:
    """Where Tab leads from the rail until it is there again."""
    desk.rail.tabBar().setFocus()
    seen: list[QWidget] = []
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    while len(seen) < 300:
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, key)
    assert QApplication.focusWidget() is seen[0]
    return seen


def test_tab_reaches_everything_in_reading_order(desk: Desk, qtbot: Any) -> None:
    for name in TABS:
        go(desk, name, qtbot)
        reached = walk(desk)
        assert len(reached) > 6
        assert set(reached) == set(focusable(desk))
        assert walk(desk, forward=False) == [reached[0], *reversed(reached[1:])]


def test_tab_reaches_everything_while_going_through_a_program(
    desk: Desk, context: Context, qtbot: Any
) -> None:
    go(desk, "practice", qtbot)
    tab: Any = desk.current
    programs = {program.id: program for program in context.library.programs}
    tab.begin(programs["meet-in-the-middle"])
    for key in ("read-1", "about", "matters", "behind", "ask", "review-on"):
        tab.over.open(key)
        check_stops(desk)
    tab.over.open("", place={})
    tab.look_back(tab.over.drafts.run.id)
    check_stops(desk)
    tab.begin(programs["forgive-and-let-go"])
    check_stops(desk)
    for question in tab.over.questions:
        question.yes.click()
    tab.over.go_on.click()
    check_stops(desk)


def check_stops(desk: Desk) -> None:
    """Each is reached both ways, and says what it is."""
    QApplication.processEvents()
    reached = walk(desk)
    assert set(reached) == set(focusable(desk))
    assert walk(desk, forward=False) == [reached[0], *reversed(reached[1:])]
    assert [one for one in reached if not one.accessibleName() and not _text_of(one)] == []


def focusable(desk: Desk) -> list[QWidget]:
    """All that can be seen and take the focus, asked of Qt."""
    return [
        one
        for one in desk.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is desk.window()
    ]


def test_today_is_read_from_the_date_to_the_reflection(desk: Desk) -> None:
    names = [one.accessibleName() for one in walk(desk)]
    wanted = ["The day before (Alt+Left)", "Appreciation 1", "Appreciation 2", "Appreciation 3", "Reflection"]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)
    assert names.index("Appreciation 3") < names.index("good talk") < names.index("Reflection")


def test_every_stop_says_what_it_is(desk: Desk, qtbot: Any) -> None:
    for name in TABS:
        go(desk, name, qtbot)
        nameless = [
            f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
            for one in stops(desk)
            if not isinstance(one, QScrollArea) and not one.accessibleName() and not _text_of(one)
        ]
        assert nameless == []


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_what_is_tabbed_to_is_in_view(desk: Desk, qtbot: Any) -> None:
    last = list(stops(desk.current))[-1]
    assert last.visibleRegion().isEmpty()
    while QApplication.focusWidget() is not last:
        QTest.keyClick(QApplication.focusWidget() or desk, Qt.Key.Key_Tab)
    assert not last.visibleRegion().isEmpty()


def test_a_page_over_the_tabs_keeps_tab_from_what_lies_under_it(
    desk: Desk, context: Context, qtbot: Any
) -> None:
    page = BinPage(context)
    under = list(stops(desk.current))
    before = QApplication.focusWidget()
    desk.show_sheet(page)
    reached = walk(desk)
    assert set(reached).isdisjoint(under)
    assert set(stops(page)) <= set(reached)
    desk.close_sheet()
    assert QApplication.focusWidget() is before


def test_no_part_of_a_page_flashes_up_as_a_window(desk: Desk, qtbot: Any) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    own = desk.window().windowHandle()
    activated: list[object] = []
    application.focusWindowChanged.connect(activated.append)
    try:
        for name in TABS:
            go(desk, name, qtbot)
        assert [one for one in activated if one is not own] == []
        stray = QLabel("alone")
        qtbot.addWidget(stray)
        stray.show()
        qtbot.waitUntil(lambda: any(one is not own for one in activated))
    finally:
        application.focusWindowChanged.disconnect(activated.append)


def test_widgets_made_last_are_reached_where_they_stand(qtbot: Any) -> None:
    from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

    page = QWidget()
    qtbot.addWidget(page)
    below, right, left = QLineEdit("below"), QLineEdit("right"), QLineEdit("left")
    column, row = QVBoxLayout(page), QHBoxLayout()
    column.addLayout(row)
    column.addWidget(below)
    row.addWidget(left)
    row.addWidget(right)
    beside = QTabWidget()
    column.addWidget(beside)
    hidden = QLineEdit("hidden")
    column.addWidget(hidden)
    hidden.hide()
    page.show()
    assert [one for one in stops(page) if isinstance(one, QLineEdit)] == [left, right, below]
    left.setFocus()
    assert step(page, True)
    assert page.focusWidget() is right
    assert step(page, False)
    assert step(page, False)
    assert page.focusWidget() is list(stops(page))[-1]
    assert not step(QWidget(page), True)
