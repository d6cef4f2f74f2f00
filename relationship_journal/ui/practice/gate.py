"""Before some programs: five plain questions, and a calm page where an exercise would be the wrong thing.

What is answered is kept nowhere: not in the journal, not in a setting, a log or a place to come back to, and
no longer in the widgets than the page is open. The buttons are the only memory there is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.dialogs.support import support_cards
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.practice.writing_views import narrow
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import Scroll


def questions() -> tuple[str, ...]:
    """What is asked."""
    return (
        tr("Are you ever afraid of them?"),
        tr("Have they hurt you, or threatened to, or broken things in anger?"),
        tr("Do they decide about your money, whom you meet, or your phone?"),
        tr("Do they push you into sex, or into more of it than you want?"),
        tr("Do they watch where you go, what you read, or whom you write to?"),
    )


class Question(QWidget):
    """One question with a yes and a no."""

    answered = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.yes, self.no = Chip(tr("Yes"), "sage"), Chip(tr("No"), "sage")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(text, wrap=True), 1)
        for chip in (self.yes, self.no):
            chip.setAccessibleName(f"{text} {chip.text()}")
            chip.clicked.connect(self.answered)
            self._group.addButton(chip)
            row.addWidget(chip)

    @property
    def is_answered(self) -> bool:
        """Whether one of the two is chosen."""
        return self._group.checkedButton() is not None

    def clear(self) -> None:
        """Choose neither."""
        self._group.setExclusive(False)
        for chip in (self.yes, self.no):
            chip.setChecked(False)
        self._group.setExclusive(True)


class _CarePage(QWidget):
    """A page with a way out of the window at hand. Esc closes it."""

    closed = Signal()
    leave_requested = Signal()

    def __init__(self, title: str, subtitle: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        header = PageHeader(title, subtitle)
        self.leave = Button(tr("Leave quickly"), "quiet")
        self.leave.clicked.connect(self.leave_requested)
        header.actions.addWidget(self.leave)
        self.sheet = Scroll(self)
        self.sheet.page.addWidget(header)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Gate(_CarePage):
    """Asks the five questions; says only whether to go on."""

    passed = Signal()
    """None of them was answered with yes."""
    stopped = Signal()
    """At least one was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Before you begin"),
            tr("Five plain questions. Your answers are kept nowhere and change nothing else here."),
            parent,
        )
        self.questions = [Question(text) for text in questions()]
        self.go_on = Button(tr("Go on"), "primary")
        self.cancel = Button(tr("Not now"), "quiet")
        card = Card()
        for number, question in enumerate(self.questions):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(question)
            question.answered.connect(self._on_question_answered)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.go_on)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.sheet.page.addLayout(narrow(card))
        self.sheet.page.addLayout(row)
        self.go_on.setEnabled(False)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.cancel.clicked.connect(self.closed)
        self.setFocusProxy(self.questions[0].yes)

    def clear(self) -> None:
        """Forget every answer: called before the page goes, whichever way it goes."""
        for question in self.questions:
            question.clear()
        self.go_on.setEnabled(False)

    def _on_question_answered(self) -> None:
        self.go_on.setEnabled(all(question.is_answered for question in self.questions))

    def _on_go_on_clicked(self) -> None:
        wish = self.stopped if any(question.yes.isChecked() for question in self.questions) else self.passed
        self.clear()
        wish.emit()


class SupportPage(_CarePage):
    """In place of an exercise: why not, and where people are who know about this."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("These exercises are not made for this"), "", parent)
        for text in (
            tr(
                "They ask you to look at your own part, to come closer, or to let something go. Where one is "
                "afraid, hurt, pushed, watched or controlled, that can do harm. None of it is yours to "
                "repair by writing, and none of it is your fault."
            ),
            tr(
                "What you do now, and when, is for you to decide. It can do good to talk it through with "
                "somebody who knows about such situations. They listen in confidence and go at your pace."
            ),
            tr(
                "What you answered is already gone. The rest of the journal stays as it was, and is yours to "
                "use in your own way."
            ),
        ):
            self.sheet.page.addLayout(narrow(label(text, "serif", wrap=True)))
        for card in support_cards():
            self.sheet.page.addWidget(card)
        self.back = Button(tr("Back to Practice"))
        self.back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.sheet.page.addLayout(row)
        self.setFocusProxy(self.leave)
