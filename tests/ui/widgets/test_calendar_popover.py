"""A day chosen by arrow keys, by click, or by typing it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.widgets.calendar_popover import CalendarPopover

DAY = date(2026, 11, 22)


def parse(text: str) -> date | None:
    """Read an ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@pytest.fixture
def popover(theme, qtbot):
    anchor = QWidget()
    qtbot.addWidget(anchor)
    made = CalendarPopover(parse, anchor)
    made.show_below(anchor, DAY, DAY)
    yield made
    made.hide()


def test_arrows_and_enter_choose(popover, qtbot) -> None:
    qtbot.keyClick(popover.table, Qt.Key.Key_Up)
    with qtbot.waitSignal(popover.day_chosen) as chosen:
        qtbot.keyClick(popover.table, Qt.Key.Key_Return)
    assert chosen.args == [DAY - timedelta(days=7)]
    assert not popover.isVisible()


def test_page_up_turns_to_the_month_before(popover, qtbot) -> None:
    with qtbot.waitSignal(popover.month_shown) as shown:
        qtbot.keyClick(popover.table, Qt.Key.Key_PageUp)
    assert shown.args == [date(2026, 10, 1)]
    with qtbot.waitSignal(popover.day_chosen) as chosen:
        qtbot.keyClick(popover.table, Qt.Key.Key_Return)
    assert chosen.args == [date(2026, 10, 1)]


def test_days_to_come_cannot_be_chosen(popover, qtbot) -> None:
    tomorrow = popover.table.model().index_of(DAY + timedelta(days=1))
    at = popover.table.visualRect(tomorrow).center()
    with qtbot.assertNotEmitted(popover.day_chosen):
        qtbot.mouseClick(popover.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_typed_date_is_taken_and_nonsense_explained(popover, qtbot) -> None:
    qtbot.keyClicks(popover.field, "soon")
    with qtbot.assertNotEmitted(popover.day_chosen):
        qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert popover.isVisible()
    popover.field.clear()
    qtbot.keyClicks(popover.field, "2024-02-29")
    with qtbot.waitSignal(popover.day_chosen) as chosen:
        qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert chosen.args == [date(2024, 2, 29)]


def test_days_with_something_on_them_say_so(popover) -> None:
    popover.set_marked({DAY})
    model = popover.table.model()
    said = model.data(model.index_of(DAY), Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("something written")
    assert "2026" in said


def test_a_date_typed_at_once_goes_into_its_field(popover, qtbot) -> None:
    popover.show_below(QWidget(popover), DAY)
    with qtbot.waitSignal(popover.day_chosen) as chosen:
        QTest.keyClick(popover.table, "2")
        QTest.keyClicks(popover.field, "019-03-14")
        QTest.keyClick(popover.field, Qt.Key.Key_Return)
    assert chosen.args == [date(2019, 3, 14)]
