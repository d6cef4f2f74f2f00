"""The answers of one run while it is worked on: the newest state here, the journal a moment behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from relationship_journal.domain.programs import Answer, Course, Program, Run, Step, in_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.practice.words import tr

KIND = "answer"


class RunDrafts(QObject):
    """A draft a step, made when it is first needed. Saved as every other text is."""

    saved = Signal()

    def __init__(
        self, context: Context, program: Program, course: Course, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._program = program
        self.run: Run = course.run
        self._drafts: dict[str, Draft[Answer]] = {}
        for answer in course.answers:
            step = next((step for step in program.steps if step.key == answer.key), None)
            if step is not None:
                self._draft(step).take(answer)

    @property
    def course(self) -> Course:
        """The run with the answers as they are on the screen."""
        return Course(self.run, tuple(draft.record for draft in self._drafts.values() if draft.record))

    def answer(self, key: str) -> Answer | None:
        """What is answered to a step, drafts included."""
        draft = self._drafts.get(key)
        return draft.record if draft is not None else None

    def is_stored(self, key: str) -> bool:
        """Whether the journal knows an answer to it."""
        return key in self._drafts and self._drafts[key].is_stored

    def write(self, step: Step, values: Sequence[object], *, at_once: bool = False) -> None:
        """Take over what is answered now; erased words are no answer any more."""
        text = in_words(step, values)
        before = self.answer(step.key)
        if before is None and not text.strip():
            return
        done = before is not None and before.done and bool(text.strip())
        draft = self._draft(step)
        (draft.keep if at_once else draft.change)(values=list(values), text=text, done=done)

    def mark_done(self, step: Step) -> None:
        """The step is done today; one that was done before keeps its day."""
        before = self.answer(step.key)
        if before is None or not before.done:
            self._draft(step).keep(done=True, prompt=step.text, day=self._context.today())

    def take_back(self, step: Step) -> None:
        """The step is not done after all; what was written stays."""
        draft = self._drafts.pop(step.key, None)
        if draft is None or draft.record is None:
            return
        draft.flush()
        undone = replace(draft.record, done=False)
        self._context.tasks.run(self._context.journal.practice.save_answer, undone)
        draft.deleteLater()
        if undone.text.strip():
            self._draft(step).take(undone)

    def take(self, course: Course) -> None:
        """Adopt what the journal holds, wherever nothing newer is here."""
        self.run = course.run
        known = {answer.key: answer for answer in course.answers}
        for step in self._program.steps:
            if step.key in known:
                self._draft(step).take(known[step.key])
            elif self.is_stored(step.key) and not self._drafts[step.key].is_unsaved:
                self._drafts.pop(step.key).deleteLater()  # it was deleted elsewhere

    def flush(self) -> None:
        """Save what is waiting."""
        for draft in list(self._drafts.values()):
            draft.flush()

    def _draft(self, step: Step) -> Draft[Answer]:
        if step.key not in self._drafts:
            practice, context = self._context.journal.practice, self._context
            draft: Draft[Answer] = Draft(
                context,
                KIND,
                lambda: practice.new_answer(self.run, step, context.today()),
                practice.save_answer,
                lambda answer: answer.text or (tr("Done") if answer.done else ""),
                self,
            )
            draft.saved.connect(self.saved)
            self._drafts[step.key] = draft
        return self._drafts[step.key]
