"""What every step on the page is, and those one reads or writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.programs import Answer, Step
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.soft_timer import SoftTimer
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.today.line import fill
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import GAP
from relationship_journal.ui.widgets.writing_field import WritingField

COLUMN = 620
"""The widest a line of reading or writing gets, in pixels: about 70 characters."""
NARROW = 700
"""Below this width, in pixels, the two sides of a pair stand below each other."""

Earlier = Callable[[str], Answer | None]


class StepView(QWidget):
    """One step. Subclasses say what was answered as plain values, and show such values again."""

    edited = Signal()
    """The user changed the answer."""
    settled = Signal()
    """The user chose something, and will type no more."""

    def __init__(self, context: Context, step: Step, earlier: Earlier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.step = step
        self.earlier = earlier
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered before."""

    def values(self) -> list[object]:
        """What is answered now; empty for nothing."""
        return []

    def focus(self) -> None:
        """Put the cursor where one begins."""

    def place(self) -> dict[str, Any]:
        """Where the cursor is."""
        return {}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.focus()

    def focus_at(self, word: str) -> None:
        """Put the cursor at `word`."""
        self.focus()

    def _card(self) -> Card:
        card = Card()
        card.setAccessibleName(self.step.text)
        card.body.addWidget(label(self.step.text, "question", wrap=True))
        self.column.addWidget(card)
        return card


class ReadView(StepView):
    """A page to read, no wider than one reads well."""

    def build(self) -> None:
        self.column.setSpacing(16)
        for paragraph in self.step.text.split("\n\n"):
            self.column.addLayout(narrow(label(paragraph, "serif", wrap=True)))


class WriteView(StepView):
    """A large field, and where it is meant to take its time a quiet timer."""

    LINES = 8

    def build(self) -> None:
        card = self._card()
        self.timer: SoftTimer | None = None
        if self.step.minutes:
            self.timer = SoftTimer(self.context.clock, self.step.minutes)
            card.header.addWidget(self.timer)
        hint = self.step.hints[0] if self.step.hints else tr("Write whatever comes.")
        self.field = WritingField(hint, self.LINES)
        self.field.setAccessibleName(self.step.text)
        self.field.edited.connect(self._on_field_edited)
        card.body.addLayout(narrow(self.field))

    def show_answer(self, answer: Answer | None) -> None:
        fill(self.field, answer.text if answer else "")

    def values(self) -> list[object]:
        text = self.field.toPlainText()
        return [text] if text.strip() else []

    def focus(self) -> None:
        _focus_word([self.field], "")

    def place(self) -> dict[str, Any]:
        return {"cursor": self.field.textCursor().position()}

    def restore_place(self, place: dict[str, Any]) -> None:
        self.field.set_cursor_at(int(place.get("cursor", 0)))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_at(self, word: str) -> None:
        _focus_word([self.field], word)

    def _on_field_edited(self) -> None:
        if self.timer is not None:
            self.timer.begin()
        self.edited.emit()


class PairView(StepView):
    """Two cards side by side, below each other where there is no room."""

    LINES = 5

    def build(self) -> None:
        if not self.step.asks:
            self.column.addWidget(label(self.step.text, "question", wrap=True))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(GAP)
        self.fields: list[WritingField] = []
        hints = (*self.step.hints, "", "")
        for number, name in enumerate(self.step.labels):
            asked = self.step.asks[number] if self.step.asks else ""
            card = Card()
            card.setAccessibleName(asked or name)
            card.body.addWidget(label(name, "eyebrow" if asked else "heading", wrap=True))
            if asked:
                card.body.addWidget(label(asked, "question", wrap=True))
            field = WritingField(hints[number], self.LINES)
            field.setAccessibleName(asked or name)
            field.edited.connect(self.edited)
            card.body.addWidget(field)
            card.body.addStretch(1)
            self.fields.append(field)
            self._sides.addWidget(card, 1)
        self.column.addLayout(self._sides)

    def show_answer(self, answer: Answer | None) -> None:
        values = [*(answer.values if answer else []), "", ""]
        for field, value in zip(self.fields, values, strict=False):
            fill(field, str(value))

    def values(self) -> list[object]:
        texts: list[object] = [field.toPlainText() for field in self.fields]
        return texts if any(str(text).strip() for text in texts) else []

    def focus(self) -> None:
        empty = (field for field in self.fields if not field.toPlainText())
        _focus_word([next(empty, self.fields[0])], "")

    def place(self) -> dict[str, Any]:
        inside = self.focusWidget()  # known even when the lock screen is in front
        side = next((number for number, field in enumerate(self.fields) if field is inside), 0)
        return {"side": side, "cursor": self.fields[side].textCursor().position()}

    def restore_place(self, place: dict[str, Any]) -> None:
        field = self.fields[int(place.get("side", 0))]
        field.set_cursor_at(int(place.get("cursor", 0)))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_at(self, word: str) -> None:
        _focus_word(self.fields, word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._sides.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)


def narrow(widget: QWidget) -> QHBoxLayout:
    """`widget`, no wider than one reads well. A layout of its own reckons its height by that width."""
    widget.setMaximumWidth(COLUMN)
    row = QHBoxLayout()
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


def _focus_word(fields: Sequence[WritingField], word: str) -> None:
    plain = word.casefold()
    field = next((one for one in fields if plain and plain in one.toPlainText().casefold()), fields[0])
    at = field.toPlainText().casefold().find(plain) if plain else len(field.toPlainText())
    field.set_cursor_at(max(0, at))
    field.setFocus(Qt.FocusReason.OtherFocusReason)
