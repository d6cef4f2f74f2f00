"""A page follows the cursor of the field one writes in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.writing_field import WritingField

LINES = "\n".join(f"line {number}" for number in range(120))


@pytest.fixture
def page(theme, qtbot):
    made = Scroll()
    qtbot.addWidget(made)
    made.page.addWidget(WritingField("first"))
    made.page.addWidget(WritingField("second"))
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def caret_in_view(page: Scroll, field: WritingField) -> bool:
    place = field.viewport().mapTo(page.viewport(), field.cursorRect().center())
    return page.viewport().rect().contains(QPoint(10, place.y()))


def test_it_follows_where_one_writes(page: Scroll, qtbot) -> None:
    field = page.findChildren(WritingField)[1]
    field.setPlainText(LINES)
    field.setFocus()
    field.set_cursor_at(len(LINES))
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0 and caret_in_view(page, field), timeout=1000)
    for _ in range(20):
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: caret_in_view(page, field), timeout=1000)


def test_a_field_without_the_cursor_moves_nothing(page: Scroll, qtbot) -> None:
    first, second = page.findChildren(WritingField)
    first.setFocus()
    second.setPlainText(LINES)
    second.set_cursor_at(len(LINES))
    qtbot.wait(30)
    assert page.verticalScrollBar().value() == 0
