"""A date field is one stop for Tab, and no wheel changes it by accident."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.spin_fields import DateField


def page(qtbot: Any) -> tuple[QWidget, DateField, QLineEdit]:
    made = QWidget()
    qtbot.addWidget(made)
    field, after = DateField("Day"), QLineEdit()
    field.setDate(QDate(2026, 11, 22))
    column = QVBoxLayout(made)
    column.addWidget(field)
    column.addWidget(after)
    made.show()
    qtbot.waitExposed(made)
    field.setFocus()
    return made, field, after


def test_tab_leaves_it_at_once(theme: Any, qtbot: Any) -> None:
    made, field, after = page(qtbot)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert made.focusWidget() is after


def wheel(field: DateField) -> None:
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_scrolling_over_it_changes_nothing(theme: Any, qtbot: Any) -> None:
    made, field, after = page(qtbot)
    after.setFocus()
    wheel(field)
    assert field.date() == QDate(2026, 11, 22)
    assert made.focusWidget() is after
