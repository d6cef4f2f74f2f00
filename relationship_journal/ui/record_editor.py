"""What every editor of one record does: show it, keep what is written, and come back to it."""

from __future__ import annotations

from functools import partial
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.records import Record
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField

R = TypeVar("R", bound=Record)


class RecordEditor(Card, Generic[R]):
    """Edits one record at a time; everything is kept as it is written.

    An editor of a kind names its `fields` (a field is called as the text of the record it shows), lays them
    out with `tools` and `done` where they belong, calls `listen`, and says in `show_record` what else of a
    record is seen.
    """

    closed = Signal()
    """The user is done with it, or it is gone."""
    history_requested = Signal(str, object)

    def __init__(
        self, context: Context, draft: Draft[R], title: str, delete_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.context = context
        self.draft = draft
        draft.setParent(self)
        self.fields: dict[str, WritingField] = {}
        self.saved = SavedHint()
        self.history = Button(self.tr("Earlier versions"), "icon", icon="history")
        self.trash = Button(delete_words, "icon", icon="trash")
        self.done = Button(self.tr("Done"), "quiet")
        self.tools: tuple[QWidget, ...] = (self.saved, self.history, self.trash)

    def listen(self) -> None:
        """Keep from now on what is written into the fields."""
        for name, field in self.fields.items():
            field.edited.connect(partial(self._on_field_edited, name))
            field.left.connect(self._on_field_left)
        self.draft.saved.connect(self._on_draft_saved)
        self.history.clicked.connect(self._on_history_clicked)
        self.trash.clicked.connect(self.delete)
        self.done.clicked.connect(self.close_record)

    # what is shown

    @property
    def open_id(self) -> UUID | None:
        """The record that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    def show_record(self, record: R) -> None:
        """Show `record`. A field that says the same keeps its cursor."""
        for name, field in self.fields.items():
            text = str(getattr(record, name))
            if field.toPlainText() != text:
                position = field.textCursor().position()
                field.setPlainText(text)
                field.set_cursor_at(position)
        self.say_stored()

    def first_field(self) -> str:
        """Where the cursor goes when nothing else is asked for."""
        return next(iter(self.fields))

    def let_go(self) -> None:
        """Leave the record for another, whose fields shall not be undone into this one's words."""
        self.draft.let_go()
        self.saved.clear()
        for field in self.fields.values():
            field.setPlainText("")

    def begin_with(self, fresh: R) -> None:
        """Start a record: `fresh` is shown, and kept once something is written."""
        self.let_go()
        self.show_record(fresh)
        self.show()
        self.fields[self.first_field()].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, record: R) -> None:
        """Show a stored record without taking the focus."""
        if self.open_id != record.id:
            self.let_go()
        if self.draft.take(record):
            self.show_record(record)
        self.show()

    def open(self, record: R, word: str = "") -> None:
        """Take up a record, with the cursor at `word` when there is one."""
        self.take_up(record)
        plain = word.casefold()
        holds = (field for field in self.fields.values() if plain and plain in field.toPlainText().casefold())
        field = next(holds, self.fields[self.first_field()])
        at = field.toPlainText().casefold().find(plain) if plain else -1
        field.set_cursor_at(at if at >= 0 else len(field.toPlainText()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the open record again: it may have been deleted, or taken back to an earlier version."""
        if self.draft.is_stored and not self.draft.is_unsaved:
            self.context.tasks.run(
                self.context.journal.find, self.draft.kind, self.open_id,
                done=self._on_found, latest=f"editor.{self.draft.kind}", owner=self,
            )  # fmt: skip

    def say_stored(self) -> None:
        """Offer what can be done only with a record the journal knows."""
        for button in (self.history, self.trash):
            button.setVisible(self.draft.is_stored)

    # what the user does

    def flush(self) -> None:
        """Hand over what was written."""
        self.draft.flush()

    def place(self) -> dict[str, Any]:
        """Which record is open and, if the cursor is in it, where."""
        self.flush()
        if not self.draft.is_stored:
            return {}
        focused = self.focusWidget()  # known even while the cover or another program is in front
        name = next((name for name, field in self.fields.items() if field is focused), "")
        at = {"field": name, "cursor": self.fields[name].textCursor().position()} if name else {}
        return {"open": str(self.open_id), **at}

    def restore_cursor(self, place: dict[str, Any]) -> None:
        """Put the cursor back where it stood."""
        field = self.fields.get(place.get("field", ""))
        if field is not None:
            field.set_cursor_at(int(place.get("cursor", 0)))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Move the open record to the bin and offer to undo it."""
        self.draft.delete()
        self.closed.emit()

    def close_record(self) -> None:
        """Leave the record; it stays in the journal."""
        self.draft.let_go()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.done.isHidden():
            self.close_record()
        else:
            super().keyPressEvent(event)

    def _on_found(self, found: Record | None) -> None:
        if self.draft.is_unsaved or not self.draft.is_stored:
            return
        if found is None or found.deleted_at is not None:
            self.draft.let_go()
            self.closed.emit()
        elif found.id == self.open_id and self.draft.take(cast("R", found)):
            self.show_record(cast("R", found))

    def _on_field_edited(self, name: str) -> None:
        self.draft.change(**{name: self.fields[name].toPlainText()})
        self.say_stored()

    def _on_field_left(self) -> None:
        if not self.draft.is_blank:
            self.draft.flush()

    def _on_draft_saved(self) -> None:
        self.saved.saved(self.context.clock.now().astimezone(self.context.clock.zone()))
        self.say_stored()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(self.draft.kind, self.open_id)
