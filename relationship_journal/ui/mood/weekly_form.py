"""The six questions being answered: a scale of eleven steps each, any of them left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.weekly import HIGHEST, Question, WeeklyCheck
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.mood.weekly_words import question_words
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons


class WeeklyForm(QWidget):
    """Edits one week's answers; every tap is kept at once. A question is built at each turn of the loop."""

    saved = Signal()

    def __init__(self, context: Context, week: WeeklyCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft[WeeklyCheck] = Draft(
            context,
            "weekly_check",
            lambda: week,
            context.journal.weekly.save,
            lambda _: tr("the answers of a week"),
            self,
        )
        self.draft.saved.connect(self.saved)
        self.draft.take(week)
        self.scales: dict[Question, ScaleButtons] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        hint = tr("Our own questions, not a validated test. 0 is not at all, 10 very much; leave out any.")
        self._layout.addWidget(label(hint, "hint", wrap=True))
        self._waiting = list(question_words().items())
        self._build_one()

    def take(self, week: WeeklyCheck) -> None:
        """Show what the journal holds, unless the user is ahead of it."""
        if self.draft.take(week):
            for question, scale in self.scales.items():
                scale.set_value(week.answers.get(question))

    def flush(self) -> None:
        """Hand over what is waiting."""
        self.draft.flush()

    def _build_one(self) -> None:
        question, words = self._waiting.pop(0)
        scale = ScaleButtons([""] * (HIGHEST + 1), first=0, optional=True)
        scale.setAccessibleName(words)
        for button in scale.buttons:
            button.setAccessibleName(f"{words} {button.value}")
        scale.chosen.connect(partial(self._on_scale_chosen, question))
        self.scales[question] = scale
        self._layout.addSpacing(8)
        self._layout.addWidget(label(words, wrap=True))
        self._layout.addWidget(scale)
        if self.draft.record is not None:
            scale.set_value(self.draft.record.answers.get(question))
        if len(self.scales) == 1:
            self.setFocusProxy(scale.buttons[0])
            scale.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._waiting:
            QTimer.singleShot(0, self, self._build_one)

    def _on_scale_chosen(self, question: Question, value: int | None) -> None:
        answers = dict(self.draft.record.answers) if self.draft.record is not None else {}
        if value is None:
            answers.pop(question, None)
        else:
            answers[question] = value
        self.draft.keep(answers=answers)
