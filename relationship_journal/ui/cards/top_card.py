"""The card on top of a deck: read it, draw the next, keep it, tell how it went."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.ui.cards.hand import Face
from relationship_journal.ui.cards.words import talked_on, tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint


class TopCard(Card):
    """Shows one card, or what its deck is about before the first is drawn."""

    draw_requested = Signal()
    keep_requested = Signal(str, bool)
    """A card's name, and whether it shall be a favourite."""
    deck_requested = Signal()
    """All cards of the deck shall be shown."""
    two_chairs_requested = Signal(str, str)
    """A card's name and its text."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tone="ember", parent=parent)
        self._context = context
        self._face: Face | None = None
        self.eyebrow = label("", "eyebrow", tone="ember")
        self.open_deck = Button(tr("All cards"), "link")
        self.question = label("", "question", wrap=True)
        self.next = Button(tr("Next card"))
        self.keep = Button(tr("Keep"), "quiet")
        self.keep.setCheckable(True)
        self.talked = Button(tr("We talked"), "quiet")
        self.two_chairs = Button(tr("Two chairs"), "quiet")
        self.two_chairs.setToolTip(tr("Each of you answers unseen; both answers are shown together"))
        self.line = Line(tr("How it went, in a line"))
        self.saved = SavedHint()
        self.undo = Button(tr("We did not talk about it"), "link")
        self._when = label("", "hint")
        self._draft: Draft[CardTalk] = Draft(
            context, "card_talk", self._fresh, self._save, lambda talk: talk.text, self
        )
        self._build()
        self._connect()

    def show_card(
        self, eyebrow: str, about: str, face: Face | None, kept: bool, talk: CardTalk | None
    ) -> None:
        """Show a card, or `about` when there is none; `talk` is the last time it was talked about."""
        if face is None or self._face is None or face.name != self._face.name:
            self._draft.let_go()
        self._face = face
        self.eyebrow.setText(eyebrow)
        self.question.setText(face.text if face else about)
        self.next.set_text(tr("Next card") if face else tr("Draw a card"))
        self.keep.setChecked(kept)
        self.keep.set_text(tr("Kept") if kept else tr("Keep"))
        for button in (self.keep, self.talked, self.two_chairs):
            button.setVisible(face is not None)
        if talk is not None and talk.day == self._context.today():
            self._draft.take(talk)
        elif self._draft.record is not None and self._draft.is_stored and not self._draft.is_unsaved:
            self._draft.let_go()
        self._show_talk(talk)

    def flush(self) -> None:
        """Save the line now."""
        self._draft.flush()

    def place(self) -> dict[str, Any]:
        """Where the cursor is in the line, if it is there."""
        return {"cursor": self.line.textCursor().position()} if self.line.hasFocus() else {}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back there."""
        if "cursor" in place and self.line.isVisible():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.set_cursor_at(int(place["cursor"]))

    def _build(self) -> None:
        self.body.setSpacing(8)
        head, foot = QHBoxLayout(), QHBoxLayout()
        buttons = FlowLayout()
        head.addWidget(self.eyebrow, 1)
        head.addWidget(self.open_deck)
        for button in (self.next, self.keep, self.talked, self.two_chairs):
            buttons.addWidget(button)
        foot.addWidget(self._when, 1)
        foot.addWidget(self.saved)
        foot.addWidget(self.undo)
        foot.setSpacing(12)
        self.body.addLayout(head)
        self.body.addWidget(self.question)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.body.addWidget(self.line)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.open_deck.clicked.connect(self.deck_requested)
        self.next.clicked.connect(self._on_next_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.talked.clicked.connect(self._on_talked_clicked)
        self.two_chairs.clicked.connect(self._on_two_chairs_clicked)
        self.undo.clicked.connect(self._draft.delete)
        self.line.edited.connect(lambda: self._draft.change(note=self.line.toPlainText()))
        self.line.left.connect(self._draft.flush)
        self.line.entered.connect(self._draft.flush)
        self._draft.saved.connect(self._on_draft_saved)
        self._draft.deleted.connect(lambda: self._show_talk(None))

    def _show_talk(self, last: CardTalk | None) -> None:
        """The line of today's talk, or when the card was last talked about."""
        record = self._draft.record
        if not (self.line.hasFocus() and self._draft.is_unsaved):
            fill(self.line, record.note if record else "")
        for part in (self.line, self.saved, self.undo):
            part.setVisible(record is not None)
        self.talked.setVisible(self._face is not None and record is None)
        day: date | None = record.day if record else last.day if last and self._face else None
        self._when.setText(talked_on(day, self._context.today()) if day else "")
        self._when.setVisible(day is not None)

    def _fresh(self) -> CardTalk:
        assert self._face is not None
        return self._context.journal.cards.new_talk(self._face.name, "", occasion=Occasion.DECK)

    def _save(self, talk: CardTalk) -> CardTalk:
        return self._context.journal.cards.save_talk(talk)

    def _on_draft_saved(self) -> None:
        self.saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))

    def _on_next_clicked(self) -> None:
        self._draft.let_go()
        self.draw_requested.emit()

    def _on_keep_clicked(self, on: bool) -> None:
        if self._face is not None:
            self.keep_requested.emit(self._face.name, on)

    def _on_talked_clicked(self) -> None:
        if self._face is not None:
            self._draft.keep(text=self._face.text)
            self._show_talk(None)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_two_chairs_clicked(self) -> None:
        if self._face is not None:
            self._draft.flush()
            self.two_chairs_requested.emit(self._face.name, self._face.text)
