from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor

from relationship_journal.ui.dialogs.history_page import HistoryPage

TODAY = date(2026, 11, 22)
FIRST = "We sat on the stairs and he told me about his father."
SECOND = "We sat on the stairs."
THIRD = "We sat on the stairs until late."


@pytest.fixture
def entry(journal: Any, clock: Any) -> Any:
    one = journal.reflections.save(replace(journal.reflections.new(TODAY), title="Late", text=FIRST))
    for text in (SECOND, THIRD):
        clock.advance(hours=2)
        one = journal.reflections.save(replace(one, text=text))
    return one


def shown(qtbot: Any, context: Any, entry: Any) -> HistoryPage:
    page = HistoryPage(context, "reflection", entry.id)
    qtbot.addWidget(page)
    page.resize(1068, 820)
    page.show()
    return page


@pytest.fixture
def page(qtbot: Any, context: Any, entry: Any) -> HistoryPage:
    return shown(qtbot, context, entry)


def underlined(page: HistoryPage) -> str:
    """The characters marked in the text, by a cursor that walks over it."""
    cursor, found = QTextCursor(page.view.document()), []
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
        if cursor.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine:
            found.append(cursor.selectedText())
        cursor.setPosition(cursor.position())
    return "".join(found)


def choose(page: HistoryPage, row: int) -> None:
    page.list.setCurrentIndex(page.model.index(row, 0))


def test_the_present_comes_first_then_the_newest(page: HistoryPage) -> None:
    said = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert len(said) == 3
    assert said[0].startswith("Now: ")
    assert said[0].endswith(THIRD)
    assert said[1].startswith("22 Nov 2026 · 22:14: ")
    assert SECOND in said[1]
    assert "his father" in said[2]
    assert page.list.currentIndex().row() == 1


def test_words_that_are_gone_stand_out(page: HistoryPage) -> None:
    choose(page, 2)
    assert FIRST in page.view.toPlainText()
    assert "Title" in page.view.toPlainText()
    assert underlined(page) == "and he told me about his father"
    assert page.told.text() == "7 words, underlined, are not in it now."


def test_a_version_that_lost_nothing_says_so(page: HistoryPage) -> None:
    choose(page, 1)
    assert underlined(page) == ""
    assert page.told.text() == "No word of it is missing now."


def test_the_present_cannot_be_put_back(page: HistoryPage) -> None:
    choose(page, 0)
    assert not page.put_back.isEnabled()
    assert "now" in page.told.text()


def test_a_version_is_put_back_and_the_present_one_kept(
    page: HistoryPage, journal: Any, entry: Any, context: Any
) -> None:
    choose(page, 2)
    page.put_back.click()
    assert journal.find("reflection", entry.id).text == FIRST
    assert page.model.rowCount() == 4
    assert THIRD in [version.fields["text"] for version in journal.history.versions("reflection", entry.id)]
    assert context.notices.said == ["Put back. What was there is kept as a version too."]


def test_the_text_cannot_be_changed_here(qtbot: Any, page: HistoryPage) -> None:
    before = page.view.toPlainText()
    qtbot.keyClicks(page.view, "more")
    assert page.view.toPlainText() == before


def test_the_marks_follow_the_theme(qtbot: Any, page: HistoryPage, context: Any) -> None:
    choose(page, 2)
    context.theme.choice = "dark"
    assert underlined(page) == "and he told me about his father"


def test_an_entry_without_a_past_says_when_there_will_be_one(qtbot: Any, context: Any, journal: Any) -> None:
    entry = journal.reflections.save(replace(journal.reflections.new(TODAY), text=FIRST))
    page = shown(qtbot, context, entry)
    assert page.nothing.isVisible()
    assert page.view.isHidden() or not page.view.isVisible()


def test_esc_asks_to_close(qtbot: Any, page: HistoryPage) -> None:
    for part in (page.list, page.view):
        with qtbot.waitSignal(page.close_requested):
            qtbot.keyClick(part, Qt.Key.Key_Escape)
