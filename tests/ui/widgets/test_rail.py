"""The rail: page tabs for keyboard and screen reader, laid out for the smallest window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel

from relationship_journal.ui.tokens import LIGHT
from relationship_journal.ui.widgets.rail import HEAD, ROW, WIDTH, Rail, RailButton

PAGES = ["Today", "Diagnosis", "Gratitude", "Rituals", "Mood", "Conversations", "Letters", "Practice"]


@pytest.fixture
def rail(theme, qtbot):
    made = Rail()
    qtbot.addWidget(made)
    for title in PAGES:
        made.add_page(QLabel(title), "sun", title)
    made.resize(1024, 612)
    made.show()
    return made


def test_screen_reader_finds_page_tabs(rail) -> None:
    bar = QAccessible.queryAccessibleInterface(rail.tabBar())
    assert bar.role() == QAccessible.Role.PageTabList
    tabs = [bar.child(number) for number in range(len(PAGES))]
    assert [tab.text(QAccessible.Text.Name) for tab in tabs] == PAGES
    assert {tab.role() for tab in tabs} == {QAccessible.Role.PageTab}


def test_arrows_walk_the_tabs(rail, qtbot) -> None:
    rail.tabBar().setFocus()
    qtbot.keyClick(rail.tabBar(), Qt.Key.Key_Down)
    assert rail.currentIndex() == 1


def test_click_opens_a_page(rail, qtbot) -> None:
    qtbot.mouseClick(rail.tabBar(), Qt.MouseButton.LeftButton, pos=rail.tabBar().tabRect(4).center())
    assert rail.currentWidget().text() == "Mood"


def test_everything_fits_the_smallest_window(rail) -> None:
    bar = rail.tabBar()
    assert bar.y() == HEAD
    assert bar.width() == WIDTH
    assert bar.height() == len(PAGES) * ROW
    buttons = rail.findChildren(RailButton)
    tops = [button.mapTo(rail, button.rect().topLeft()).y() for button in buttons]
    assert min(tops) >= bar.geometry().bottom()
    assert max(tops) + ROW <= rail.height()
    assert rail.currentWidget().geometry().width() == 1024 - WIDTH


@pytest.mark.parametrize(
    ("number", "wish"), [(0, "search_requested"), (1, "settings_requested"), (2, "lock_requested")]
)
def test_buttons_below_say_what_is_wanted(rail, qtbot, number: int, wish: str) -> None:
    button = rail.findChildren(RailButton)[number]
    assert button.accessibleName() in ("Search", "Settings", "Lock now")
    with qtbot.waitSignal(getattr(rail, wish)):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_rail_is_painted_in_its_own_tone(rail) -> None:
    picture = rail.grab().toImage()
    assert picture.pixelColor(4, 600) == QColor(LIGHT.rail)
    assert picture.pixelColor(23, 35) == QColor(LIGHT.ember)
    chosen = rail.tabBar().mapTo(rail, rail.tabBar().tabRect(0).topLeft())
    assert picture.pixelColor(chosen.x() + 140, chosen.y() + 6) == QColor(LIGHT.surface)


def places(rail) -> list[QRect]:
    """Where each row is, the tabs' and the buttons' alike."""
    bar = rail.tabBar()
    rows = [bar.tabRect(number).translated(bar.pos()) for number in range(bar.count())]
    buttons = rail.findChildren(RailButton)
    return rows + [QRect(button.mapTo(rail, button.rect().topLeft()), button.size()) for button in buttons]


def test_rows_share_a_low_window_and_grow_again(rail, qapp) -> None:
    rail.resize(960, 472)
    qapp.processEvents()
    low = places(rail)
    assert len({row.height() for row in low}) == 1
    assert low[0].height() < ROW
    assert all(above.bottom() < below.top() for above, below in pairwise(low))
    assert low[-1].bottom() < rail.height()
    rail.resize(1024, 612)
    qapp.processEvents()
    assert {row.height() for row in places(rail)} == {ROW}


def test_in_a_language_read_from_the_right_the_rail_stands_there(theme, qtbot, qapp) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = Rail()
        qtbot.addWidget(made)
        made.add_page(QLabel("Today"), "sun", "Today")
        made.resize(1024, 612)
        made.show()
        assert {row.left() for row in places(made)} == {1024 - WIDTH}
        assert made.currentWidget().mapTo(made, QPoint(0, 0)).x() == 0
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
