"""A note while it is written: what changed, when, how, what played a part, and the two stories."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from relationship_journal.domain.diagnosis import ApproximateDate, DiagnosisNote, Onset
from relationship_journal.domain.records import Record
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.culprit_picker import CulpritPicker
from relationship_journal.ui.diagnosis.when_field import WhenField
from relationship_journal.ui.diagnosis.words import (
    my_story_title,
    onset_words,
    their_story_title,
    tr,
    when_of,
)
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField

KIND = "diagnosis_note"
NARROW = 460
"""Below this width, in pixels, the stories stand below each other."""


def _said(note: DiagnosisNote) -> str:
    """What a note says, for the offer to undo; a note that says nothing is not kept."""
    return note.what.strip() or note.my_story.strip() or note.their_story.strip()


class NoteEditor(Card):
    """Edits one note at a time; everything is kept as it is written."""

    closed = Signal()
    """The user is done with the note, or it is gone."""
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("A note"), parent=parent)
        self._context = context
        diagnosis = context.journal.diagnosis
        self.draft: Draft[DiagnosisNote] = Draft(
            context, KIND, lambda: diagnosis.new(context.today()), diagnosis.save, _said, self
        )
        self.what = WritingField(tr("What did you notice?"), 3, framed=True)
        self.when = WhenField(context.today)
        self.culprits = CulpritPicker()
        self.my_story = WritingField(tr("They do not care any more"), 3, framed=True)
        self.their_story = WritingField(tr("Worried, and no words for it"), 3, framed=True)
        self._onsets: dict[Onset, Chip] = {}
        self._hint = SavedHint()
        self._history = Button(tr("Earlier versions"), "icon", icon="history")
        self._delete = Button(tr("Delete this note"), "icon", icon="trash")
        self._close = Button(tr("Done"), "quiet")
        self._stories = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self._hint, self._history, self._delete, self._close):
            self.header.addWidget(widget)
        self._field(tr("What changed"), self.what)
        self._field(tr("When"), self.when)
        self.body.addWidget(self._onset_row())
        self._field(tr("What may have played a part"), self.culprits)
        self._stories.setSpacing(12)
        for title, field in ((my_story_title(), self.my_story), (their_story_title(), self.their_story)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(title, "eyebrow", wrap=True))
            column.addWidget(field)
            column.addStretch(1)
            field.setAccessibleName(title)
            self._stories.addLayout(column, 1)
        self.body.addLayout(self._stories)
        self.body.addStretch(1)

    def _field(self, title: str, widget: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(title, "eyebrow"))
        column.addWidget(widget)
        self.body.addLayout(column)
        if isinstance(widget, WritingField):
            widget.setAccessibleName(title)

    def _onset_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        group = QButtonGroup(self)
        for onset, word in onset_words().items():
            chip = Chip(word, "plum")
            chip.clicked.connect(partial(self._on_onset_clicked, onset))
            group.addButton(chip)
            flow.addWidget(chip)
            self._onsets[onset] = chip
        return row

    def _connect(self) -> None:
        self.what.edited.connect(lambda: self.draft.change(what=self.what.toPlainText()))
        self.my_story.edited.connect(lambda: self.draft.change(my_story=self.my_story.toPlainText()))
        self.their_story.edited.connect(lambda: self.draft.change(their_story=self.their_story.toPlainText()))
        self.when.changed.connect(self._on_when_changed)
        self.culprits.changed.connect(lambda chosen: self.draft.keep(culprits=chosen))
        self.draft.saved.connect(self._on_draft_saved)
        self._history.clicked.connect(self._on_history_clicked)
        self._delete.clicked.connect(self.delete)
        self._close.clicked.connect(self._on_close_clicked)

    # what is shown

    def begin(self) -> None:
        """Start a note about something that changed, today unless another date is given."""
        self.draft.let_go()
        self._show(self._context.journal.diagnosis.new(self._context.today()), fresh=True)
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, note: DiagnosisNote, word: str = "") -> None:
        """Take up `note`, with the cursor at `word` when there is one."""
        if self.open_id != note.id:
            self.draft.let_go()
            self.draft.take(note)
            self._show(note, fresh=True)
        field = self._holding(word)
        field.set_cursor_at(_position(field.toPlainText(), word))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def open_id(self) -> UUID | None:
        """The note that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    def offer_tags(self, tags: list[str]) -> None:
        """Offer the user's own tags."""
        self.culprits.offer(tags)

    def refresh(self) -> None:
        """Read the open note again: it may have been deleted, or taken back to an earlier version."""
        if self.draft.is_stored and not self.draft.is_unsaved:
            tasks, journal = self._context.tasks, self._context.journal
            tasks.run(
                journal.find, KIND, self.open_id, done=self._on_found, latest="diagnosis.open", owner=self
            )

    def _on_found(self, found: Record | None) -> None:
        if self.draft.is_unsaved or not self.draft.is_stored:
            return
        if not isinstance(found, DiagnosisNote) or found.deleted_at is not None:
            self.draft.let_go()
            self.closed.emit()
        elif found.id == self.open_id and self.draft.take(found):
            self._show(found)

    def _show(self, note: DiagnosisNote, fresh: bool = False) -> None:
        """Fill the fields that say something else; a field that says the same keeps its cursor."""
        texts = ((self.what, note.what), (self.my_story, note.my_story), (self.their_story, note.their_story))
        for field, text in texts:
            if fresh or field.toPlainText() != text:
                field.setPlainText(text)
        if fresh:
            self.when.clear()
            self._hint.clear()
        self.when.show_when(when_of(note))
        self._onsets[note.onset].setChecked(True)
        self.culprits.choose(note.culprits)
        self._say_stored()

    def _say_stored(self) -> None:
        for button in (self._history, self._delete):
            button.setVisible(self.draft.is_stored)

    def _holding(self, word: str) -> WritingField:
        """The field in which `word` stands, or the first."""
        fields = (self.what, self.my_story, self.their_story)
        plain = word.casefold()
        return next((field for field in fields if plain in field.toPlainText().casefold()), self.what)

    # what the user does

    def flush(self) -> None:
        """Hand over what was written."""
        self.draft.flush()

    def place(self) -> dict[str, Any]:
        """Which note is open and where the cursor stands."""
        fields = {"what": self.what, "my_story": self.my_story, "their_story": self.their_story}
        focused = self.focusWidget()  # known even when the lock screen is in front
        name = next((name for name, field in fields.items() if field is focused), "what")
        note = str(self.open_id) if self.draft.is_stored else ""
        return {"note": note, "field": name, "cursor": fields[name].textCursor().position()}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Put the cursor back where it stood."""
        fields = {"my_story": self.my_story, "their_story": self.their_story}
        field = fields.get(place.get("field", ""), self.what)
        field.set_cursor_at(int(place.get("cursor", 0)))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._stories.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _on_when_changed(self, when: ApproximateDate) -> None:
        self.draft.change(since=when.since, precision=when.precision, about=when.about)

    def _on_onset_clicked(self, onset: Onset, _checked: bool = True) -> None:
        self.draft.keep(onset=onset)

    def _on_draft_saved(self) -> None:
        now = self._context.clock.now().astimezone(self._context.clock.zone())
        self._hint.saved(now)
        self._say_stored()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(KIND, self.open_id)

    def delete(self) -> None:
        """Move the open note to the bin and offer to undo it."""
        self.draft.delete()
        self.closed.emit()

    def _on_close_clicked(self) -> None:
        self.draft.let_go()
        self.closed.emit()


def _position(text: str, word: str) -> int:
    """Where `word` stands in `text`, or the end of the text."""
    found = text.casefold().find(word.casefold()) if word else -1
    return found if found >= 0 else len(text)
