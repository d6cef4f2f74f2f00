"""The heat map: a table of days for the eye, the arrow keys and the screen reader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from relationship_journal.ui.tokens import DARK, LIGHT
from relationship_journal.ui.widgets.heat_map import STEP, HeatMap, Months
from relationship_journal.ui.widgets.heat_model import HeatMapModel

LAST = date(2026, 11, 22)
LEVELS = {LAST - timedelta(days=back): back % 5 for back in range(100)} | {LAST - timedelta(days=3): None}


@pytest.fixture
def heat_map(theme, qtbot):
    made = HeatMap("Appreciations by day")
    qtbot.addWidget(made)
    made.set_days(LEVELS, lambda day, level: f"{day:%d %B}: {level}")
    made.resize(400, made.height())
    made.show()
    return made


@given(st.dates(), st.integers(0, 800), st.integers(0, 800))
def test_every_day_is_in_its_week_and_row(first: date, length: int, at: int) -> None:
    length = min(length, (date.max - first).days)
    model = HeatMapModel()
    try:
        last = first + timedelta(days=length)
        first - timedelta(days=first.weekday())
        model.set_days({first: 0, last: 4})
    except OverflowError:
        return
    day = first + timedelta(days=min(at, length))
    index = model.index_of(day)
    assert index.isValid()
    assert index.row() == day.weekday()
    assert model.day(index) == day
    assert model.rowCount() == 7
    assert model.index_of(last).column() == model.columnCount() - 1


def test_empty_map_has_no_cells() -> None:
    model = HeatMapModel()
    model.set_days({})
    assert model.columnCount() == 0
    assert model.months() == ("", "")
    assert model.last_day() is None


def test_cells_are_spoken(heat_map) -> None:
    index = heat_map.days.index_of(LAST)
    table = QAccessible.queryAccessibleInterface(heat_map)
    cell = table.child((index.row() + 1) * (heat_map.days.columnCount() + 1) + index.column() + 1)
    assert cell.role() == QAccessible.Role.Cell
    assert cell.text(QAccessible.Text.Name) == "22 November: 0"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "22 November: 0"
    assert heat_map.days.headerData(index.row(), Qt.Orientation.Vertical) == "Sunday"
    assert "16 November 2026" in heat_map.days.headerData(index.column(), Qt.Orientation.Horizontal)


def test_a_day_not_shown_cannot_be_reached(heat_map, qtbot) -> None:
    index = heat_map.days.index_of(LAST - timedelta(days=3))
    assert heat_map.days.flags(index) == Qt.ItemFlag.NoItemFlags
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    with qtbot.assertNotEmitted(heat_map.day_activated):
        qtbot.mouseClick(
            heat_map.viewport(), Qt.MouseButton.LeftButton, pos=heat_map.visualRect(index).center()
        )


def test_keyboard_starts_at_the_last_day_and_opens(heat_map, qtbot) -> None:
    heat_map.setFocus()
    qtbot.keyClick(heat_map, Qt.Key.Key_Left)
    with qtbot.waitSignal(heat_map.day_activated) as opened:
        qtbot.keyClick(heat_map, Qt.Key.Key_Return)
    assert opened.args == [LAST - timedelta(days=7)]


def test_click_opens_a_day_once(heat_map, qtbot) -> None:
    days: list[date] = []
    heat_map.day_activated.connect(days.append)
    at = heat_map.visualRect(heat_map.days.index_of(LAST - timedelta(days=1))).center()
    qtbot.mouseClick(heat_map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert days == [LAST - timedelta(days=1)]


def test_latest_days_are_in_view_where_not_all_fit(heat_map) -> None:
    heat_map.resize(8 * STEP, heat_map.height())
    heat_map.resize(8 * STEP + 7, heat_map.height())
    assert heat_map.viewport().rect().contains(heat_map.visualRect(heat_map.days.index_of(LAST)).center())
    assert heat_map.visualRect(heat_map.days.index_of(LAST - timedelta(days=90))).x() < 0
    assert heat_map.visualRect(heat_map.days.index_of(LAST - timedelta(days=49))).x() == 0
    assert heat_map.findChild(Months).words == ("September", "November")
    heat_map.resize(600, heat_map.height())
    assert heat_map.findChild(Months).words == ("August", "November")
    assert heat_map.visualRect(heat_map.days.index_of(min(LEVELS))).x() == 0


def test_paints_level_and_theme(heat_map, theme) -> None:
    day = LAST - timedelta(days=1)
    heat_map.set_days({day: 4})

    def shade() -> QColor:
        place = heat_map.visualRect(heat_map.days.index_of(day)).topLeft()
        return heat_map.viewport().grab().toImage().pixelColor(place.x() + 6, place.y() + 6)

    assert shade() == QColor(LIGHT.heat("ember")[3])
    heat_map.set_hue("sage")
    assert shade() == QColor(LIGHT.heat("sage")[3])
    theme.choice = "dark"
    assert shade() == QColor(DARK.heat("sage")[3])
