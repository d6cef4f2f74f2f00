"""The endless list: pages on demand, no widget for a row, no lost place."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.paged_model import PagedModel
from relationship_journal.ui.widgets.row_delegate import RowDelegate, aside, day_number, pill, written


class Source:
    """Rows handed over when the test says so."""

    def __init__(self, count: int, now: bool = True) -> None:
        self.rows = [f"row {number}" for number in range(count)]
        self.now = now
        self.asked: list[tuple[int, int]] = []
        self.waiting: list[object] = []

    def load(self, offset, limit, deliver) -> None:
        self.asked.append((offset, limit))

        def answer() -> None:
            deliver(self.rows[offset : offset + limit], offset + limit < len(self.rows))

        if self.now:
            answer()
        else:
            self.waiting.append(answer)


class Rows(RowDelegate):
    def margin(self, item):
        return (day_number(item.split()[1]), aside("Sunday"))

    def body(self, item):
        return (written(item + " and some more words" * 12, marks=((0, 3),)), pill("said", "sage"))


def shown_list(qtbot, source: Source) -> EntryList:
    model = PagedModel(source.load)
    made = EntryList(model, Rows(), "Appreciations")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    model.reload()
    qtbot.wait(20)
    return made


def test_only_what_is_about_to_be_seen_is_asked_for(theme, qtbot) -> None:
    source = Source(10_000)
    shown_list(qtbot, source)
    assert sum(limit for _, limit in source.asked) <= 120


def test_ten_thousand_rows_have_no_widgets_of_their_own(theme, qtbot) -> None:
    source = Source(10_000)
    made = shown_list(qtbot, source)
    before = len(made.findChildren(QWidget))
    while not made.model().complete:
        made.model().fetchMore(QModelIndex())
    made.scrollToBottom()
    made.grab()
    assert made.model().rowCount() == 10_000
    assert len(made.findChildren(QWidget)) == before


def test_scrolling_fetches_to_the_end(theme, qtbot) -> None:
    source = Source(300)
    made = shown_list(qtbot, source)

    def at_the_end() -> bool:
        made.verticalScrollBar().setValue(made.verticalScrollBar().maximum())
        return made.model().rowCount() == 300

    qtbot.waitUntil(at_the_end, timeout=5000)
    assert made.model().complete


def test_repainting_rows_seen_before_is_quick(theme, qtbot) -> None:
    made = shown_list(qtbot, Source(500))
    made.grab()
    laid_out = time.perf_counter()
    made.grab()
    again = time.perf_counter() - laid_out
    assert again < 0.1


def test_a_page_of_an_earlier_round_is_dropped() -> None:
    source = Source(100, now=False)
    model = PagedModel(source.load)
    model.reload()
    source.rows = ["new"]
    model.reload()
    late, current = source.waiting
    current()
    late()
    assert [model.item(row) for row in range(model.rowCount())] == ["new"]


def test_a_page_on_its_way_is_not_asked_for_twice() -> None:
    source = Source(100, now=False)
    model = PagedModel(source.load)
    model.reload()
    assert not model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert len(source.asked) == 1


def test_an_empty_answer_ends_the_asking() -> None:
    model = PagedModel(lambda offset, limit, deliver: deliver([], True))
    model.reload()
    assert model.complete


def test_reading_anew_keeps_the_place(theme, qtbot) -> None:
    made = shown_list(qtbot, Source(300))
    made.setCurrentIndex(made.model().index(20, 0))
    made.verticalScrollBar().setValue(900)
    top = made.indexAt(QPoint(0, 0))
    row, place = top.row(), made.visualRect(top).top()
    made.model().reload()
    qtbot.wait(20)
    assert made.indexAt(QPoint(0, 0)).row() == row
    assert made.visualRect(made.model().index(row, 0)).top() == place
    assert made.currentIndex().row() == 20


def test_rows_are_spoken_and_opened_by_keyboard(theme, qtbot) -> None:
    made = shown_list(qtbot, Source(10))
    assert QAccessible.queryAccessibleInterface(made).child(1).text(QAccessible.Text.Name) == "row 1"
    made.setFocus()
    made.setCurrentIndex(made.model().index(0, 0))
    qtbot.keyClick(made, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.row_activated) as opened:
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened.args == ["row 1"]


@pytest.mark.parametrize("width", [320, 600])
def test_narrow_rows_are_taller(theme, qtbot, width: int) -> None:
    made = shown_list(qtbot, Source(3))
    wide = made.visualRect(made.model().index(0, 0)).height()
    made.resize(width, 400)
    qtbot.wait(20)
    narrow = made.visualRect(made.model().index(0, 0)).height()
    assert narrow > wide if width < 600 else narrow == wide


def test_a_shorter_list_leaves_its_last_row_chosen(theme, qtbot) -> None:
    source = Source(10)
    made = shown_list(qtbot, source)
    made.setCurrentIndex(made.model().index(9, 0))
    del source.rows[5:]
    made.model().reload()
    qtbot.waitUntil(lambda: made.currentIndex().row() == 4, timeout=1000)
    source.rows.clear()
    made.model().reload()
    qtbot.wait(20)
    assert made.model().rowCount() == 0


def test_a_new_width_keeps_the_row_at_the_top(theme, qtbot) -> None:
    made = shown_list(qtbot, Source(300))
    made.verticalScrollBar().setValue(1500)
    top = made.indexAt(made.viewport().rect().topLeft()).row()
    made.resize(380, 400)
    qtbot.wait(250)
    assert abs(made.indexAt(made.viewport().rect().topLeft()).row() - top) <= 1
