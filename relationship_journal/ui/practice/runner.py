"""Going through a program: one step on the page, what comes next below it, and nothing is ever lost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.programs import Course, Place, Program, Step, StepKind, place_in
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.answer_views import ActView
from relationship_journal.ui.practice.program_words import (
    end_words,
    is_answered,
    missing_words,
    rest_words,
    step_title,
    step_words,
)
from relationship_journal.ui.practice.run_drafts import KIND, RunDrafts
from relationship_journal.ui.practice.runner_ends import Ending, aside_card
from relationship_journal.ui.practice.segments import Segments
from relationship_journal.ui.practice.step_views import VIEWS
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.practice.writing_views import StepView
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll


class Runner(QWidget):
    """Shows one step at a time. Ctrl+Enter goes on, Alt+Up goes back, Esc leaves."""

    left = Signal()
    """The user leaves; everything is kept."""
    look_back_requested = Signal(object)
    """The user wants to read all of the run (id)."""
    agreement_requested = Signal(object)
    """The user wants to see the agreement it became."""
    history_requested = Signal(str, object)

    def __init__(
        self, context: Context, program: Program, course: Course, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.program = program
        self.drafts = RunDrafts(context, program, course, self)
        self._session, self._index = 0, 0
        self.view: StepView | None = None
        self.ending: Ending | None = None
        self.header = PageHeader(program.name)
        self.segments = Segments()
        self.leave = Button(tr("Leave, keep draft"), "quiet")
        self.back = Button(tr("Back"))
        self.next = Button("", "primary")
        self._history = Button(tr("Earlier versions"), "icon", icon="history")
        self._saved = SavedHint()
        self._hint = label("", "hint", wrap=True)
        self._aside: QWidget | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(self.program.name)
        for widget in (self._saved, self._history, self.leave):
            self.header.actions.addWidget(widget)
        self._body = QVBoxLayout()
        self._footer = QWidget()
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(self._hint, 1)
        row.addWidget(self.next)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._below = QVBoxLayout()
        self._scroll = Scroll(self)
        page = self._scroll.page
        page.addWidget(self.header)
        page.addWidget(self.segments)
        page.addLayout(self._body)
        page.addWidget(self._footer)
        page.addLayout(self._below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.leave.clicked.connect(self._on_leave_clicked)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._history.clicked.connect(self._on_history_clicked)
        self.drafts.saved.connect(self._on_drafts_saved)
        for keys, slot in (
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Alt+Up", self.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # where one is

    @property
    def step(self) -> Step:
        """The step on the page."""
        return self.program.sessions[self._session].steps[self._index]

    def open(self, key: str = "", word: str = "", place: dict[str, Any] | None = None) -> None:
        """Show the step `key`, or the first that is not done yet."""
        course = self.drafts.course
        if not self._find(key):
            found = place_in(self.program, course.run, course.answers) or self._last()
            self._session, self._index = found.session, found.step
        self._show_step()
        assert self.view is not None
        if place:
            self.view.restore_place(place)
        elif word:
            self.view.focus_at(word)
        else:
            self._focus_step()

    def place(self) -> dict[str, Any]:
        """The step and the cursor in it."""
        where = {"run": str(self.drafts.run.id), "key": self.step.key}
        return where | (self.view.place() if self.view is not None else {})

    def flush(self) -> None:
        """Hand over what was written."""
        self.drafts.flush()

    def take(self, course: Course) -> None:
        """Adopt what the journal holds now, unless the user is ahead of it."""
        self.drafts.take(course)
        if self.view is not None:
            self.view.show_answer(self.drafts.answer(self.step.key))

    def _find(self, key: str) -> bool:
        for number, session in enumerate(self.program.sessions):
            for index, step in enumerate(session.steps):
                if step.key == key:
                    self._session, self._index = number, index
                    return True
        return False

    def _last(self) -> Place:
        session = len(self.program.sessions) - 1
        return Place(session, len(self.program.sessions[session].steps) - 1, self._context.today())

    # what is shown

    def _show_step(self) -> None:
        self._clear()
        step, steps = self.step, self.program.sessions[self._session].steps
        words = step_words(self.program, self._session, self._index)
        self.header.set_subtitle(words)
        self.segments.show_step(self._index + 1, len(steps), words)
        self.view = VIEWS[step.kind](self._context, step, self.drafts.answer)
        self.view.show_answer(self.drafts.answer(step.key))
        self.view.edited.connect(self._on_view_edited)
        self.view.settled.connect(self._on_view_settled)
        if isinstance(self.view, ActView):
            self.view.act_done.connect(self._on_act_done)
            self.view.put_off.connect(self._on_leave_clicked)
        self._body.addWidget(self.view)
        self.view.show()  # now, not when the layout has its turn: only what is shown takes the cursor
        if step.aside:
            self._aside = aside_card(step.aside)
            self._below.addWidget(self._aside)
        self.back.setVisible(self._session > 0 or self._index > 0)
        self.next.set_text(self._next_words())
        self._hint.setText(tr("This one may stay empty.") if step.optional else "")
        self._say_stored()
        for widget in (self.segments, self._footer, self.leave):
            widget.show()
        self._scroll.verticalScrollBar().setValue(0)
        announce(self, words)

    def _focus_step(self) -> None:
        """Put the cursor where one answers; where there is only something to read, on the way on."""
        assert self.view is not None
        self.view.focus()
        if self.view.focusWidget() is None:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for widget in (self.view, self._aside, self.ending):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.view = self._aside = self.ending = None

    def _next_words(self) -> str:
        steps = self.program.sessions[self._session].steps
        if self._index + 1 < len(steps):
            return tr("Next: {title}").format(title=step_title(steps[self._index + 1]))
        last = self._session + 1 == len(self.program.sessions)
        return tr("Finish") if last else tr("Done for now")

    def _say_stored(self) -> None:
        written = self.step.kind is StepKind.WRITE and self.drafts.is_stored(self.step.key)
        self._history.setVisible(written and self.ending is None)

    # what the user does

    def go_on(self) -> None:
        """To the next step, once this one is answered."""
        if self.view is None or not self._footer.isEnabled():
            return
        step, values = self.step, self.view.values()
        if not is_answered(step, values, self.drafts.answer(step.key)):
            self._hint.setText(missing_words(step))
            announce(self, self._hint.text())
            self._focus_step()
            return
        if step.kind is not StepKind.ACT:
            self.drafts.write(step, values, at_once=True)
            self.drafts.mark_done(step)
        said = next((words for choice, words in step.ends if choice in values), "")
        if said:
            self._finish(said)
        elif self._index + 1 < len(self.program.sessions[self._session].steps):
            self._index += 1
            self._show_step()
            self._focus_step()
        else:
            self._end_session()

    def go_back(self) -> None:
        """To the step before, in the sitting before if need be."""
        if self.ending is None and self._index > 0:
            self._index -= 1
        elif self.ending is None and self._session > 0:
            self._session -= 1
            self._index = len(self.program.sessions[self._session].steps) - 1
        self.drafts.flush()
        self._show_step()
        self._focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave_clicked()
        else:
            super().keyPressEvent(event)

    def _on_view_edited(self) -> None:
        assert self.view is not None
        self.drafts.write(self.step, self.view.values())

    def _on_view_settled(self) -> None:
        assert self.view is not None
        self.drafts.write(self.step, self.view.values(), at_once=True)

    def _on_act_done(self, done: bool) -> None:
        if done:
            self.drafts.mark_done(self.step)
        else:
            self.drafts.take_back(self.step)
        assert self.view is not None
        self.view.show_answer(self.drafts.answer(self.step.key))
        if done:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_leave_clicked(self) -> None:
        self.drafts.flush()
        self.left.emit()

    def _on_history_clicked(self) -> None:
        self.drafts.flush()
        answer = self.drafts.answer(self.step.key)
        if answer is not None:
            self.history_requested.emit(KIND, answer.id)

    def _on_drafts_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._say_stored()

    # a sitting ends

    def _end_session(self) -> None:
        course = self.drafts.course
        place = place_in(self.program, course.run, course.answers)
        if place is None:
            self._finish("")
            return
        self._show_ending(rest_words(self.program, self._session, place, self._context.today()), on=place)

    def _finish(self, said: str) -> None:
        self.drafts.flush()
        self._footer.setEnabled(False)  # it ends once
        context, run = self._context, self.drafts.run
        context.tasks.run(
            context.journal.practice.finish, self.program, run.id, context.today(),
            done=lambda agreement: self._on_finished(said, agreement),
            failed=self._on_not_finished, owner=self,
        )  # fmt: skip

    def _on_not_finished(self, error: Exception) -> None:
        self._footer.setEnabled(True)
        self._context.saving.failed(error, self._context.journal)

    def _on_finished(self, said: str, agreement: Agreement | None) -> None:
        words = end_words(self.program, said, self._context.today())
        self._show_ending(words, agreement=agreement, over=True)

    def _show_ending(
        self, said: str, *, on: Place | None = None, agreement: Agreement | None = None, over: bool = False
    ) -> None:
        self._clear()
        self._footer.setEnabled(True)
        self._footer.hide()
        self.leave.hide()
        self._history.hide()
        title = self.program.sessions[self._session].title
        self.header.set_subtitle(tr("The end") if over else tr("{title} · done for now").format(title=title))
        self.segments.setVisible(not over)
        self.ending = Ending(said, agreement, goes_on=on is not None)
        self.ending.left.connect(self._on_leave_clicked)
        self.ending.back_requested.connect(self.go_back)
        self.ending.look_back_requested.connect(lambda: self.look_back_requested.emit(self.drafts.run.id))
        self.ending.agreement_requested.connect(lambda: self.agreement_requested.emit(agreement))
        self.ending.go_on_requested.connect(self.open)
        self._body.addWidget(self.ending)
        self.ending.show()
        self.ending.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, said)
