"""Mood: how close the days felt, and what was going on around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from relationship_journal.charts.style import ChartStyle
from relationship_journal.domain.changes import Changed
from relationship_journal.domain.mood import CheckIn, Range
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.day_card import DayCard
from relationship_journal.ui.mood.parts import MoodParts
from relationship_journal.ui.mood.picture import Fetched, Picture, fetch, picture
from relationship_journal.ui.mood.words import (
    chart_words,
    closeness_word,
    figure_heads,
    figure_rows,
    range_words,
    tr,
)
from relationship_journal.ui.mood.year_card import YearCard
from relationship_journal.ui.practice.bands import program_bands
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.today.words import day_in_words
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chart_view import ChartView, Reading
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.figures import Figures
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import Scroll

_BESIDE_THE_CHART = frozenset({"moment", "weekly_check", "tick", "ritual", "run"})
"""Kinds that change nothing in the chart or the year."""


class MoodTab(Tab):
    """The chart, moments and comparisons, a check-in for any day, the week and the year at a glance."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"check_in", "tag", "diagnosis_note", "moment", "weekly_check", "tick", "ritual"}
    )
    program_requested = Signal(str)
    """The program the user wants to begin with."""
    action_requested = Signal(str)
    """An action of the table, by name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._range = Range.QUARTER
        self._picture: Picture | None = None
        self._chips: dict[Range, Chip] = {}
        self._chart = ChartView(context.tasks, self._chart_style, tr("Closeness over time"))
        self._figures = Figures(self._chart, tr("Closeness over time, as a table"))
        self._chart_card = Card()
        self._empty = EmptyState(
            tr("Here you see how close the days felt, and what was going on around them."),
            tr("One tap is enough: warm, because we cooked together."),
            tr("Check in for today"),
        )
        self._day_card = DayCard(context)
        self._year_card = YearCard(context)
        self.parts = MoodParts(context, self)
        self._build()

    def _build(self) -> None:
        header = PageHeader(tr("Mood"), tr("How close you felt, and what was going on around it."))
        self._add_ranges(header)
        self._chart_card.body.addWidget(self._figures)
        self._scroll = Scroll(self)
        parts = (self.parts.offer, self._chart_card, self._empty, self.parts)
        for widget in (header, *parts, self._day_card, self.parts.below, self._year_card):
            self._scroll.page.addWidget(widget)
        self._scroll.page.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._empty.hide()
        self._empty.started.connect(self.new)
        self._chart.day_read.connect(self._on_chart_day_read)
        self._chart.day_activated.connect(self._open_day)
        self._year_card.day_activated.connect(self._open_day)
        self._day_card.moments.shown.connect(self._on_part_shown)
        self.parts.shown.connect(self._on_part_shown)
        self.parts.program_requested.connect(self.program_requested)
        self.parts.help_requested.connect(lambda: self.action_requested.emit("help"))
        self.context.theme.changed.connect(self._chart.restyle)

    def _add_ranges(self, header: PageHeader) -> None:
        group = QButtonGroup(self)
        for shown, word in range_words().items():
            chip = Chip(word)
            chip.setChecked(shown is self._range)
            chip.clicked.connect(partial(self._on_range_chosen, shown))
            group.addButton(chip)
            header.actions.addWidget(chip)
            self._chips[shown] = chip

    def _chart_style(self) -> ChartStyle:
        return ChartStyle.of(self.context.theme.tokens.colours())

    # what is shown

    def refresh(self) -> None:
        """Ask for the chart's range, the day and the year."""
        self._ask_for_chart()
        self._day_card.refresh()
        self._year_card.refresh()

    def _ask_for_chart(self) -> None:
        self.context.tasks.run(
            _with_bands, self.context, self._range,
            done=self._on_fetched, latest="mood.chart", owner=self,
        )  # fmt: skip

    def on_changed(self, changed: Changed) -> None:
        """Ask again; what the chart does not show leaves it alone."""
        if self.isVisible() and changed.kinds and changed.kinds <= _BESIDE_THE_CHART:
            self._day_card.refresh()
            self.parts.refresh()
        else:
            super().on_changed(changed)

    def _on_fetched(self, fetched: Fetched) -> None:
        known = fetched.first_day is not None
        self._chart_card.setVisible(known)
        self._year_card.setVisible(known)
        self._empty.setVisible(not known)
        self.parts.show_range(self._range, known)
        if known:
            self.context.tasks.compute(
                picture, fetched, done=self._on_pictured, latest="mood.picture", owner=self
            )

    def _on_pictured(self, shown: Picture) -> None:
        self._picture = shown
        words = chart_words()
        self._figures.offer(figure_heads(), partial(figure_rows, shown.closeness, shown.events))
        self._chart.show_chart(lambda size, style: shown.draw(size, style, words), shown.summary)

    def _on_range_chosen(self, chosen: Range, _checked: bool = True) -> None:
        self._range = chosen
        self._ask_for_chart()

    # reading and opening a day

    def _on_chart_day_read(self, day: date) -> None:
        self._show_reading(day, ())
        if self._picture is not None and day in self._picture.closeness:
            self.context.tasks.run(
                self.context.journal.mood.on_day, day,
                done=partial(self._show_reading, day), latest="mood.reading", owner=self,
            )  # fmt: skip

    def _show_reading(self, day: date, check_ins: Sequence[CheckIn]) -> None:
        if self._picture is None:
            return
        value = self._picture.closeness.get(day)
        lines = [closeness_word(value) if value is not None else tr("no check-in")]
        tags = list(dict.fromkeys(tag for check_in in check_ins for tag in check_in.tags))
        if tags:
            lines.append(" · ".join(tags))
        lines.extend(self._picture.events.get(day, ()))
        title = day_in_words(day, self.context.today())
        self._chart.set_reading(day, Reading(title, tuple(lines), value))

    def _on_part_shown(self, part: QWidget) -> None:
        """Bring a part into view, after the page made room for it."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _open_day(self, day: date) -> None:
        self._day_card.show_day(day)
        if day.year != self._year_card.year:
            self._year_card.show_year(day.year)
        self._scroll.ensureWidgetVisible(self._day_card)
        self._day_card.form.setFocus(Qt.FocusReason.OtherFocusReason)

    # what every tab can do

    def flush(self) -> None:
        """Hand over a note still being written."""
        self._day_card.flush()
        self.parts.flush()

    def new(self) -> None:
        """Begin a check-in for today."""
        self._open_day(self.context.today())

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open the day of a check-in or of a moment, the moment with the cursor at `word`."""
        self._open_day(day)
        if kind == "moment":
            self._day_card.moments.open(UUID(str(id)), word)

    def place(self) -> dict[str, Any]:
        """The range, the day and the year shown."""
        return {
            "range": self._range.value,
            "day": self._day_card.day.isoformat(),
            "year": self._year_card.year,
            "parts": self.parts.place(),
        }

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to them."""
        self._range = Range(place.get("range", self._range))
        self._chips[self._range].setChecked(True)
        if "day" in place:
            self._day_card.show_day(date.fromisoformat(place["day"]))
        if "year" in place:
            self._year_card.show_year(int(place["year"]))
        self.parts.restore_place(place.get("parts", {}))
        if self.isVisible():
            self._ask_for_chart()


def _with_bands(context: Context, shown: Range) -> Fetched:
    """What the chart shows, and the programs behind it; on the journal's thread."""
    fetched = fetch(context.journal.mood, shown, context.today())
    return replace(fetched, bands=program_bands(context, fetched.span))
