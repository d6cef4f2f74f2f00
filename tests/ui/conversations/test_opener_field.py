"""The opener reads along: it marks, explains and offers, and holds nothing up."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from relationship_journal.content.words import opening_words
from relationship_journal.domain.openings import MOST_READ, Finding, Kind
from relationship_journal.ui.conversations.opener_field import Opener

WORDS = opening_words()
FRAME_MS = 16


@pytest.fixture
def opener(theme: Any, qtbot: Any) -> Opener:
    made = Opener()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    made.know(WORDS)
    return made


@pytest.fixture
def write(opener: Opener, qtbot: Any) -> Callable[[str], None]:
    def type_in(text: str) -> None:
        opener.field.setFocus()
        qtbot.keyClicks(opener.field, text)
        opener.read()

    return type_in


def test_hard_words_are_marked_soon_after_they_are_typed(opener: Opener, qtbot: Any) -> None:
    opener.field.setFocus()
    qtbot.keyClicks(opener.field, "You never ask me how my day was.")
    qtbot.waitUntil(lambda: opener.field.marked == ["You never"], timeout=1000)
    assert opener.note.isVisible()
    (mark,) = opener.field.extraSelections()
    look: QTextCharFormat = mark.format
    assert look.fontUnderline()  # not by colour alone
    assert look.background().style() != Qt.BrushStyle.NoBrush


def test_a_kind_opener_is_left_alone(opener: Opener, write: Any) -> None:
    write("I miss telling you about my day.")
    assert opener.field.marked == []
    assert not opener.note.isVisible()


def test_marks_go_when_the_words_go(opener: Opener, write: Any, qtbot: Any) -> None:
    write("You never ask.")
    assert opener.note.isVisible()
    opener.field.selectAll()
    qtbot.keyClick(opener.field, Qt.Key.Key_Delete)
    opener.read()
    assert opener.field.marked == []
    assert not opener.note.isVisible()


def test_marking_is_no_edit(opener: Opener, write: Any) -> None:
    write("You never ask")
    edits: list[None] = []
    opener.field.edited.connect(lambda: edits.append(None))
    opener.read()
    assert edits == []
    opener.field.insertPlainText(".")
    assert len(edits) == 1


def test_the_softer_wording_is_taken_over_and_ctrl_z_takes_it_back(
    opener: Opener, write: Any, qtbot: Any
) -> None:
    write("I love our evenings. You never ask me how my day was. Shall we sit down?")
    edits: list[None] = []
    opener.field.edited.connect(lambda: edits.append(None))
    opener.note.use.click()
    text = opener.field.toPlainText()
    assert text.startswith("I love our evenings. ")
    assert text.endswith(" Shall we sit down?")
    assert "never" not in text
    assert edits  # so that it is saved like any typing
    assert opener.field.marked == []
    assert opener.field.hasFocus()
    opener.field.undo()
    before = "I love our evenings. You never ask me how my day was. Shall we sit down?"
    assert opener.field.toPlainText() == before
    qtbot.waitUntil(lambda: opener.field.marked == ["You never"], timeout=1000)


def test_marks_stand_right_behind_what_counts_twice(opener: Opener, write: Any) -> None:
    opener.field.setPlainText("😀 You never ask. 😀")
    opener.read()
    assert opener.field.marked == ["You never"]
    opener.note.use.click()
    assert "never" not in opener.field.toPlainText()
    assert opener.field.toPlainText().endswith(" 😀")


def test_the_note_follows_the_cursor_to_another_mark(opener: Opener, write: Any) -> None:
    write("You never ask. You are so selfish.")
    assert len(opener.field.marked) == 2
    opener.field.set_cursor_at(2)
    first = opener.note.accessibleName()
    opener.field.set_cursor_at(24)
    assert opener.note.accessibleName() != first


def test_the_hint_takes_its_room_along(opener: Opener, write: Any) -> None:
    opener.field.set_hint("One or two sentences that begin with you. " * 5)
    tall = opener.field.sizeHint().height()
    opener.field.updateGeometry()
    write("I miss you")
    assert opener.field.sizeHint().height() < tall
    assert opener.field.height() == opener.field.sizeHint().height()


def test_before_the_words_are_known_nothing_is_said(theme: Any, qtbot: Any) -> None:
    made = Opener()
    qtbot.addWidget(made)
    made.field.setPlainText("You never ask.")
    made.read()
    assert made.field.marked == []


def test_reading_along_fits_into_a_frame(opener: Opener) -> None:
    """The longest text there is to read, hard all through; the best of some, as the machine is shared."""
    opener.field.setPlainText(
        ("You never ask me how my day was, and you always sigh. " * 40)[: 2 * MOST_READ]
    )
    spent = []
    for _ in range(7):
        begun = perf_counter()
        opener.read()
        spent.append((perf_counter() - begun) * 1000)
    assert opener.field.marked
    assert min(spent) < FRAME_MS


def test_a_hint_is_marked_more_quietly_than_hard_words(opener: Opener) -> None:
    hard = Finding(0, 3, Kind("a", "Blame", "why", "wording"), "wording")
    hint = Finding(4, 7, Kind("b", "Sounds like a charge", "why", "wording", is_hint=True), "wording")
    opener.field.setPlainText("one two")
    opener.field.mark((hard, hint))
    marks = opener.field.extraSelections()  # they own their formats
    looks = [mark.format for mark in marks]
    assert [look.hasProperty(QTextCharFormat.Property.BackgroundBrush) for look in looks] == [True, False]
    assert [look.underlineStyle().name for look in looks] == ["SingleUnderline", "DotLine"]
