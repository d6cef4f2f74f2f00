"""On days with …: closeness on days with a tag, a ritual done or a moment, beside the other days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from relationship_journal.domain.comparison import Comparison, Sides, Subject, compare
from relationship_journal.domain.days import Span
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.interval_drawing import IntervalDrawing
from relationship_journal.ui.mood.words import (
    days_words,
    difference_in_words,
    subject_words,
    too_few_words,
    tr,
)
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class SubjectField(QComboBox):
    """Chooses what days are told apart by. Scrolling the page over it does not change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComparisonCard(Card):
    """One subject at a time, so that nobody fishes for the one that stands out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("On days with …"), parent=parent)
        self._context = context
        self._span = Span(context.today(), context.today())
        self._subjects: Sequence[Subject] = ()
        self._wanted = ""
        self.field = SubjectField()
        self.field.setAccessibleName(tr("On days with"))
        self.field.setMinimumWidth(160)
        self.words = label("", wrap=True)
        self.drawing = IntervalDrawing()
        self.days = label("", "hint", wrap=True)
        self.caveat = label(tr("A link, not a cause."), "hint")
        for widget in (self.field, self.words, self.drawing, self.days, self.caveat):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._show_parts(compared=False)
        self.field.activated.connect(self._on_field_activated)

    @property
    def chosen(self) -> str:
        """The subject chosen, by an id that does not tell its name; "" for none."""
        index = self.field.currentIndex()
        return str(self._subjects[index].id) if 0 <= index < len(self._subjects) else self._wanted

    def choose(self, id: str) -> None:
        """Choose the subject with this id, when it is known."""
        self._wanted = id
        self._select()

    def show_range(self, span: Span) -> None:
        """Look at the days of `span`."""
        self._span = span
        self.refresh()

    def refresh(self) -> None:
        """Ask the journal what there is to compare."""
        self._context.tasks.run(
            self._context.journal.comparisons.subjects,
            done=self._on_subjects_came, latest="mood.subjects", owner=self,
        )  # fmt: skip

    def _on_subjects_came(self, subjects: Sequence[Subject]) -> None:
        if list(subjects) != list(self._subjects):
            self._wanted = self.chosen
            self._subjects = subjects
            self.field.clear()
            self.field.addItems([subject_words(subject) for subject in subjects])
            self._select()
        self.field.setVisible(bool(subjects))
        if subjects:
            self._ask()
        else:
            self.words.setText(tr("Tags on your check-ins, rituals and moments can be compared here."))
            self._show_parts(compared=False)

    def _select(self) -> None:
        ids = [str(subject.id) for subject in self._subjects]
        if self._wanted in ids:
            self.field.setCurrentIndex(ids.index(self._wanted))

    def _on_field_activated(self, _: int) -> None:
        self._wanted = self.chosen
        self._ask()

    def _ask(self) -> None:
        subject = self._subjects[max(0, self.field.currentIndex())]
        self._context.tasks.run(
            self._context.journal.comparisons.sides, subject, self._span,
            done=partial(self._on_sides_came, subject), latest="mood.sides", owner=self,
        )  # fmt: skip

    def _on_sides_came(self, subject: Subject, sides: Sides) -> None:
        self._context.tasks.compute(
            _compared, subject, sides,
            done=partial(self._on_compared, sides.counts()), latest="mood.comparison", owner=self,
        )  # fmt: skip

    def _on_compared(self, counts: tuple[int, int], found: Comparison | None) -> None:
        self._show_parts(compared=found is not None)
        if found is None:
            self.words.setText(too_few_words(*counts))
            return
        self.words.setText(difference_in_words(found))
        self.drawing.show_comparison(found)
        beside = tr("{having} with, {lacking} without.")
        self.days.setText(
            beside.format(having=days_words(found.days_with), lacking=days_words(found.days_without))
        )

    def _show_parts(self, *, compared: bool) -> None:
        for widget in (self.drawing, self.days, self.caveat):
            widget.setVisible(compared)


def _compared(subject: Subject, sides: Sides) -> Comparison | None:
    """Alike every time: the draws are seeded by the subject."""
    return compare(sides.closeness, sides.days_with, subject.chance())
