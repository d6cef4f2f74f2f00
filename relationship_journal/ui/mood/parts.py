"""What stands on Mood besides the chart and the day: built part by part, so that the page comes at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.days import Span
from relationship_journal.domain.mood import Range
from relationship_journal.domain.weekly import is_offered, week_asked
from relationship_journal.ui.context import Context
from relationship_journal.ui.first_step_card import FirstStepCard
from relationship_journal.ui.mood.comparison_card import ComparisonCard
from relationship_journal.ui.mood.moments_card import MomentsCard
from relationship_journal.ui.mood.weekly_card import WeeklyCard
from relationship_journal.ui.mood.weekly_words import week_words
from relationship_journal.ui.mood.words import range_in_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import GAP

AFTER_THE_CHART_MS = 60
"""How long the first part waits, so that the chart is on its way to the screen before."""
NARROW = 760
"""Below this width, in pixels, the two cards stand below each other."""


class MoodParts(QWidget):
    """Moments and comparison side by side. `offer`, a quiet line, and `below`, the weekly questions and what
    they suggest, are placed by the page."""

    shown = Signal(object)
    """A part (QWidget) the user asked for, to be scrolled to."""
    program_requested = Signal(str)
    help_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._range = Range.QUARTER
        self._begun = False
        self._known = False
        self._place: dict[str, Any] = {}
        self._open_when_known = False
        self.moments: MomentsCard | None = None
        self.comparison: ComparisonCard | None = None
        self.weekly: WeeklyCard | None = None
        self.first_step: FirstStepCard | None = None
        self.offer = QWidget()
        self._offer_words = label("", "hint")
        self.look_back = Button(tr("Look back"), "link")
        self.below = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._below = QVBoxLayout(self.below)
        self._waiting: list[Callable[[], None]] = []
        self._build()

    def _build(self) -> None:
        for layout in (self._pair, self._below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._offer_words)
        row.addWidget(self.look_back)
        row.addStretch(1)
        self.look_back.clicked.connect(self._on_look_back_clicked)
        for widget in (self.offer, self, self.below):
            widget.hide()

    def show_range(self, shown: Range, known: bool) -> None:
        """Look at the days of `shown`; with `known` there is a check-in to compare."""
        self._range, self._known = shown, known
        if not self._begun:
            self._begun = True
            self._waiting = [
                self._add_moments,
                self._add_comparison,
                self._add_first_step,
                self._add_weekly,
            ]
            QTimer.singleShot(AFTER_THE_CHART_MS, self, self._add_next)
        self.refresh()

    def refresh(self) -> None:
        """Ask the journal again for every part that is there."""
        if self.moments is not None:
            self.moments.show_range(self._span(), range_in_words()[self._range])
        if self.comparison is not None:
            self.comparison.setVisible(self._known)
            self.comparison.show_range(self._span())
        if self.weekly is not None:
            self.weekly.refresh()

    def flush(self) -> None:
        """Hand over what is waiting."""
        for part in (self.moments, self.weekly):
            if part is not None:
                part.flush()

    def place(self) -> dict[str, Any]:
        """What is compared, how many weeks are shown, and whether the questions are open."""
        place = dict(self._place)
        if self.comparison is not None:
            place["subject"] = self.comparison.chosen
        if self.weekly is not None:
            place |= {"weeks": self.weekly.count, "answering": self.weekly.is_open}
        return place

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to it, as far as the parts are there; the others go there when they are built."""
        self._place = {name: place[name] for name in ("subject", "weeks", "answering") if name in place}
        self._restore()

    def _restore(self) -> None:
        if self.comparison is not None and "subject" in self._place:
            self.comparison.choose(str(self._place.pop("subject")))
        if self.weekly is not None and "weeks" in self._place:
            self.weekly.show_count(int(self._place.pop("weeks")))
            if self._place.pop("answering", False):
                self._open_when_known = True  # with the answers it holds, which are asked for again
                self.weekly.refresh()

    def _span(self) -> Span:
        today = self._context.today()
        return Span(date.min, today) if self._range is Range.ALL else self._range.span(today, None)

    # building

    def _add_next(self) -> None:
        self._waiting.pop(0)()
        self._restore()
        if self._waiting:
            QTimer.singleShot(0, self, self._add_next)

    def _add_moments(self) -> None:
        self.moments = MomentsCard(self._context)
        self._pair.addWidget(self.moments, 1)
        self.moments.show_range(self._span(), range_in_words()[self._range])
        self.show()

    def _add_comparison(self) -> None:
        self.comparison = ComparisonCard(self._context)
        self._pair.addWidget(self.comparison, 1)
        self.comparison.setVisible(self._known)
        self.comparison.show_range(self._span())

    def _add_first_step(self) -> None:
        self.first_step = FirstStepCard(self._context, "mood")
        self.first_step.program_requested.connect(self.program_requested)
        self.first_step.help_requested.connect(self.help_requested)
        self._below.addWidget(self.first_step)

    def _add_weekly(self) -> None:
        self.weekly = WeeklyCard(self._context)
        self.weekly.answered.connect(self._on_weekly_answered)
        self._below.insertWidget(0, self.weekly)
        self.below.show()
        self.weekly.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    # the week

    def _on_weekly_answered(self, week: Any) -> None:
        """What is offered, and what is suggested, once it is known whether the week was looked back at."""
        today = self._context.today()
        assert self.weekly is not None
        if self._open_when_known:
            self._open_when_known = False
            self.weekly.open()
        self.offer.setVisible(week is None and not self.weekly.is_open and is_offered(today))
        said = tr("You can look back at {week}: six questions, about a minute.")
        self._offer_words.setText(said.format(week=week_words(week_asked(today), today)))
        if self.first_step is not None:
            self.first_step.show_seen(week)

    def _on_look_back_clicked(self) -> None:
        if self.weekly is not None:
            self.weekly.open()
            self.offer.hide()
            self.shown.emit(self.weekly)
