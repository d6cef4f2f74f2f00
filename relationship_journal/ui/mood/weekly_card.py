"""Six questions about the week: offered quietly around Sunday, and the weeks before as small lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.weekly import WeeklyCheck, changes, is_offered, week_asked
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.weekly_form import WeeklyForm
from relationship_journal.ui.mood.weekly_lines import WeeklyLines
from relationship_journal.ui.mood.weekly_words import change_in_words, week_words
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint

SPANS = (12, 52)
"""How many weeks the lines may show."""


class WeeklyCard(Card):
    """The line that offers them, the form once it is asked for, what changed, and the lines."""

    answered = Signal(object)
    """The week in question as it is answered (WeeklyCheck), or None while it is not, or not finished."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Six questions about the week"), parent=parent)
        self._context = context
        self._weeks: Sequence[WeeklyCheck] = ()
        self.count = SPANS[0]
        self.form: WeeklyForm | None = None
        self.offer = label("", wrap=True)
        self.begin = Button(tr("Answer"))
        self._saved = SavedHint()
        self._place_of_form = QVBoxLayout()
        self._changes = QVBoxLayout()
        self._changes.setSpacing(4)
        self.lines: WeeklyLines | None = None
        self._chips: dict[int, Chip] = {}
        self._build()

    def _build(self) -> None:
        group = QButtonGroup(self)
        self.header.addWidget(self._saved)
        for weeks in SPANS:
            chip = Chip(counted("Mood", "1 week", "{n} weeks", weeks))
            chip.setChecked(weeks == self.count)
            chip.clicked.connect(partial(self._on_span_clicked, weeks))
            chip.hide()
            group.addButton(chip)
            self.header.addWidget(chip)
            self._chips[weeks] = chip
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.offer, 1)
        row.addWidget(self.begin)
        self.body.addLayout(row)
        self.body.addLayout(self._place_of_form)
        self.body.addLayout(self._changes)
        self.begin.clicked.connect(self._on_begin_clicked)

    @property
    def is_open(self) -> bool:
        """Whether the questions are being answered."""
        return self.form is not None

    def refresh(self) -> None:
        """Ask the journal for every week."""
        self._context.tasks.run(
            self._context.journal.weekly.weeks,
            done=self._on_weeks_came, latest="mood.weekly", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over what is waiting."""
        if self.form is not None:
            self.form.flush()

    def show_count(self, weeks: int) -> None:
        """Show so many weeks."""
        if weeks in self._chips:
            self._chips[weeks].setChecked(True)
            self._on_span_clicked(weeks)

    def open(self) -> None:
        """Begin to answer, or go on."""
        if self.form is None:
            self.form = WeeklyForm(self._context, self._week(), self)
            self.form.saved.connect(self._on_form_saved)
            self._place_of_form.addWidget(self.form)
            self._say_offer()

    def _week(self) -> WeeklyCheck:
        """The week in question, as it is stored or fresh."""
        monday = week_asked(self._context.today())
        return next(
            (week for week in self._weeks if week.day == monday), self._context.journal.weekly.new(monday)
        )

    def _on_weeks_came(self, weeks: Sequence[WeeklyCheck]) -> None:
        self._weeks = weeks
        week = self._week()
        if self.form is not None:
            self.form.take(week)
        for chip in self._chips.values():
            chip.setVisible(bool(weeks))
        if weeks and self.lines is None:
            self.lines = WeeklyLines()
            self.body.addWidget(self.lines.figures)
        self._say_offer()
        self._show_lines()
        self._show_changes(week)
        self.answered.emit(week if week.answers and self.form is None else None)

    def _say_offer(self) -> None:
        today = self._context.today()
        week, about = self._week(), week_words(week_asked(today), today)
        self.begin.set_text(tr("Done") if self.is_open else tr("Change") if week.answers else tr("Answer"))
        if week.answers:
            said = tr("You have looked back at {week}.").format(week=about)
        elif is_offered(today):
            said = tr("You can look back at {week}: six questions, about a minute.").format(week=about)
        else:
            said = tr("Six questions to look back at a week with, from Sunday on; or now, at {week}.")
            said = said.format(week=about)
        self.offer.setText(said)

    def _show_lines(self) -> None:
        if self.lines is not None:
            self.lines.show_weeks(self._weeks, week_asked(self._context.today()), self.count)

    def _show_changes(self, week: WeeklyCheck) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if week.answers:
            for change in changes(self._weeks):
                self._changes.addWidget(label(change_in_words(change), wrap=True))

    def _on_span_clicked(self, weeks: int, _checked: bool = True) -> None:
        self.count = weeks
        self._show_lines()

    def _on_begin_clicked(self) -> None:
        if self.form is None:
            self.open()
            return
        self.form.flush()
        self._place_of_form.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.begin.setFocus()
        self.refresh()

    def _on_form_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
