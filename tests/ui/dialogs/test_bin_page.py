from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from relationship_journal.ui.dialogs.bin_page import BinPage

TODAY = date(2026, 11, 22)


@pytest.fixture
def binned(journal: Any, clock: Any) -> list[Any]:
    """Three appreciations, deleted one a day; the last one deleted is the first in the bin."""
    texts = ("Made coffee.", "Carried the bag.", "Laughed.")
    made = [
        journal.gratitude.save(journal.gratitude.new(TODAY - timedelta(days=n), t))
        for n, t in enumerate(texts)
    ]
    for one in made:
        journal.bin.delete("appreciation", one.id)
        clock.advance(days=1)
    return made


@pytest.fixture
def page(qtbot: Any, context: Any, binned: list[Any]) -> BinPage:
    return shown(qtbot, context)


def shown(qtbot: Any, context: Any) -> BinPage:
    made = BinPage(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 0 or made.list.currentIndex().isValid())
    return made


def left(journal: Any) -> list[str]:
    return [binned.text for binned in journal.bin.contents()]


def test_the_bin_shows_what_was_deleted_and_for_how_long(qtbot: Any, page: BinPage) -> None:
    assert page.model.rowCount() == 3
    first = page.list.itemDelegate().body(page.model.item(0))
    assert first[0].text == "20 Nov 2026 · appreciation · gone in 29 days"
    assert first[1].text == "Laughed."
    assert page.nothing.isHidden()
    qtbot.waitUntil(lambda: [index.row() for index in page.list.selectedIndexes()] == [0])


def test_enter_brings_back_and_the_next_is_chosen(
    qtbot: Any, page: BinPage, journal: Any, context: Any
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert left(journal) == ["Carried the bag.", "Made coffee."]
    assert [one.what for one in journal.gratitude.on_day(TODAY - timedelta(days=2))] == ["Laughed."]
    assert context.notices.said == ["Brought back"]
    qtbot.waitUntil(lambda: page.list.currentIndex().row() == 0)


def test_a_click_alone_brings_nothing_back(qtbot: Any, page: BinPage, journal: Any) -> None:
    place = page.list.visualRect(page.model.index(1, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.list.currentIndex().row() == 1
    assert len(left(journal)) == 3


def test_removing_takes_two_presses(qtbot: Any, page: BinPage, journal: Any) -> None:
    page.remove.click()
    assert page.remove.armed
    assert "cannot be brought back" in page.remove.text()
    assert len(left(journal)) == 3
    page.remove.click()
    assert left(journal) == ["Carried the bag.", "Made coffee."]
    assert page.remove.text() == "Remove for good"


def test_choosing_another_row_calms_the_button(qtbot: Any, page: BinPage, journal: Any) -> None:
    page.remove.click()
    page.list.setCurrentIndex(page.model.index(1, 0))
    assert not page.remove.armed
    page.remove.click()
    assert len(left(journal)) == 3


def test_leaving_the_button_or_esc_calms_it(qtbot: Any, page: BinPage) -> None:
    page.activateWindow()
    page.remove.click()
    with qtbot.assertNotEmitted(page.close_requested):
        qtbot.keyClick(page.remove, Qt.Key.Key_Escape)
    assert not page.remove.armed
    page.remove.click()
    page.remove.clearFocus()
    assert not page.remove.armed


def test_the_last_row_removed_leaves_the_one_above_chosen(qtbot: Any, page: BinPage, journal: Any) -> None:
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(2, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.remove, Qt.Key.Key_Return)
    assert left(journal) == ["Laughed.", "Carried the bag."]
    qtbot.waitUntil(lambda: page.list.currentIndex().row() == 1)


def test_emptying_takes_two_presses_and_leaves_words(qtbot: Any, page: BinPage, journal: Any) -> None:
    page.empty.click()
    assert len(left(journal)) == 3
    page.empty.click()
    assert left(journal) == []
    assert page.nothing.isVisible()
    assert page.card.isHidden()
    assert page.empty.isHidden()
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_an_empty_bin_says_what_it_is_for(qtbot: Any, context: Any) -> None:
    page = shown(qtbot, context)
    assert page.nothing.isVisible()
    assert page.card.isHidden()


def test_esc_asks_to_close(qtbot: Any, page: BinPage) -> None:
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Escape)
