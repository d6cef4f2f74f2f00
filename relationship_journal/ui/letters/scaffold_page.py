"""Questions one after another; the answers, as they are, become the paragraphs of a letter."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.letters import Scaffold, paragraphs
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.writing_field import WritingField


class ScaffoldPage(Card):
    """One question at a time. What is answered is in the letter at once, so nothing can be lost here."""

    text_changed = Signal(str)
    """The letter as the answers so far make it."""
    finished = Signal()
    """The user goes on in the letter itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._prompts: tuple[str, ...] = ()
        self.answers: list[str] = []
        self.at = 0
        self._where = label("", "hint")
        self._saved = SavedHint()
        self.question = label("", "question", wrap=True)
        self.answer = WritingField(tr("In your own words"), 5)
        self.back = Button(tr("Back"), "quiet")
        self.to_letter = Button(tr("Go to the letter"), "quiet")
        self.next = Button(tr("Next"), "primary")
        self._build()

    def _build(self) -> None:
        self.header.addWidget(self._where)
        self.header.addWidget(self._saved)
        scroll = Scroll(self, margins=(0, 0, 0, 0))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(36, 28, 36, 28)
        scroll.page.setSpacing(16)
        scroll.page.addWidget(self.question)
        scroll.page.addWidget(self.answer)
        self.body.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.to_letter)
        foot.addStretch(1)
        foot.addWidget(self.next)
        self.body.addLayout(foot)
        self.next.setToolTip(tr("Ctrl+Enter; a question may stay unanswered"))
        self.setFocusProxy(self.answer)
        self.answer.edited.connect(self._on_answer_edited)
        self.back.clicked.connect(lambda: self._go(self.at - 1))
        self.next.clicked.connect(self._on_next_clicked)
        self.to_letter.clicked.connect(self.finished)

    def begin(self, scaffold: Scaffold) -> None:
        """Ask the questions of `scaffold` from the first on."""
        self.set_title(scaffold.title)
        self._prompts = scaffold.prompts
        self.answers = [""] * len(scaffold.prompts)
        self._saved.clear()
        self._go(0)

    def say_saved(self, at: datetime) -> None:
        """The letter was saved; `at` is in the user's zone."""
        if self.isVisible():
            self._saved.saved(at)

    def clear(self) -> None:
        """Forget the answers; they are in the letter."""
        self.answers = [""] * len(self._prompts)
        self.answer.setPlainText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl_enter = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        if ctrl_enter:
            self._on_next_clicked()
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        last = len(self._prompts) - 1
        self.at = max(0, min(at, last))
        where = tr("Question {n} of {count}").format(n=self.at + 1, count=last + 1)
        self._where.setText(where)
        self.question.setText(self._prompts[self.at])
        self.answer.setAccessibleName(self._prompts[self.at])
        self.answer.setPlainText(self.answers[self.at])
        self.answer.set_cursor_at(len(self.answers[self.at]))
        self.back.setVisible(self.at > 0)
        self.to_letter.setVisible(self.at < last)
        self.next.set_text(tr("Put it together") if self.at == last else tr("Next"))
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, where)

    def _on_answer_edited(self) -> None:
        self.answers[self.at] = self.answer.toPlainText()
        self.text_changed.emit(paragraphs(self.answers))

    def _on_next_clicked(self) -> None:
        if self.at == len(self._prompts) - 1:
            self.finished.emit()
        else:
            self._go(self.at + 1)
