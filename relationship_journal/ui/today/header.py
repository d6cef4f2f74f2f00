"""The top of the Today page: which day it is, and the way to other days."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.streaks import Streak
from relationship_journal.ui.today.typed_days import typed_day
from relationship_journal.ui.today.words import day_in_words, streak_details, streak_pill, subtitle
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.calendar_popover import CalendarPopover
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.pill import Pill


class DayHeader(PageHeader):
    """The day in words, the streak, and buttons to the day before, the day after, the calendar and today."""

    day_chosen = Signal(object)
    month_shown = Signal(object)
    """The calendar shows a month (a day in it); answer with `mark_days`."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._day = self._today = today
        self._calendar: CalendarPopover | None = None
        self.now = Button(self.tr("Back to today"), "quiet")
        self.before = Button(self.tr("The day before (Alt+Left)"), "icon", icon="chevron-left")
        self.calendar = Button(self.tr("Choose a day (Ctrl+D)"), "icon", icon="calendar")
        self.after = Button(self.tr("The day after (Alt+Right)"), "icon", icon="chevron-right")
        self.pill = Pill("", "gold")
        for widget in (self.now, self.before, self.calendar, self.after, self.pill):
            self.actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.now.clicked.connect(lambda: self.day_chosen.emit(self._today))
        self.before.clicked.connect(lambda: self.day_chosen.emit(self._day - timedelta(days=1)))
        self.after.clicked.connect(lambda: self.day_chosen.emit(self._day + timedelta(days=1)))
        self.calendar.clicked.connect(self.open_calendar)
        self.pill.hide()

    def show_day(self, day: date, today: date) -> None:
        """Name the day in view."""
        self._day, self._today = day, today
        self.set_title(day_in_words(day, today))
        self.set_subtitle(subtitle(day, today))
        self.after.setEnabled(day < today)
        self.now.setVisible(day != today)
        if day != today:
            self.pill.hide()

    def show_streak(self, streak: Streak) -> None:
        """How many days were written in a row, if any; a day gone by is left in peace."""
        words = streak_pill(streak) if self._day == self._today else ""
        self.pill.setText(words)
        self.pill.setToolTip(streak_details(streak))
        self.pill.setVisible(bool(words))

    def open_calendar(self) -> None:
        """Let the user pick a day."""
        if self._calendar is None:
            self._calendar = CalendarPopover(lambda text: typed_day(text, self._today), self)
            self._calendar.day_chosen.connect(self.day_chosen)
            self._calendar.month_shown.connect(self.month_shown)
        self._calendar.show_below(self.calendar, self._day, self._today)

    def mark_days(self, days: set[date]) -> None:
        """Days of the month in view on which something was written."""
        if self._calendar is not None:
            self._calendar.set_marked(days)
