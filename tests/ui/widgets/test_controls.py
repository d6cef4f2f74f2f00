"""The small controls, used by keyboard and read by a screen reader."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from relationship_journal.ui.tokens import LINE_HEIGHT
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.line_field import LineField
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.spin_fields import NumberField, TimeField
from relationship_journal.ui.widgets.toast import Toast
from relationship_journal.ui.widgets.writing_field import WritingField

WORDS = ["distant", "a bit off", "in between", "warm", "very close"]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("Cut & paste"),
        lambda: Button("Cut & paste", "icon", icon="trash"),
        lambda: Chip("Cut & paste"),
        lambda: CheckBox("Cut & paste"),
    ],
)
def test_ampersands_are_shown_and_spoken(qtbot, make) -> None:
    control = make()
    qtbot.addWidget(control)
    assert spoken(control) == "Cut & paste"
    assert control.text() in ("Cut && paste", "")


def test_scale_is_answered_by_number_arrows_and_space(theme, qtbot) -> None:
    scale = ScaleButtons(WORDS)
    qtbot.addWidget(scale)
    scale.show()
    assert scale.value is None
    with qtbot.waitSignal(scale.chosen) as chosen:
        scale.buttons[0].setFocus()
        qtbot.keyClick(scale.buttons[0], Qt.Key.Key_4)
    assert chosen.args == [4]
    qtbot.keyClick(scale.buttons[3], Qt.Key.Key_Right)
    with qtbot.waitSignal(scale.chosen) as chosen:
        qtbot.keyClick(scale.buttons[4], Qt.Key.Key_Space)
    assert chosen.args == [5]
    assert [button.isChecked() for button in scale.buttons] == [False] * 4 + [True]
    assert spoken(scale.buttons[3]) == "4, warm"


def test_scale_can_be_set_and_emptied_without_a_word(qtbot) -> None:
    scale = ScaleButtons(WORDS)
    qtbot.addWidget(scale)
    with qtbot.assertNotEmitted(scale.chosen):
        scale.set_value(2)
        assert scale.value == 2
        scale.set_value(None)
    assert scale.value is None


def test_scale_fits_beside_the_rail_of_the_smallest_window(theme, qtbot) -> None:
    scale = ScaleButtons(WORDS)
    qtbot.addWidget(scale)
    assert scale.minimumSizeHint().width() <= (1024 - 212 - 2 * 48 - 20) * 0.58 - 42


def test_writing_grows_with_its_text_and_never_scrolls(theme, qtbot) -> None:
    field = WritingField("What is on your mind?")
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.show()
    field.setPlainText("one")
    one = field.sizeHint().height()
    field.setPlainText("one\ntwo\nthree")
    assert field.sizeHint().height() == pytest.approx(one + 2 * LINE_HEIGHT, abs=2)
    assert field.toPlainText() == "one\ntwo\nthree"
    field.resize(field.sizeHint())
    assert field.verticalScrollBar().maximum() == 0


def test_typing_is_told_and_filling_is_not(theme, qtbot) -> None:
    field = WritingField()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.setPlainText("before")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field, "x")


def test_what_is_typed_keeps_the_line_height_and_can_be_undone(theme, qtbot) -> None:
    field = WritingField()
    qtbot.addWidget(field)
    field.setPlainText("before")
    assert not field.document().isUndoAvailable()
    field.set_cursor_at(99)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "after")
    assert field.document().lastBlock().blockFormat().lineHeight() == LINE_HEIGHT
    while field.document().isUndoAvailable():
        field.undo()
    assert field.toPlainText() == "before"


def test_paste_is_plain_and_files_are_refused(theme, qtbot) -> None:
    field = WritingField()
    qtbot.addWidget(field)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    field.insertFromMimeData(rich)
    assert field.toPlainText() == "bold"
    field.set_cursor_at(2)
    assert not field.currentCharFormat().font().bold()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/photo.jpg")])
    assert not field.canInsertFromMimeData(files)


def test_tab_leaves_the_writing_field(theme, qtbot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    field, after = WritingField("Write"), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == ""
    assert window.focusWidget() is after


def test_suggestion_of_a_line_stands_in_italics_until_there_is_text(theme, qtbot) -> None:
    field = LineField("Something small…")
    qtbot.addWidget(field)
    assert field.font().italic()
    field.setText("Tea")
    assert not field.font().italic()
    field.clear()
    assert field.font().italic()


def test_flow_breaks_where_the_width_ends(theme, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=8)
    chips = [Chip(word) for word in ("good talk", "time together", "argument", "work stress")]
    for chip in chips:
        flow.addWidget(chip)
    row = chips[0].sizeHint().height()
    widest = max(chip.sizeHint().width() for chip in chips)
    assert flow.heightForWidth(2000) == row
    assert flow.heightForWidth(widest) == 4 * row + 3 * 8
    assert flow.minimumSize().width() == widest
    flow.setGeometry(QRect(0, 0, widest, 500))
    assert [chip.y() for chip in chips] == [i * (row + 8) for i in range(4)]


def test_flow_keeps_its_order_when_one_is_put_between(theme, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    last = Chip("+")
    flow.addWidget(last)
    first = Chip("good talk")
    flow.insert_widget(0, first)
    assert [flow.itemAt(i).widget() for i in range(flow.count())] == [first, last]
    assert flow.itemAt(2) is None


def test_saved_hint_says_the_time(qtbot) -> None:
    hint = SavedHint()
    qtbot.addWidget(hint)
    hint.saved(datetime(2026, 11, 22, 20, 14, tzinfo=UTC))
    assert hint.text() == "saved 20:14"


def test_header_and_card_are_named(qtbot) -> None:
    header, card = PageHeader("Mood", "How close"), Card("Three things")
    qtbot.addWidget(header)
    qtbot.addWidget(card)
    assert (spoken(header), spoken(card)) == ("Mood", "Three things")
    header.set_title("Rituals")
    card.set_title("Two things")
    assert (spoken(header), spoken(card)) == ("Rituals", "Two things")


def test_empty_state_begins(qtbot) -> None:
    empty = EmptyState("What this is for.", "An example.", "Begin")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.started):
        empty.button.click()


def test_parts_of_a_page_keep_their_height(theme, qtbot) -> None:
    page = Scroll()
    qtbot.addWidget(page)
    empty = EmptyState("One sentence. " * 20, "“An example.”", "Begin")
    page.page.addWidget(empty)
    page.resize(812, 640)
    page.show()
    assert empty.button.height() >= empty.button.sizeHint().height()
    assert empty.geometry().top() == 36


def test_toast_offers_undo_and_goes(theme, qtbot) -> None:
    window = QWidget()
    window.resize(1024, 640)
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    undo = toast.findChild(Button)
    toast.show_text("saved elsewhere")
    assert toast.isVisible()
    assert not undo.isVisible()
    toast.show_text("Deleted", undo=True)
    assert spoken(toast) == "Deleted"
    assert undo.isVisible()
    with qtbot.waitSignal(toast.undo_requested):
        undo.click()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_what_was_saved_and_the_way_back_are_spoken(theme, qtbot) -> None:
    said = []
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window, speak=lambda _, text, **how: said.append((text, how)))
    toast.show_text("Deleted: Sang in the car.", undo=True)
    toast.show_text("Copied.")
    hint = SavedHint(window, speak=lambda _, text, **how: said.append((text, how)))
    for time in ("20:14", "20:14", "20:15"):
        hint.show_time(time)
    assert said == [
        ("Deleted: Sang in the car. Undo with Ctrl+Z.", {"alert": True}),
        ("Copied.", {"alert": True}),
        ("saved 20:14", {}),
        ("saved 20:15", {}),
    ]


def test_toast_stays_at_the_foot_when_the_window_grows(theme, qtbot) -> None:
    window = QWidget()
    window.resize(1024, 640)
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    toast.show_text("Deleted", undo=True)
    window.resize(1280, 820)
    assert abs(toast.geometry().center().x() - 640) <= 1
    assert toast.geometry().bottom() == 820 - 24 - 1


def test_passphrase_is_hidden_until_asked_for(qtbot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.setText("secret")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.switch.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.switch.accessibleName() == "Hide passphrase"
    field.wipe()
    assert field.text() == ""
    assert not field.isUndoAvailable()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed_by_its_letters(qtbot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    told: list[bool] = []
    field.caps_lock_changed.connect(told.append)
    qtbot.keyClick(field, "a")
    qtbot.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert told == []
    qtbot.keyClick(field, "B")
    qtbot.keyClick(field, "c")
    assert told == [True, False]


@pytest.mark.parametrize("make", [lambda: NumberField("Times a week", 1, 7, 3), lambda: TimeField("At")])
def test_scrolling_the_page_over_a_number_does_not_change_it(theme, qtbot, make) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    before = field.text()
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(wheel)
    assert field.text() == before
    assert not wheel.isAccepted()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() != before
    assert spoken(field) in ("Times a week", "At")


def test_an_optional_answer_is_taken_back_by_choosing_it_again(qtbot):
    scale = ScaleButtons(WORDS, optional=True)
    qtbot.addWidget(scale)
    chosen: list[object] = []
    scale.chosen.connect(chosen.append)
    for _ in range(3):
        scale.buttons[2].click()
    scale.buttons[1].click()
    scale.set_value(4)
    scale.buttons[3].click()
    assert chosen == [3, None, 3, 2, None]
    assert scale.value is None


def test_an_answer_that_is_needed_stays(qtbot):
    scale = ScaleButtons(WORDS)
    qtbot.addWidget(scale)
    scale.buttons[2].click()
    scale.buttons[2].click()
    assert scale.value == 3
