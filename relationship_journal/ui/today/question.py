"""A question for tonight: one card a day, to talk about or to answer for oneself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.cards import CardTalk, Occasion, own_name
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.today.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint

if TYPE_CHECKING:
    from relationship_journal.content.library import Library
    from relationship_journal.journal.journal import Journal


@dataclass(frozen=True)
class Asked:
    """The questions of a day, the day's own first, each a card's name and text; and the answer, if any."""

    day: date
    questions: Sequence[tuple[str, str]]
    answer: CardTalk | None


class QuestionCard(Card):
    """Asks on today's page; an earlier day shows its question if it was answered."""

    talk_requested = Signal(str)
    """A talk about this question shall be planned."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tone="ember", parent=parent)
        self._context = context
        self._asked = Asked(context.today(), (), None)
        self._turn = 0
        self._cursor: int | None = None
        self._eyebrow = label("", "eyebrow", tone="ember")
        self.saved = SavedHint()
        self.question = label("", "question", wrap=True)
        self.plan = Button(tr("Plan this talk"))
        self.another = Button(tr("Another one"), "quiet")
        self.answer = Button(tr("Answer here"), "quiet")
        self.line = Line(tr("What you would say…"))
        self.draft: Draft[CardTalk] = Draft(
            context,
            "card_talk",
            self._fresh,
            lambda talk: context.journal.cards.save_talk(talk),
            lambda talk: talk.note,
            self,
        )
        self._build()
        self._connect()
        self.hide()

    def ask(self, day: date, today: date) -> None:
        """Ask which question it is. Read on the worker: our decks are files."""
        self._eyebrow.setText(
            tr("A question for tonight") if day == today else tr("The question of that day")
        )
        self._context.tasks.run(
            read_questions, self._context.journal, self._context.library, day, today,
            done=self._show, latest="today.question", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Save the answer now."""
        self.draft.flush()

    def put_cursor(self, position: int) -> None:
        """Go on writing at this place, once the question is there."""
        self._cursor = position
        if self.isVisible():
            self._place_cursor()

    def _place_cursor(self) -> None:
        position, self._cursor = self._cursor, None
        if position is not None:
            self._on_answer_clicked()
            self.line.set_cursor_at(position)

    def _build(self) -> None:
        self.body.setSpacing(8)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._eyebrow, 1)
        head.addWidget(self.saved)
        row.setSpacing(4)
        for button in (self.plan, self.another, self.answer):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.question)
        self.body.addWidget(self.line)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.line.hide()

    def _connect(self) -> None:
        self.plan.clicked.connect(lambda: self.talk_requested.emit(self.question.text()))
        self.another.clicked.connect(self._on_another_clicked)
        self.answer.clicked.connect(self._on_answer_clicked)
        self.line.edited.connect(lambda: self.draft.change(note=self.line.toPlainText()))
        self.line.left.connect(self.draft.flush)
        self.line.entered.connect(self.draft.flush)
        self.draft.saved.connect(self._on_draft_saved)
        self.draft.deleted.connect(self._show_question)

    def _show(self, asked: Asked) -> None:
        if asked.day != self._asked.day:
            self.draft.let_go()
            self._turn = 0
            self.line.hide()
            self.saved.clear()
        self._asked = asked
        if asked.answer is not None:
            self.draft.take(asked.answer)
        elif self.draft.is_stored and not self.draft.is_unsaved:
            self.draft.let_go()
        self._show_question()
        self.setVisible(bool(self.question.text()))
        self._place_cursor()

    def _show_question(self) -> None:
        record, questions = self.draft.record, self._asked.questions
        text = questions[self._turn % len(questions)][1] if questions else ""
        self.question.setText(record.text if record else text)
        if not (self.line.hasFocus() and self.draft.is_unsaved):
            fill(self.line, record.note if record else "")
        answered = record is not None and bool(record.note.strip())
        self.line.setVisible(answered or self.line.hasFocus())
        self.another.setVisible(not answered and len(questions) > 1)
        self.answer.setVisible(self.line.isHidden())

    def _fresh(self) -> CardTalk:
        name, text = self._asked.questions[self._turn % len(self._asked.questions)]
        return self._context.journal.cards.new_talk(name, text, self._asked.day, Occasion.DAY)

    def _on_another_clicked(self) -> None:
        self.draft.let_go()
        self._turn += 1
        self._show_question()

    def _on_answer_clicked(self) -> None:
        self.line.show()
        self.answer.hide()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_saved(self) -> None:
        self.saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self.another.hide()


def read_questions(journal: Journal, library: Library, day: date, today: date) -> Asked:
    """The questions of a day, the user's own cards in those decks among them; for the worker."""
    from relationship_journal.content.decks import questions

    answer = next(iter(journal.cards.answers(day)), None)
    if day != today:
        return Asked(day, (), answer)
    ours = questions(library.decks)
    decks = {card.deck for card in ours}
    texts = {card.id: card.text for card in ours}
    texts |= {own_name(card.id): card.text for card in journal.cards.shelf().own if card.deck in decks}
    return Asked(day, [(name, texts[name]) for name in journal.cards.questions(list(texts), day)], answer)
