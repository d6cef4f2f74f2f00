"""The three long lists at more than ten thousand rows: no widget for a row, and nothing measured unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from relationship_journal.domain.diagnosis import DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, DayOfGratitude, Voice
from relationship_journal.domain.search import Hit
from relationship_journal.ui.diagnosis.note_delegate import NoteDelegate
from relationship_journal.ui.diagnosis.words import note_in_words
from relationship_journal.ui.dialogs.search_parts import SearchList
from relationship_journal.ui.gratitude.rows import AppreciationDelegate, row_words, rows_of
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.paged_model import PagedModel
from relationship_journal.ui.widgets.row_list import RowList

ROWS = 12_000
TODAY = date(2026, 11, 22)
WORDS = "made coffee before I was up and left the good mug for me "


def days(count: int) -> Iterator[tuple[int, date]]:
    return ((number, TODAY - timedelta(days=number // 4)) for number in range(count))


def appreciations() -> list[Any]:
    made: dict[date, list[Appreciation]] = {}
    for number, day in days(ROWS):
        voice = Voice.SAID if number % 3 else Voice.NOTICED
        one = Appreciation(id=UUID(int=number + 1), day=day, what=WORDS * (1 + number % 4), voice=voice)
        made.setdefault(day, []).append(one)
    return list(rows_of((DayOfGratitude(day, tuple(ones), False) for day, ones in made.items()), None))


def notes() -> list[DiagnosisNote]:
    return [
        DiagnosisNote(
            id=UUID(int=number + 1), day=day, since=day, precision=Precision.DAY, onset=Onset.SUDDEN,
            what=WORDS * (1 + number % 3), my_story=WORDS if number % 2 else "", culprits=["outside_stress"],
        )
        for number, day in days(ROWS)
    ]  # fmt: skip


def hits() -> list[Hit]:
    return [
        Hit("reflection", UUID(int=number + 1), day, WORDS * (1 + number % 3), ((5, 11),))
        for number, day in days(ROWS)
    ]


def paged(items: list[Any], words: Callable[[Any], str]) -> PagedModel:
    def load(offset: int, limit: int, deliver: Any) -> None:
        deliver(items[offset : offset + limit], offset + limit < len(items))

    return PagedModel(load, words, page=500)


def gratitude_list() -> RowList:
    made = EntryList(paged(appreciations(), row_words), AppreciationDelegate(), "Appreciations")
    made.model().reload()
    return made


def timeline() -> RowList:
    made = EntryList(paged(notes(), note_in_words), NoteDelegate(), "Timeline")
    made.model().reload()
    return made


def search_list() -> RowList:
    made = SearchList()
    made.show_rows(list(hits()))
    return made


@pytest.fixture(params=[gratitude_list, timeline, search_list], ids=["gratitude", "timeline", "search"])
def rows(request: Any, theme: Any, qtbot: Any) -> RowList:
    made: RowList = request.param()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.wait(20)
    return made


def fill(rows: RowList) -> None:
    while rows.model().rowCount() < ROWS:
        rows.model().fetchMore(QModelIndex())
    rows.doItemsLayout()


def screens(rows: RowList, count: int) -> int:
    """Scroll down by screens, painting each; how many widgets there were at most."""
    most = 0
    for _ in range(count):
        rows.verticalScrollBar().setValue(rows.verticalScrollBar().value() + rows.viewport().height())
        rows.grab()
        most = max(most, len(rows.findChildren(QWidget)))
    return most


def test_scrolling_makes_no_widgets(rows: RowList) -> None:
    fill(rows)
    before = len(rows.findChildren(QWidget))
    assert screens(rows, 40) == before
    rows.scrollToBottom()
    rows.grab()
    assert len(rows.findChildren(QWidget)) == before


def test_a_list_that_did_make_widgets_would_be_found_out(rows: RowList) -> None:
    fill(rows)
    before = len(rows.findChildren(QWidget))
    for number in range(40):
        rows.setIndexWidget(rows.model().index(number, 0), QLabel(rows))
    assert screens(rows, 1) >= before + 40


def test_only_rows_near_the_view_are_measured(rows: RowList) -> None:
    """A screen holds at most twenty of them: three screens and what surrounds them are far below 300."""
    fill(rows)
    for value in (0, rows.verticalScrollBar().maximum() // 2, rows.verticalScrollBar().maximum()):
        rows.verticalScrollBar().setValue(value)
        rows.grab()
    assert 0 < rows.heights.measured < 300


def test_another_width_measures_no_more(rows: RowList) -> None:
    fill(rows)
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() // 2)
    for width in (600, 560, 520):
        rows.resize(width, 480)
        rows.grab()
        assert 0 < rows.heights.measured < 150


def test_the_last_row_ends_where_the_list_ends(rows: RowList) -> None:
    fill(rows)
    rows.scrollToBottom()
    last = rows.visualRect(rows.model().index(ROWS - 1, 0))
    assert last.bottom() + 1 == rows.viewport().height()


def test_what_is_in_view_stays_while_more_is_measured(rows: RowList) -> None:
    """Line by line upwards from the middle, where nothing was measured: no row jumps."""
    fill(rows)
    bar = rows.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(120):
        row = rows.indexAt(rows.viewport().rect().center())
        before = rows.visualRect(row)
        bar.setValue(bar.value() - 20)
        after = rows.visualRect(row)
        assert (after.top(), after.height()) == (before.top() + 20, before.height())


def test_keys_walk_and_every_row_has_its_words(rows: RowList, qtbot: Any) -> None:
    fill(rows)
    rows.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, ROWS - 1), (Qt.Key.Key_Up, ROWS - 2)):
        QTest.keyClick(rows, key)
        assert rows.currentIndex().row() == row
        assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))
    QTest.keyClick(rows, Qt.Key.Key_PageUp)
    assert 0 < ROWS - 2 - rows.currentIndex().row() < 40
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.verticalScrollBar().value() == 0
    spoken = QAccessible.queryAccessibleInterface(rows)
    assert spoken.childCount() == ROWS
    assert WORDS.strip() in spoken.child(ROWS - 1).text(QAccessible.Text.Name)


def test_end_fetches_to_the_very_last_row(theme: Any, qtbot: Any) -> None:
    made = gratitude_list()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.wait(20)
    assert made.model().rowCount() < ROWS
    QTest.keyClick(made, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: made.model().rowCount() == ROWS, timeout=10_000)
    qtbot.waitUntil(lambda: made.currentIndex().row() == ROWS - 1, timeout=1000)
