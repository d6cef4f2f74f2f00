"""Chooses when a ritual is due, and says it in words while it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.rituals import Rhythm, Schedule
from relationship_journal.domain.schedules import MOST_DAYS_APART, validate
from relationship_journal.ui.rituals.words import (
    next_words,
    ordinals,
    rhythm_words,
    schedule_words,
    short_weekdays,
    tr,
)
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.spin_fields import NumberField
from relationship_journal.ui.words import sentence_of, weekday_names


class ScheduleChooser(QWidget):
    """The five rhythms. A choice that cannot be kept is explained and changes nothing."""

    changed = Signal(object)
    """Another Schedule was chosen."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.since = today()
        self.schedule = Schedule()
        self.rhythms: dict[Rhythm, Chip] = {}
        self.weekdays = [Chip(name) for name in short_weekdays()]
        self.times = NumberField(tr("Times a week"), 1, 7, 3)
        self.every = NumberField(tr("Days from one to the next"), 2, MOST_DAYS_APART, 3)
        self.ordinal, self.weekday = QComboBox(), QComboBox()
        self.words = label("", "hint", wrap=True)
        self._details = QStackedWidget()
        self._filling = False
        self._build()

    def _build(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        group = QButtonGroup(self)
        for rhythm, words in rhythm_words().items():
            chip = Chip(words)
            chip.clicked.connect(partial(self._on_rhythm_clicked, rhythm))
            group.addButton(chip)
            flow.addWidget(chip)
            self.rhythms[rhythm] = chip
        for page in (QWidget(), self._weekday_row(), self._times_row(), self._every_row(), self._month_row()):
            self._details.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(chips)
        layout.addWidget(self._details)
        layout.addWidget(self.words)

    def _weekday_row(self) -> QWidget:
        for chip, name in zip(self.weekdays, weekday_names(), strict=True):
            chip.setAccessibleName(name)
            chip.clicked.connect(self._on_detail_changed)
        return _row(*self.weekdays)

    def _times_row(self) -> QWidget:
        self.times.valueChanged.connect(self._on_detail_changed)
        return _row(self.times, label(tr("times a week"), "hint"))

    def _every_row(self) -> QWidget:
        self.every.valueChanged.connect(self._on_detail_changed)
        return _row(label(tr("every"), "hint"), self.every, label(tr("days"), "hint"))

    def _month_row(self) -> QWidget:
        for ordinal, words in ordinals().items():
            self.ordinal.addItem(words, ordinal)
        for number, name in enumerate(weekday_names()):
            self.weekday.addItem(name, number)
        self.ordinal.setAccessibleName(tr("Which one of the month"))
        self.weekday.setAccessibleName(tr("Day of the week"))
        self.ordinal.currentIndexChanged.connect(self._on_detail_changed)
        self.weekday.currentIndexChanged.connect(self._on_detail_changed)
        return _row(self.ordinal, self.weekday, label(tr("of the month"), "hint"))

    def show_schedule(self, schedule: Schedule, since: date) -> None:
        """Show a schedule counted from `since`; says nothing about it."""
        self._filling = True
        self.schedule, self.since = schedule, since
        self.rhythms[schedule.rhythm].setChecked(True)
        self._details.setCurrentIndex(list(self.rhythms).index(schedule.rhythm))
        self._details.setVisible(schedule.rhythm is not Rhythm.DAILY)
        for number, chip in enumerate(self.weekdays):
            chip.setChecked(number in schedule.weekdays)
        if schedule.rhythm is Rhythm.TIMES_A_WEEK:
            self.times.setValue(schedule.times)
        if schedule.rhythm is Rhythm.EVERY_N_DAYS:
            self.every.setValue(schedule.every)
        self.ordinal.setCurrentIndex(self.ordinal.findData(schedule.ordinal))
        self.weekday.setCurrentIndex(schedule.weekday)
        self._filling = False
        self._say()

    def _chosen(self, rhythm: Rhythm) -> Schedule:
        """What the fields say now; a day of the week to begin with where none was chosen yet."""
        weekday = max(self.since, self._today()).weekday()
        weekdays = tuple(number for number, chip in enumerate(self.weekdays) if chip.isChecked())
        if rhythm is Rhythm.WEEKDAYS and self.schedule.rhythm is not rhythm and not weekdays:
            weekdays = (weekday,)
        if rhythm is Rhythm.MONTHLY and self.schedule.rhythm is not rhythm:
            return Schedule(rhythm, weekdays, ordinal=1, weekday=weekday)
        return Schedule(
            rhythm,
            weekdays,
            times=self.times.value() if rhythm is Rhythm.TIMES_A_WEEK else 1,
            every=self.every.value() if rhythm is Rhythm.EVERY_N_DAYS else 1,
            ordinal=int(self.ordinal.currentData()),
            weekday=self.weekday.currentIndex(),
        )

    def _take(self, schedule: Schedule) -> None:
        try:
            validate(schedule)
        except KnownError as error:
            self.words.setText(sentence_of(error))
            return
        self.show_schedule(schedule, self.since)
        self.changed.emit(schedule)

    def _say(self) -> None:
        said = schedule_words(self.schedule), next_words(self.schedule, self.since, self._today())
        self.words.setText(" · ".join(said))
        self._details.setAccessibleDescription(self.words.text())

    def _on_rhythm_clicked(self, rhythm: Rhythm, _checked: bool = True) -> None:
        if rhythm is not self.schedule.rhythm:
            self._take(self._chosen(rhythm))

    def _on_detail_changed(self, _value: object = None) -> None:
        if not self._filling:
            self._take(self._chosen(self.schedule.rhythm))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row
