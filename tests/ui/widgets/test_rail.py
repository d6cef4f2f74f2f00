"""The rail: page tabs for keyboard and screen reader, laid out for the smallest window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
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
