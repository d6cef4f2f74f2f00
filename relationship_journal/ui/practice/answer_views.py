"""The steps one answers without much writing: a number, a choice, a day, an act, a look back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from relationship_journal.domain.programs import Answer
from relationship_journal.ui.practice.words import done_words, tr
from relationship_journal.ui.practice.writing_views import StepView, narrow
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons

SOONEST = timedelta(weeks=3)
"""The day suggested when one is asked for."""


class RateView(StepView):
    """A scale with a word at either end."""

    def build(self) -> None:
        card = self._card()
        low, high = self.step.lowest, self.step.highest
        self.scale = ScaleButtons([""] * (high - low + 1), first=low, optional=True)
        for button, word in zip(
            (self.scale.buttons[0], self.scale.buttons[-1]), self.step.labels, strict=False
        ):
            button.setAccessibleName(f"{button.value}, {word}")
        self.scale.chosen.connect(lambda _: self.settled.emit())
        ends = QHBoxLayout()
        for number, word in enumerate(self.step.labels):
            if number:
                ends.addStretch(1)
            ends.addWidget(label(word, "hint"))
        card.body.addWidget(self.scale)
        card.body.addLayout(ends)

    def show_answer(self, answer: Answer | None) -> None:
        value = answer.values[0] if answer and answer.values else None
        self.scale.set_value(value if isinstance(value, int) else None)

    def values(self) -> list[object]:
        return [] if self.scale.value is None else [self.scale.value]

    def focus(self) -> None:
        chosen = next((b for b in self.scale.buttons if b.value == self.scale.value), self.scale.buttons[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


class ChooseView(StepView):
    """One of a few answers, or several."""

    def build(self) -> None:
        card = self._card()
        if self.step.several:
            card.body.addWidget(label(tr("As many as fit."), "hint"))
        holder = QWidget()
        flow = FlowLayout(holder)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self.step.several)
        self.chips = [Chip(option, "sage") for option in self.step.options]
        for chip in self.chips:
            chip.clicked.connect(self.settled)
            self._group.addButton(chip)
            flow.addWidget(chip)
        card.body.addWidget(holder)

    def show_answer(self, answer: Answer | None) -> None:
        chosen = {str(value) for value in answer.values} if answer else set()
        self._group.setExclusive(False)
        for option, chip in zip(self.step.options, self.chips, strict=True):
            chip.setChecked(option in chosen)
        self._group.setExclusive(not self.step.several)

    def values(self) -> list[object]:
        pairs = zip(self.step.options, self.chips, strict=True)
        return [option for option, chip in pairs if chip.isChecked()]

    def focus(self) -> None:
        next((c for c in self.chips if c.isChecked()), self.chips[0]).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


class DateView(StepView):
    """A day."""

    def build(self) -> None:
        card = self._card()
        self._chosen = False
        self.field = date_field(self.context.today() + SOONEST, self.step.text)
        self.field.dateChanged.connect(self._on_date_changed)
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addStretch(1)
        card.body.addLayout(row)
        if self.step.optional:
            self.none = Chip(tr("Leave it open"), "sage")
            self.none.setChecked(True)
            self.none.clicked.connect(self._on_none_clicked)
            row.insertWidget(1, self.none)

    def show_answer(self, answer: Answer | None) -> None:
        self._chosen = bool(answer and answer.values)
        if answer and answer.values:
            day = date.fromisoformat(str(answer.values[0]))
            self.field.blockSignals(True)
            self.field.setDate(QDate(day.year, day.month, day.day))
            self.field.blockSignals(False)
        self._say_open()

    def values(self) -> list[object]:
        if self.step.optional and not self._chosen:
            return []
        return [day_in(self.field).isoformat()]

    def focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_date_changed(self, _: QDate) -> None:
        self._chosen = True
        self._say_open()
        self.settled.emit()

    def _on_none_clicked(self, checked: bool) -> None:
        self._chosen = not checked
        self.settled.emit()

    def _say_open(self) -> None:
        if self.step.optional:
            self.none.setChecked(not self._chosen)


class ActView(StepView):
    """A small act: done today, or another day."""

    act_done = Signal(bool)
    """Whether the act counts as done."""
    put_off = Signal()

    def build(self) -> None:
        card = self._card()
        self.done = Chip(tr("Done today"), "sage")
        self.later = Button(tr("Another day"), "quiet")
        self.day = label("", "hint")
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.done, self.later, self.day):
            row.addWidget(widget)
        row.addStretch(1)
        card.body.addLayout(row)
        self.done.clicked.connect(self.act_done)
        self.later.clicked.connect(self.put_off)

    def show_answer(self, answer: Answer | None) -> None:
        done = bool(answer and answer.done)
        self.done.setChecked(done)
        self.done.setText(tr("Done") if done else tr("Done today"))
        self.done.setAccessibleName(self.done.text())
        self.day.setText(done_words(answer.day, self.context.today()) if answer and done else "")
        self.later.setVisible(not done)

    def focus(self) -> None:
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)


class ReviewView(StepView):
    """Earlier answers, to read."""

    def build(self) -> None:
        self.column.addWidget(label(self.step.text, "question", wrap=True))
        answers = [
            answer for key in self.step.review if (answer := self.earlier(key)) and answer.text.strip()
        ]
        self.column.addWidget(answers_card(answers))


def answers_card(answers: Sequence[Answer]) -> Card:
    """Answers to read: what was asked, what was said, and when."""
    card = Card()
    card.body.setSpacing(4)
    if not answers:
        card.body.addWidget(label(tr("Nothing was written down here."), "hint"))
    for number, answer in enumerate(answers):
        if number:
            card.body.addSpacing(12)
        card.body.addWidget(label(answer.prompt, "eyebrow", wrap=True))
        said = label(answer.text.strip(), "serif", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addLayout(narrow(said))
        if number + 1 == len(answers) or answers[number + 1].day != answer.day:
            card.body.addWidget(label(short_day(answer.day), "hint"))
    return card
