"""The sheet a letter is written on: its fields, what stands beside them, and where the cursor is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.days import Clock
from relationship_journal.ui.letters.cooling_strip import CoolingStrip
from relationship_journal.ui.letters.fate_foot import FateFoot
from relationship_journal.ui.letters.form_chip import FormChip
from relationship_journal.ui.letters.given_fields import GivenFields
from relationship_journal.ui.letters.qualities import QualityPicker
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.line_field import LineField
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.writing_field import WritingField

MARGIN_WIDE, MARGIN_NARROW, NARROW = 44, 24, 520


class LetterSheet(Card):
    """Everything that is seen of a letter. It knows no journal; what fills and reads it does."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.form = FormChip()
        self.state = label("", "hint")
        self.saved = SavedHint()
        self.history = Button(tr("Earlier versions"), "icon", icon="history")
        self.remove = Button(tr("Delete this letter"), "icon", icon="trash")
        self.title = LineField(tr("A title, if you like"), title=True)
        self.cooling = CoolingStrip(clock)
        self.text = WritingField(tr("Write to them. Nobody reads it until you decide."), 4)
        self.qualities = QualityPicker()
        self.detail = CheckBox(tr("Is there one real detail in it?"))
        self.hint = label(tr("It looks like it: there is a name, a day or a number."), "hint", wrap=True)
        self.for_us = CheckBox(tr("A draft for us"))
        self.hard_day = Button(tr("Today is a hard day"), "link")
        self.foot = FateFoot()
        self.given = GivenFields()
        self._build()

    def _build(self) -> None:
        self.text.setAccessibleName(tr("The letter"))
        self.title.setTextMargins(-2, 0, 0, 0)  # in line with the text below
        self.for_us.setToolTip(tr("What the two of you look at together may include it."))
        self.hard_day.setToolTip(tr("Then it asks for a night’s sleep before it goes out."))
        scroll = Scroll(self)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.form)
        top.addWidget(self.state)
        top.addWidget(self.saved)
        top.addStretch(1)
        top.addWidget(self.history)
        top.addWidget(self.remove)
        asked = QVBoxLayout()
        asked.setSpacing(2)
        asked.addWidget(self.detail)
        asked.addWidget(self.hint)
        beside = QHBoxLayout()
        beside.addWidget(self.for_us)
        beside.addStretch(1)
        beside.addWidget(self.hard_day)
        page = scroll.page
        page.setSpacing(16)
        page.addLayout(top)
        for widget in (self.title, self.cooling, self.text, self.qualities):
            page.addWidget(widget)
        page.addLayout(asked)
        page.addLayout(beside)
        page.addWidget(self.given)
        content = scroll.widget()
        inner = content.layout() if content is not None else None
        layout = self.layout()
        assert inner is not None
        assert layout is not None
        self._inner = inner
        layout.setContentsMargins(0, 8, 0, 8)
        foot = QVBoxLayout()  # in view however long the letter is
        foot.setSpacing(12)
        foot.addWidget(rule())
        foot.addWidget(self.foot)
        self._foot = foot
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def find(self, word: str) -> None:  # type: ignore[override]  # Qt finds windows by number
        """Put the cursor before `word`, or at the end of the letter."""
        plain = word.casefold()
        title = self.title.text().casefold()
        if plain and plain in title:
            self.title.setCursorPosition(title.find(plain))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        holds = (f for f in self._fields().values() if plain and plain in f.toPlainText().casefold())
        field = next(holds, self.text)
        at = field.toPlainText().casefold().find(plain) if plain else -1
        field.set_cursor_at(at if at >= 0 else len(field.toPlainText()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def cursor_place(self) -> dict[str, Any]:
        """In which field the cursor stands, and where in it."""
        focused = self.focusWidget()  # known even when the lock screen is in front
        if focused is self.title:
            return {"field": "title", "cursor": self.title.cursorPosition()}
        fields = self._fields()
        name = next((name for name, field in fields.items() if field is focused), "text")
        return {"field": name, "cursor": fields[name].textCursor().position()}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Put the cursor back where it stood."""
        cursor = int(place.get("cursor", 0))
        if place.get("field") == "title":
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.title.setCursorPosition(cursor)
            return
        field = self._fields().get(place.get("field", ""), self.text)
        field.set_cursor_at(cursor)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> dict[str, WritingField]:
        return {"text": self.text, "how": self.given.how, "reaction": self.given.reaction}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = MARGIN_WIDE if self.width() >= NARROW else MARGIN_NARROW
        self._inner.setContentsMargins(side, 24, side, 12)
        self._foot.setContentsMargins(side, 0, side, 8)
