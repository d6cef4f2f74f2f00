from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from relationship_journal.domain.search import Hit
from relationship_journal.ui.dialogs.search_palette import PAGE, SearchPalette
from relationship_journal.ui.dialogs.search_rows import ActionRow, DayRow, row_words

TODAY = date(2026, 11, 22)


class LateTasks:
    """Keeps every answer until it is asked for."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any]] = []

    def run(self, work: Any, *args: Any, done: Any = None, **_: Any) -> None:
        self.waiting.append((work, lambda: done(work(*args))))

    def answer(self, number: int = 0) -> None:
        self.waiting.pop(number)[1]()


@pytest.fixture
def window(qtbot: Any, theme: Any) -> QWidget:
    made = QWidget()
    made.resize(1280, 820)
    made.field = QLineEdit("where I was", made)
    made.below = QPushButton("below", made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def entries(journal: Any) -> Any:
    gratitude = journal.gratitude
    first = gratitude.save(gratitude.new(TODAY, "\U0001f642 Made coffee before I was up."))
    gratitude.save(gratitude.new(TODAY - timedelta(days=400), "Carried the coffee up the stairs."))
    journal.reflections.save(
        replace(journal.reflections.new(TODAY - timedelta(days=8)), text="We sat with our coffee.")
    )
    return first


@pytest.fixture
def palette(qtbot: Any, context: Any, window: QWidget, entries: Any) -> SearchPalette:
    made = SearchPalette(context, window)
    made.open()
    return made


def said(palette: SearchPalette) -> list[str]:
    return [row_words(row) for row in palette.list.found.rows]


def test_it_covers_the_window_and_types_at_once(palette: SearchPalette, window: QWidget) -> None:
    assert palette.geometry() == window.rect()
    assert palette.input.hasFocus()
    assert palette.sheet.width() == 680
    window.resize(1024, 640)
    assert palette.geometry() == window.rect()
    assert palette.rect().contains(palette.sheet.geometry())


def test_every_key_searches_newest_first(qtbot: Any, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.input, "cof")
    assert said(palette)[:3] == [
        "22 Nov 2026, appreciation: \U0001f642 Made coffee before I was up.",
        "14 Nov 2026, reflection: We sat with our coffee.",
        "18 Oct 2025, appreciation: Carried the coffee up the stairs.",
    ]
    assert palette.count.text().startswith("3 found in ")
    assert palette.kinds.chips["appreciation"].text() == "Appreciations 2"
    assert palette.kinds.chips["reflection"].text() == "Reflections 1"
    assert palette.kinds.chips["ritual"].text() == "Rituals"


def test_nothing_typed_and_nothing_found_are_explained(palette: SearchPalette) -> None:
    assert palette.stack.currentIndex() == 1
    assert "Type a word" in palette.hint.text()
    palette.input.setText("zebra")
    assert "Nothing found" in palette.hint.text()
    assert palette.count.text() == "no entries"
    assert palette.save.isHidden()


def test_arrows_move_while_the_focus_stays_in_the_input(qtbot: Any, palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(palette.input, key)
        assert palette.list.currentIndex().row() == row
        assert palette.input.hasFocus()


def test_enter_opens_at_the_word(qtbot: Any, palette: SearchPalette, entries: Any) -> None:
    palette.input.setText("cof")
    with qtbot.waitSignal(palette.entry_requested) as told:
        qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert told.args == ["appreciation", entries.id, TODAY, "cof"]
    assert palette.isHidden()


def test_a_click_opens_too(qtbot: Any, palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    place = palette.list.visualRect(palette.list.found.index(1, 0)).center()
    with qtbot.waitSignal(palette.entry_requested) as told:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0] == "reflection"


def test_esc_and_a_click_beside_bring_back_to_where_one_was(
    qtbot: Any, context: Any, window: Any, entries: Any
) -> None:
    for leave in (
        lambda palette: qtbot.keyClick(palette.input, Qt.Key.Key_Escape),
        lambda palette: qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
    ):
        palette = SearchPalette(context, window)
        palette.open()
        leave(palette)
        assert palette.isHidden()
        assert window.field.hasFocus()


def test_a_click_on_the_panel_does_not_leave(qtbot: Any, palette: SearchPalette) -> None:
    qtbot.mouseClick(palette.hint, Qt.MouseButton.LeftButton)
    assert palette.isVisible()


def test_kinds_narrow_and_counts_stay(palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    palette.kinds.chips["reflection"].click()
    assert [row.kind for row in palette.list.found.rows if isinstance(row, Hit)] == ["reflection"]
    assert palette.kinds.chips["appreciation"].text() == "Appreciations 2"
    palette.kinds.chips[""].click()
    assert len(palette.list.found.rows) == 3


def test_spans_narrow(palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    actions = {action.text(): action for action in palette.time.menu_of_spans.actions()}
    actions["Last 12 months"].trigger()
    assert len(palette.list.found.rows) == 2
    assert palette.time.text() == "Last 12 months ▾"
    actions["Between two days"].trigger()
    assert palette.between.isVisible()
    palette.between.last.setText("1 November 2025")
    assert len(palette.list.found.rows) == 1
    assert palette.time.text() == "… – 1 Nov 2025 ▾"
    actions["Any time"].trigger()
    assert palette.between.isHidden()
    assert len(palette.list.found.rows) == 3


def test_a_date_offers_its_day_first(qtbot: Any, palette: SearchPalette) -> None:
    palette.input.setText("14 Nov 2025")
    assert said(palette) == ["Open Friday 14 November 2025"]
    assert isinstance(palette.list.chosen, DayRow)
    with qtbot.waitSignal(palette.entry_requested) as told:
        qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert told.args == ["day", None, date(2025, 11, 14), ""]


def test_actions_follow_what_was_found(qtbot: Any, palette: SearchPalette, journal: Any) -> None:
    journal.gratitude.save(journal.gratitude.new(TODAY, "Turned the lock softly."))
    palette.input.setText("lock")
    assert isinstance(palette.list.found.rows[0], Hit)
    assert said(palette)[1:] == ["Lock now", "Lock and start afresh", "Lock and quit"]


def test_the_prefix_shows_actions_only(qtbot: Any, palette: SearchPalette) -> None:
    palette.input.setText(">quiet")
    assert [row.action.name for row in palette.list.found.rows if isinstance(row, ActionRow)] == [
        "quiet_hour"
    ]
    assert palette.count.text() == ""
    with qtbot.waitSignal(palette.action_requested) as told:
        qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert told.args == ["quiet_hour"]
    assert palette.isHidden()


def test_the_keys_of_the_window_leave_first(qtbot: Any, palette: SearchPalette) -> None:
    with qtbot.waitSignal(palette.action_requested) as told:
        qtbot.keyClick(palette.input, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["diagnosis"]
    assert palette.isHidden()


def test_undo_stays_with_what_is_typed(qtbot: Any, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.input, "coffee")
    qtbot.keyClick(palette.input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    assert palette.input.text() == ""


def test_tab_stays_within(qtbot: Any, palette: SearchPalette, window: Any) -> None:
    palette.input.setText("coffee")
    seen = set()
    for _ in range(20):
        focus = window.focusWidget()
        seen.add(focus)
        assert palette.isAncestorOf(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {palette.input, palette.time, palette.save, palette.kinds.chips["ritual"]} <= seen
    palette.input.setFocus()
    qtbot.keyClick(palette.input, Qt.Key.Key_Backtab)
    assert palette.save.hasFocus()


def test_a_page_below_that_asks_for_the_focus_does_not_get_it(
    qtbot: Any, palette: SearchPalette, window: Any
) -> None:
    window.below.setFocus()
    qtbot.waitUntil(palette.input.hasFocus)


def test_a_second_palette_is_not_opened(context: Any, window: QWidget, palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    other = SearchPalette(context, window)
    other.open()
    assert not other.isVisible()
    assert palette.input.selectedText() == "coffee"


def test_what_was_found_can_be_saved_all_of_it(qtbot: Any, palette: SearchPalette, journal: Any) -> None:
    for n in range(PAGE + 10):
        journal.gratitude.save(journal.gratitude.new(TODAY - timedelta(days=n), f"Tea number {n}"))
    palette.input.setText("tea")
    with qtbot.waitSignal(palette.export_requested) as told:
        palette.save.click()
    (selection,) = told.args
    assert len(selection.ids) == PAGE + 10
    assert selection.label == "Found: tea"
    assert len(journal.archive(selection).appreciations) == PAGE + 10


def test_more_comes_when_the_end_is_near_and_actions_come_last(
    qtbot: Any, palette: SearchPalette, journal: Any
) -> None:
    for n in range(PAGE + 10):
        journal.gratitude.save(journal.gratitude.new(TODAY - timedelta(days=n), f"He did lock up, time {n}"))
    palette.input.setText("lock")
    assert len(palette.list.found.rows) == PAGE
    assert not any(isinstance(row, ActionRow) for row in palette.list.found.rows)
    palette.list.scrollToBottom()
    hits = [row for row in palette.list.found.rows if isinstance(row, Hit)]
    assert len(hits) == PAGE + 10
    assert len({hit.id for hit in hits}) == PAGE + 10
    assert said(palette)[-3:] == ["Lock now", "Lock and start afresh", "Lock and quit"]


def test_what_was_found_stays_until_the_next_answer_and_late_answers_are_dropped(
    context: Any, window: QWidget, entries: Any
) -> None:
    context.tasks = late = LateTasks()
    palette = SearchPalette(context, window)
    palette.open()
    palette.input.setText("coffee")
    late.answer()
    before = said(palette)
    palette.input.setText("stairs")
    assert said(palette) == before
    palette.input.setText("sat")
    late.answer(1)
    assert "We sat with our coffee." in said(palette)[0]
    late.answer(0)
    assert "We sat with our coffee." in said(palette)[0]


def test_an_answer_after_the_prefix_was_typed_changes_nothing(
    context: Any, window: QWidget, entries: Any
) -> None:
    context.tasks = late = LateTasks()
    palette = SearchPalette(context, window)
    palette.open()
    palette.input.setText("coffee")
    palette.input.setText(">settings")
    late.answer()
    assert said(palette) == ["Settings"]


def test_enter_before_the_answer_waits_for_it(
    qtbot: Any, context: Any, window: QWidget, entries: Any
) -> None:
    context.tasks = late = LateTasks()
    palette = SearchPalette(context, window)
    palette.open()
    palette.input.setText("sat")
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert palette.isVisible()
    with qtbot.waitSignal(palette.entry_requested) as told:
        late.answer()
    assert told.args[0] == "reflection"


def test_marks_are_where_qt_counts_them(palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    about, words = palette.list.itemDelegate().body(palette.list.found.rows[0])
    assert about.text == "22 Nov 2026 · appreciation"
    assert words.text.startswith("\U0001f642 Made coffee")
    assert words.marks == ((8, 6),)


def test_everything_has_a_name(palette: SearchPalette) -> None:
    palette.input.setText("coffee")
    parts = [palette, palette.input, palette.list, palette.save, palette.time, *palette.kinds.chips.values()]
    assert all(part.accessibleName() for part in parts)
    assert palette.kinds.chips["appreciation"].accessibleName() == "Appreciations 2"
    assert palette.list.found.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
