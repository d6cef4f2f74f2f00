"""What became of a card, to read again and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.ui.cards.words import tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField


class TalkPage(Sheet):
    """One talk on one card. It saves itself."""

    def __init__(
        self, context: Context, talk: CardTalk, word: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("A card you talked about"), short_day(talk.day), parent)
        self.draft: Draft[CardTalk] = Draft(
            context,
            "card_talk",
            lambda: talk,
            lambda changed: context.journal.cards.save_talk(changed),
            lambda changed: changed.text,
            self,
        )
        self.draft.take(talk)
        self.saved = SavedHint()
        self.delete = Button(tr("Delete"), "quiet", icon="trash")
        self.add_action(self.saved)
        self.add_action(self.delete)
        card = Card(tone="ember")
        card.body.addWidget(label(talk.text, "question", wrap=True))
        self.page.addWidget(card)
        self.note, self.theirs = WritingField("", 3), WritingField("", 3)
        two = talk.occasion is Occasion.TWO_CHAIRS
        answers = QHBoxLayout()
        answers.setSpacing(20)
        for field, heading, shown in (
            (self.note, tr("Your answer") if two else tr("How it went"), True),
            (self.theirs, tr("Your partner’s answer"), two),
        ):
            if shown:
                answers.addWidget(_with_heading(field, heading), 1)
        self.page.addLayout(answers)
        self.page.addStretch(1)
        self._fill(word)
        self._connect()

    def flush(self) -> None:
        """Save now."""
        self.draft.flush()

    def _fill(self, word: str) -> None:
        talk = self.draft.record
        assert talk is not None
        self.note.setPlainText(talk.note)
        self.theirs.setPlainText(talk.theirs)
        plain = word.casefold()
        field = self.theirs if plain and plain in talk.theirs.casefold() else self.note
        field.set_cursor_at(max(0, field.toPlainText().casefold().find(plain)) if plain else len(talk.note))
        self.setFocusProxy(field)

    def _connect(self) -> None:
        self.note.edited.connect(lambda: self.draft.change(note=self.note.toPlainText()))
        self.theirs.edited.connect(lambda: self.draft.change(theirs=self.theirs.toPlainText()))
        for field in (self.note, self.theirs):
            field.left.connect(self.draft.flush)
        self.draft.saved.connect(self._on_draft_saved)
        self.delete.clicked.connect(self._on_delete_clicked)

    def _on_draft_saved(self) -> None:
        self.saved.saved(self.context.clock.now().astimezone(self.context.clock.zone()))

    def _on_delete_clicked(self) -> None:
        self.draft.delete()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_requested.emit()


def _with_heading(field: WritingField, heading: str) -> Card:
    card = Card(heading)
    field.setAccessibleName(heading)
    card.body.addWidget(field)
    card.body.addStretch(1)
    return card
