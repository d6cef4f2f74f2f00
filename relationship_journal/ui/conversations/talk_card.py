"""One talk on its card: while it is planned, and when it is looked back on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.conversations import (
    LOG,
    Conversation,
    Stage,
    held,
    is_measured,
    let_go,
    planned_again,
    usual_day,
    words_of,
)
from relationship_journal.domain.records import Record
from relationship_journal.ui.context import Context
from relationship_journal.ui.conversations.log_part import LogPart
from relationship_journal.ui.conversations.plan_part import PlanPart
from relationship_journal.ui.conversations.words import stage_pill, title_of, tr
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.rituals.pause_dialog import day_in
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.pill import Pill
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField

KIND = "conversation"


def _said(talk: Conversation) -> str:
    """What a talk says, for the offer to undo; one that says nothing and measured nothing is not kept."""
    return words_of(talk) or (tr("A talk") if is_measured(talk) else "")


class TalkCard(Card):
    """Edits one talk at a time; everything is kept as it is written."""

    closed = Signal()
    """The user is done with the talk, let it go, or it is gone."""
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.draft: Draft[Conversation] = Draft(
            context, KIND, self._fresh, lambda talk: context.journal.conversations.save(talk), _said, self
        )
        self.title = label("", "heading", wrap=True)
        self.pill = Pill("", "gold")
        self.plan = PlanPart(usual_day(context.today()))
        self.log = LogPart()
        self.fields: dict[str, WritingField] = self.plan.fields | self.log.fields
        self.talked = Button(tr("We talked"))
        self.not_now = Button(tr("Not now"), "quiet")
        self.again = Button(tr("Plan it again"))
        self.not_yet = Button(tr("We have not talked yet"), "link")
        self.done = Button(tr("Done"), "quiet")
        self._saved = SavedHint()
        self._history = Button(tr("Earlier versions"), "icon", icon="history")
        self._delete = Button(tr("Delete this talk"), "icon", icon="trash")
        self._between = rule()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header.insertWidget(0, self.title, 20)
        self.header.addWidget(self.pill)
        self.header.addWidget(self.done)
        self.header.setSpacing(6)
        for part in (self.log, self._between, self.plan):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.talked, self.again, self.not_now, self.not_yet):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self._saved, self._history, self._delete):
            row.addWidget(widget)
        self.body.addLayout(row)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(partial(self._on_field_edited, name))
            field.left.connect(self._on_field_left)
        self.plan.day_chosen.connect(self._on_day_chosen)
        self.log.noted.connect(self._on_log_noted)
        self.draft.saved.connect(self._on_draft_saved)
        self.talked.clicked.connect(self.hold)
        self.not_now.clicked.connect(self._on_not_now_clicked)
        self.again.clicked.connect(lambda: self._move(lambda talk: planned_again(talk, self._today)))
        self.not_yet.clicked.connect(lambda: self._move(lambda talk: replace(talk, stage=Stage.PLANNED)))
        self.done.clicked.connect(self.close_talk)
        self._history.clicked.connect(self._on_history_clicked)
        self._delete.clicked.connect(self.delete)

    @property
    def _today(self) -> date:
        return self._context.today()

    def _fresh(self) -> Conversation:
        return self._context.journal.conversations.new(day_in(self.plan.day))

    # what is shown

    def begin(self, about: str = "") -> None:
        """Plan a talk, tomorrow unless another day is chosen; a subject already given is kept at once."""
        self._let_go()
        self._show(self._context.journal.conversations.new(usual_day(self._today), about))
        self.show()
        if about.strip():
            self.draft.keep(about=about)
        self.fields["planned_for" if about.strip() else "about"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_talk(self, talk: Conversation) -> None:
        """Take up a talk without taking the focus."""
        if self.open_id != talk.id:
            self._let_go()
        if self.draft.take(talk):
            self._show(talk)
        self.show()

    def open(self, talk: Conversation, word: str = "") -> None:
        """Take up a talk, with the cursor at `word` when there is one."""
        self.show_talk(talk)
        plain = word.casefold()
        holds = (field for field in self.fields.values() if plain and plain in field.toPlainText().casefold())
        field = next(holds, self.fields["about" if talk.stage is Stage.PLANNED else "heard"])
        at = field.toPlainText().casefold().find(plain) if plain else -1
        field.set_cursor_at(at if at >= 0 else len(field.toPlainText()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def open_id(self) -> UUID | None:
        """The talk that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    def refresh(self) -> None:
        """Read the open talk again: it may have been deleted, or taken back to an earlier version."""
        if self.draft.is_stored and not self.draft.is_unsaved:
            self._context.tasks.run(
                self._context.journal.find, KIND, self.open_id,
                done=self._on_found, latest="conversations.open", owner=self,
            )  # fmt: skip
        self._say_when()

    def _on_found(self, found: Record | None) -> None:
        if self.draft.is_unsaved or not self.draft.is_stored:
            return
        if not isinstance(found, Conversation) or found.deleted_at is not None:
            self.draft.let_go()
            self.closed.emit()
        elif found.id == self.open_id and self.draft.take(found):
            self._show(found)

    def _show(self, talk: Conversation) -> None:
        self.plan.show_talk(talk)
        self.log.show_talk(talk)
        was_held, planned = talk.stage is Stage.HELD, talk.stage is Stage.PLANNED
        self.log.setVisible(was_held)
        self._between.setVisible(was_held)
        for button, seen in (
            (self.talked, not was_held),
            (self.not_now, planned),
            (self.again, talk.stage is Stage.LET_GO),
            (self.not_yet, was_held),
        ):
            button.setVisible(seen)
        self._say_when(talk)
        self._say_stored()

    def _say_when(self, talk: Conversation | None = None) -> None:
        """The title and the pill, as they are today."""
        talk = talk or self.draft.record
        if talk is None:
            return
        title = title_of(talk, self._today)
        self.title.setText(title)
        self.setAccessibleName(title)
        words, tone = stage_pill(talk, self._today)
        self.pill.setText(words)
        if self.pill.property("tone") != tone:
            self.pill.setProperty("tone", tone)
            self.pill.style().polish(self.pill)

    def _say_stored(self) -> None:
        for button in (self._history, self._delete):
            button.setVisible(self.draft.is_stored)

    # what the user does

    def flush(self) -> None:
        """Hand over what was written."""
        self.draft.flush()

    def place(self) -> dict[str, Any]:
        """Which talk is open and, if the cursor is in it, where."""
        self.flush()
        if not self.draft.is_stored:
            return {}
        focused = self.focusWidget()  # known even while the cover or another program is in front
        name = next((name for name, field in self.fields.items() if field is focused), "")
        at = {"field": name, "cursor": self.fields[name].textCursor().position()} if name else {}
        return {"talk": str(self.open_id), **at}

    def restore_cursor(self, place: dict[str, Any]) -> None:
        """Put the cursor back where it stood."""
        field = self.fields.get(place.get("field", ""))
        if field is not None:
            field.set_cursor_at(int(place.get("cursor", 0)))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self) -> None:
        """The two have talked: ask what was heard."""
        self._move(lambda talk: held(talk, self._today))
        self.fields[LOG[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Move the open talk to the bin and offer to undo it."""
        self.draft.delete()
        self.closed.emit()

    def close_talk(self) -> None:
        """Leave the talk; it stays in the journal."""
        self.draft.let_go()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.done.isHidden():
            self.close_talk()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        """Leave the talk for another, whose fields shall not be undone into this one's words."""
        self.draft.let_go()
        self._saved.clear()
        for field in self.fields.values():
            field.setPlainText("")

    def _move(self, change: Callable[[Conversation], Conversation]) -> None:
        moved = change(self.draft.record or self._fresh())
        self.draft.keep(stage=moved.stage, day=moved.day)
        if self.draft.record is not None:
            self._show(self.draft.record)

    def _on_not_now_clicked(self) -> None:
        before = None if self.draft.is_blank else self.draft.record
        self._move(let_go)
        if before is not None:
            save, tasks = self._context.journal.conversations.save, self._context.tasks
            self._context.notices.done(
                tr("Let go for now. It stays among your talks."),
                lambda: tasks.run(save, before),
                tr("Planned again."),
            )
        self.close_talk()

    def _on_field_edited(self, name: str) -> None:
        self.draft.change(**{name: self.fields[name].toPlainText()})
        if name == "planned_for":
            self._say_when()
        self._say_stored()

    def _on_field_left(self) -> None:
        if not self.draft.is_blank:
            self.draft.flush()

    def _on_day_chosen(self, day: date) -> None:
        self.draft.keep(day=day)
        self._say_when()

    def _on_log_noted(self, name: str, value: int | None) -> None:
        self.draft.keep(**{name: value})

    def _on_draft_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._say_stored()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(KIND, self.open_id)
