"""A card of short lines of one's own: each is written in place, ticked when done, and saves itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.plans import CounsellorItem, SmallAct
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.words import brief_day
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.practice.words import done_words, tr
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.tokens import LINE_HEIGHT
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint

Item = SmallAct | CounsellorItem


@dataclass(frozen=True)
class LineKind:
    """What the lines of a card are: their kind, how a new one is made and one is saved, what an empty one
    suggests, and whether they can be ticked."""

    kind: str
    fresh: Callable[[], Any]
    save: Callable[[Any], Any]
    suggestion: str
    ticked: bool = True


class DraftLine(QWidget):
    """One line and its tick."""

    written = Signal()
    saved = Signal()
    entered = Signal()

    def __init__(self, context: Context, kind: LineKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.today
        self._ticked = kind.ticked
        self.draft: Draft[Any] = Draft(
            context, kind.kind, kind.fresh, kind.save, lambda record: record.text, self
        )
        self.box = CheckBox()
        self.text = Line(kind.suggestion)
        self.done_on = label("", "hint")
        self.remove = Button(tr("Delete this line"), "icon", icon="trash")
        tall = self.remove.sizeHint().height()
        for widget in (self.box, self.done_on):
            widget.setMinimumHeight(tall)  # beside the first line, however many there are
        self.text.setContentsMargins(0, (tall - LINE_HEIGHT) // 2, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if kind.ticked:
            row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.done_on, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.text.edited.connect(self._on_text_edited)
        self.text.entered.connect(self.entered)
        self.text.left.connect(self.draft.flush)
        self.box.clicked.connect(self._on_box_clicked)
        self.remove.clicked.connect(self.draft.delete)
        self.draft.saved.connect(self.saved)
        self.draft.deleted.connect(self.refresh)
        self.refresh()

    def take(self, record: Item) -> None:
        """Show what the journal holds, unless the user is ahead of it."""
        if self.draft.take(record):
            self.refresh()

    def refresh(self) -> None:
        """Show the draft's record."""
        record: Item | None = self.draft.record
        text = record.text if record else ""
        if not (self.text.hasFocus() and self.draft.is_unsaved):
            fill(self.text, text)
        done = record.done_on if record else None
        self.box.setChecked(done is not None)
        self.box.setAccessibleName(text or self.text.placeholderText())
        self.done_on.setText(self._day_words(record) if record and text else "")
        for widget in (self.box, self.remove):
            widget.setEnabled(bool(text.strip()))
        self.remove.setVisible(record is not None)

    def _day_words(self, record: Item) -> str:
        """When it was done; of what cannot be done, when it was written."""
        if not self._ticked:
            return brief_day(record.day)
        return done_words(record.done_on, self._today()) if record.done_on else ""

    def focus_at(self, word: str) -> None:
        """Put the cursor at `word`, or at the end."""
        text = self.text.toPlainText()
        found = text.casefold().find(word.casefold()) if word else -1
        self.text.set_cursor_at(found if found >= 0 else len(text))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_edited(self) -> None:
        self.draft.change(text=self.text.toPlainText())
        self.box.setEnabled(True)
        self.remove.setEnabled(True)
        self.remove.show()
        self.written.emit()

    def _on_box_clicked(self, checked: bool) -> None:
        self.draft.keep(done_on=self._today() if checked else None)
        self.refresh()


class LinesCard(Card):
    """The lines in their order, and behind them as many empty ones as invite to write."""

    def __init__(
        self,
        context: Context,
        title: str,
        hint: str,
        kind: LineKind,
        at_least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._context = context
        self._kind = kind
        self._at_least = at_least
        self.lines: list[DraftLine] = []
        self._saved = SavedHint()
        self.header.addWidget(self._saved)
        self.body.setSpacing(8)
        if hint:
            self.body.addWidget(label(hint, "hint", wrap=True))
        self._above = self.body.count()
        self._offer()

    def show_records(self, records: Sequence[Item]) -> None:
        """Show these; a line that stays keeps its focus."""
        known = {record.id for record in records}
        for line in list(self.lines):
            stored = line.draft.record
            if stored and line.draft.is_stored and stored.id not in known and not line.draft.is_unsaved:
                self._drop(line)
        for record in records:
            (self.line_of(record.id) or self._free() or self._add()).take(record)
        self._arrange([record.id for record in records])
        self._offer()

    def flush(self) -> None:
        """Save every line now."""
        for line in list(self.lines):
            line.draft.flush()

    def clear(self) -> None:
        """Save every line and begin with empty ones: another week is shown next."""
        self.flush()
        for line in list(self.lines):
            self._drop(line)
        self._saved.clear()
        self._offer()

    def focus_new(self) -> None:
        """Put the cursor into an empty line."""
        empty = next((line for line in self.lines if line.draft.is_blank), None) or self._add()
        empty.focus_at("")

    def line_of(self, id: UUID) -> DraftLine | None:
        """The line a record is shown in."""
        return next((one for one in self.lines if one.draft.record and one.draft.record.id == id), None)

    def focused(self) -> UUID | None:
        """The record in whose line the cursor stands; known even while another program is in front."""
        inside = self.focusWidget()  # known even when the lock screen is in front
        line = next((one for one in self.lines if one.text is inside), None)
        return line.draft.record.id if line is not None and line.draft.record else None

    def _free(self) -> DraftLine | None:
        empty = (one for one in self.lines if one.draft.record is None)
        return next((one for one in empty if not one.text.hasFocus()), None)

    def _add(self) -> DraftLine:
        line = DraftLine(self._context, self._kind, self)
        line.written.connect(self._offer)
        line.saved.connect(self._on_line_saved)
        line.entered.connect(self.focus_new)
        self.lines.append(line)
        self.body.addWidget(line)
        return line

    def _drop(self, line: DraftLine) -> None:
        self.lines.remove(line)
        self.body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _arrange(self, order: Sequence[UUID]) -> None:
        """Records in the order asked for, empty lines last."""
        places = {id: place for place, id in enumerate(order)}

        def place(line: DraftLine) -> int:
            record = line.draft.record
            return places.get(record.id, len(places)) if record else len(places) + 1

        arranged = sorted(self.lines, key=place)
        if arranged != self.lines:
            self.lines = arranged
            for number, line in enumerate(arranged):
                self.body.removeWidget(line)
                self.body.insertWidget(self._above + number, line)

    def _offer(self) -> None:
        """Keep an empty line to write in, or the few that were promised."""
        while len(self.lines) < self._at_least:
            self._add()
        if not self._at_least and all(not line.draft.is_blank for line in self.lines):
            self._add()

    def _on_line_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
