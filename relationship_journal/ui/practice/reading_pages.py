"""Pages to read: why a program is as it is, and what was answered in a run."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.content.evidence import Evidence
from relationship_journal.domain.programs import Course, Program, RunState
from relationship_journal.ui.practice.answer_views import answers_card
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.practice.writing_views import narrow
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import Scroll


class _Page(QWidget):
    """A page with a header and a way back; Esc takes it, too."""

    closed = Signal()

    def __init__(self, title: str, subtitle: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.header = PageHeader(title, subtitle)
        self.back = Button(tr("Back"))
        self.back.clicked.connect(self.closed)
        self.header.actions.addWidget(self.back)
        self.setFocusProxy(self.back)
        self.sheet = Scroll(self)
        self.sheet.page.addWidget(self.header)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class WhyPage(_Page):
    """The findings behind a program: what was found, by whom, and what it does not show."""

    def __init__(
        self, program: Program, evidence: Mapping[str, Evidence], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Why this"), program.name, parent)
        for note in (evidence[name] for name in program.why if name in evidence):
            card = Card(note.title)
            for words in (label(note.found, "serif", wrap=True), label(note.limits, wrap=True)):
                card.body.addLayout(narrow(words))
            card.body.addWidget(label(note.study, "hint", wrap=True))
            self.sheet.page.addWidget(card)
        self.sheet.page.addWidget(
            label(tr("Studies speak of many people, not of you two. Keep what does you good."), "hint")
        )


class LookBackPage(_Page):
    """All that was answered in a run, sitting by sitting."""

    export_requested = Signal(object)
    """The user wants the run (Course) as a PDF."""
    again_requested = Signal(object)
    """The user wants to do the Program again."""
    delete_requested = Signal(object)
    """The user wants to throw all of it (Course) away."""

    def __init__(self, program: Program, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(program.name, _when(course), parent)
        self.course = course
        self.pdf = Button(tr("Save as PDF"), icon="export")
        self.pdf.clicked.connect(lambda: self.export_requested.emit(course))
        self.delete = Button(tr("Delete all of it"), "icon", icon="trash")
        self.delete.clicked.connect(lambda: self.delete_requested.emit(course))
        self.header.actions.insertWidget(0, self.delete)
        self.header.actions.insertWidget(1, self.pdf)
        if course.run.state is RunState.FINISHED:
            self.again = Button(tr("Do it again"))
            self.again.clicked.connect(lambda: self.again_requested.emit(program))
            self.header.actions.insertWidget(2, self.again)
        self._cards: dict[UUID, Card] = {}
        known = {answer.key: answer for answer in course.answers if answer.text.strip()}
        for session in program.sessions:
            answers = [known.pop(step.key) for step in session.steps if step.key in known]
            self._add(
                session.title, [answer.id for answer in answers], answers_card(answers) if answers else None
            )
        left = list(known.values())  # of steps the program no longer has
        self._add(tr("Earlier"), [answer.id for answer in left], answers_card(left) if left else None)
        self.pdf.setEnabled(bool(self._cards))
        if not self._cards:
            self.sheet.page.addWidget(label(tr("Nothing was written down here."), "hint"))

    def show_answer(self, id: UUID) -> None:
        """Bring an answer into view."""
        if id in self._cards:
            self.sheet.ensureWidgetVisible(self._cards[id])

    def _add(self, title: str, ids: list[UUID], card: Card | None) -> None:
        if card is not None:
            card.set_title(title)
            self._cards |= dict.fromkeys(ids, card)
            self.sheet.page.addWidget(card)


def _when(course: Course) -> str:
    run = course.run
    begun = tr("begun {day}").format(day=short_day(run.day))
    if run.finished_on is None:
        return begun
    return tr("{begun}, finished {day}").format(begun=begun, day=short_day(run.finished_on))
