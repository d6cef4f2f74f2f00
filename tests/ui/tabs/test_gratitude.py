"""The Gratitude page: an endless list by day, filtered, gone through and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import Appreciation, DayOfGratitude, Voice
from relationship_journal.ui.gratitude.rows import rows_of
from relationship_journal.ui.tabs.gratitude import GratitudeTab

TODAY = date(2026, 11, 22)


@pytest.fixture
def make_tab(context: Any, tasks: Any, qtbot: Any) -> Any:
    def make() -> GratitudeTab:
        made = GratitudeTab(context)
        tasks.changed.connect(made.on_changed)
        qtbot.addWidget(made)
        made.resize(1068, 820)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def write(journal: Any, back: int, what: str, **values: Any) -> Appreciation:
    made = journal.gratitude.new(TODAY - timedelta(days=back), what)
    kept: Appreciation = journal.gratitude.save(replace(made, **values))
    return kept


def listed(tab: GratitudeTab) -> list[str]:
    model = tab.rows.model
    return [model.item(row).appreciation.what for row in range(model.rowCount())]


def choose(tab: GratitudeTab, row: int) -> None:
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.rows.model.index(row, 0))


def test_the_empty_page_teaches_and_begins(make_tab):
    tab = make_tab()
    assert tab.empty.isVisible()
    assert tab.overview.isHidden()
    assert not tab.export.isEnabled()
    tab.empty.button.click()
    assert tab.editor.isVisible()
    assert tab.editor.what.hasFocus()


def test_newest_first_and_only_pages_are_fetched(make_tab, journal):
    for back in range(100):
        write(journal, back, f"good thing {back}")
    tab = make_tab()
    assert listed(tab)[:2] == ["good thing 0", "good thing 1"]
    assert len(listed(tab)) < 100
    while not tab.rows.model.complete:
        tab.rows.model.fetchMore(QModelIndex())
    assert listed(tab) == [f"good thing {back}" for back in range(100)]


def test_rows_name_months_and_the_places_in_a_day():
    def day(month: int, number: int, count: int) -> DayOfGratitude:
        on = date(2026, month, number)
        return DayOfGratitude(on, tuple(Appreciation(id=n, day=on, what=str(n)) for n in range(count)), False)

    rows = list(rows_of([day(11, 2, 2), day(11, 1, 1), day(10, 31, 1)], before=date(2026, 11, 5)))
    assert [(row.first, row.last, row.month) for row in rows] == [
        (True, False, ""),
        (False, True, ""),
        (True, True, ""),
        (True, True, "October 2026"),
    ]
    assert next(rows_of([day(11, 2, 1)], before=None)).month == "November 2026"


def test_a_saved_change_keeps_every_page_fetched(make_tab, journal, context):
    for back in range(100):
        write(journal, back, f"good thing {back}")
    tab = make_tab()
    while not tab.rows.model.complete:
        tab.rows.model.fetchMore(QModelIndex())
    context.tasks.run(journal.gratitude.save, journal.gratitude.new(TODAY, "one more good thing"))
    assert len(listed(tab)) == 101


def test_a_change_renews_its_day_alone(make_tab, journal, context, qtbot):
    kept = [write(journal, back, f"good thing {back}") for back in range(5)]
    tab = make_tab()
    with qtbot.assertNotEmitted(tab.rows.model.modelReset):
        context.tasks.run(journal.gratitude.save, replace(kept[2], what="changed"))
        context.tasks.run(journal.gratitude.save, journal.gratitude.new(kept[2].day, "another"))
        context.tasks.run(journal.bin.delete, "appreciation", kept[2].id)
    expected = ["good thing 0", "good thing 1", "another", "good thing 3", "good thing 4"]
    assert listed(tab) == expected
    context.tasks.run(journal.bin.delete, "appreciation", kept[4].id)
    assert listed(tab) == expected[:4]


def test_what_changed_meanwhile_is_renewed_in_its_place(make_tab, journal, context, qtbot):
    """Away on another page one writes on: coming back does not read years of rows again."""
    for back in range(60):
        write(journal, back, f"good thing {back}")
    tab = make_tab()
    tab.hide()
    (kept,) = journal.gratitude.on_day(TODAY - timedelta(days=3))
    context.tasks.run(journal.gratitude.save, replace(kept, what="said better"))
    resets: list[int] = []
    tab.rows.model.modelReset.connect(lambda: resets.append(1))
    tab.show()
    assert listed(tab)[3] == "said better"
    assert not resets
    tab.hide()
    context.tasks.run(journal.gratitude.set_rest, TODAY, True)
    tab.show()
    assert resets


def test_the_numbers(make_tab, journal):
    write(journal, 0, "one", voice=Voice.SAID)
    write(journal, 1, "two")
    journal.gratitude.set_rest(TODAY - timedelta(days=2), True)
    write(journal, 3, "three")
    tab = make_tab()
    assert tab.overview._row_number.text() == "3"
    assert tab.overview._row_details.text() == "longest 3 · one rest day kept"
    assert tab.overview._all_number.text() == "3"
    assert tab.overview._all_details.text() == "1 said out loud"


def test_the_heat_map_opens_a_day(make_tab, journal, qtbot):
    write(journal, 1, "two")
    tab = make_tab()
    with qtbot.waitSignal(tab.day_requested) as asked:
        tab.overview.heat.day_activated.emit(TODAY - timedelta(days=1))
    assert asked.args == [TODAY - timedelta(days=1)]


def test_the_streak_over_time(make_tab, journal):
    for back in (0, 1, 2):
        write(journal, back, "something good")
    tab = make_tab()
    tab.overview.toggle.click()
    assert tab.overview.chart.isVisible()
    assert "longest run had 3" in tab.overview.chart.describe()
    tab.overview.toggle.click()
    assert tab.overview.heat.isVisible()


def test_filters(make_tab, journal, qtbot):
    write(journal, 0, "made coffee", voice=Voice.SAID, said_on=TODAY)
    write(journal, 1, "fed the dog", voice=Voice.PLANNED)
    write(journal, 2, "carried the bag", tags=["kindness"])
    tab = make_tab()
    tab.filters.unsaid.click()
    assert listed(tab) == ["fed the dog", "carried the bag"]
    tab.filters.said.click()
    assert listed(tab) == ["made coffee"]
    tab.filters.all.click()
    tab.filters.first.set_day(TODAY - timedelta(days=1))
    assert listed(tab) == ["made coffee", "fed the dog"]
    tab.filters.last.set_day(TODAY - timedelta(days=1))
    assert listed(tab) == ["fed the dog"]
    tab.filters.first.click()
    tab.filters.last.click()
    assert len(listed(tab)) == 3
    tab.filters._toggle_tag("kindness")
    assert listed(tab) == ["carried the bag"]
    tab.filters._toggle_tag("kindness")
    tab.find("dog")
    qtbot.waitUntil(lambda: listed(tab) == ["fed the dog"])
    tab.find("nowhere")
    qtbot.waitUntil(lambda: listed(tab) == [])
    assert not tab._nothing.isHidden()


def test_enter_opens_and_typing_is_saved(make_tab, journal, qtbot):
    kept = write(journal, 1, "fed the dog")
    tab = make_tab()
    choose(tab, 0)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert tab.editor.isVisible()
    assert tab.editor.what.hasFocus()
    QTest.keyClicks(tab.editor.what, " again")
    QTest.keyClicks(tab.editor.fields.meaning, "I could sleep")
    tab.flush()
    stored = journal.gratitude.on_day(kept.day)[0]
    assert (stored.id, stored.what, stored.meaning) == (kept.id, "fed the dog again", "I could sleep")
    assert listed(tab) == ["fed the dog again"]
    QTest.keyClick(tab.editor.what, Qt.Key.Key_Escape)
    assert tab.editor.isHidden()
    assert tab.list.hasFocus()


def test_opening_another_saves_the_one_before(make_tab, journal):
    write(journal, 0, "one")
    write(journal, 1, "two")
    tab = make_tab()
    tab.list.row_activated.emit(tab.rows.model.item(0))
    QTest.keyClicks(tab.editor.what, " more")
    tab.list.row_activated.emit(tab.rows.model.item(1))
    assert tab.editor.what.toPlainText() == "two"
    assert listed(tab) == ["one more", "two"]


def test_s_says_it_and_takes_it_back(make_tab, journal, context):
    write(journal, 0, "made coffee")
    tab = make_tab()
    choose(tab, 0)
    QTest.keyClick(tab.list, Qt.Key.Key_S)
    stored = journal.gratitude.on_day(TODAY)[0]
    assert (stored.voice, stored.said_on) == (Voice.SAID, TODAY)
    choose(tab, 0)
    QTest.keyClick(tab.list, Qt.Key.Key_S)
    stored = journal.gratitude.on_day(TODAY)[0]
    assert (stored.voice, stored.said_on) == (Voice.NOTICED, None)
    assert len(context.notices.said) == 2


def test_delete_offers_a_way_back(make_tab, journal, context):
    kept = write(journal, 0, "made coffee")
    tab = make_tab()
    tab.list.row_activated.emit(tab.rows.model.item(0))
    choose(tab, 0)
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    assert context.notices.deletions == [("appreciation", kept.id, "made coffee")]
    assert journal.gratitude.on_day(TODAY) == []
    assert tab.editor.isHidden()
    context.tasks.run(journal.bin.restore, "appreciation", kept.id)
    assert listed(tab) == ["made coffee"]


def test_a_new_one_is_of_today(make_tab, journal):
    tab = make_tab()
    tab.add.click()
    QTest.keyClicks(tab.editor.what, "warmed the car")
    tab.flush()
    assert [kept.what for kept in journal.gratitude.on_day(TODAY)] == ["warmed the car"]
    assert listed(tab) == ["warmed the car"]
    assert tab.overview.isVisible()


def test_export_asks_for_what_is_shown(make_tab, journal, qtbot):
    write(journal, 0, "made coffee")
    tab = make_tab()
    tab.filters.first.set_day(TODAY)
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.export.click()
    selection = asked.args[0]
    assert selection.kinds == frozenset({"appreciation", "rest_day"})
    assert selection.span == Span(TODAY, date.max)


def test_export_leaves_out_what_a_filter_hides(make_tab, journal, qtbot):
    wanted = write(journal, 0, "made coffee")
    write(journal, 1, "sang in the kitchen")
    tab = make_tab()
    tab.filters.text.setText("coffee")
    qtbot.waitUntil(lambda: listed(tab) == ["made coffee"])
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.export.click()
    assert asked.args[0].ids == {wanted.id}
    archive = journal.archive(asked.args[0])
    assert [kept.what for kept in archive.appreciations] == ["made coffee"]
    assert archive.rest_days == []


def test_a_place_is_found_again(make_tab, journal, context, qtbot):
    write(journal, 0, "made coffee")
    tab = make_tab()
    tab.list.row_activated.emit(tab.rows.model.item(0))
    tab.editor.what.set_cursor_at(4)
    place = tab.place()
    assert "coffee" not in str(place)
    again = make_tab()
    again.restore_place(place)
    assert again.editor.what.toPlainText() == "made coffee"
    assert again.editor.what.textCursor().position() == 4


def test_a_low_window_leaves_room_to_write(make_tab, journal):
    write(journal, 0, "made coffee")
    tab = make_tab()
    assert tab.minimumSizeHint().height() <= 640
    tab.resize(812, 640)
    tab.list.row_activated.emit(tab.rows.model.item(0))
    assert tab.overview.isHidden()
    tab.editor.close_card()
    assert tab.overview.isVisible()


def test_every_row_can_be_painted(make_tab, journal, theme):
    write(journal, 0, "said & heard " * 30, voice=Voice.SAID, reaction="You noticed? " * 20)
    write(journal, 40, "planned <b>bold</b>", voice=Voice.PLANNED)
    tab = make_tab()
    before = tab.list.grab().toImage()
    theme.choice = "dark"
    after = tab.list.grab()
    assert isinstance(after, QPixmap)
    assert after.toImage() != before
