"""The cards above the list: days in a row, how many, and the last months at a glance."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from relationship_journal.charts.rendering import Rendered
from relationship_journal.charts.style import ChartSize, ChartStyle, ChartWords
from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import GratitudeOverview
from relationship_journal.ui.context import Context
from relationship_journal.ui.formats import number, short_months
from relationship_journal.ui.gratitude.words import heat_words, tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.today.words import short_day, streak_details
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chart_view import ChartView, Reading
from relationship_journal.ui.widgets.figures import Figures, Rows
from relationship_journal.ui.widgets.heat_map import HeatMap
from relationship_journal.ui.widgets.labels import label

HISTORY_DAYS = 365
"""How far back the streak is drawn."""
NUMBER_PX = 172
"""The width of a card with a number."""
HEAT_PX, CHART_PX, LINK_PX = 130, 190, 40
"""The height of the heat map, of the chart in its place, and of the link below that."""
_LEVELS = (0, 1, 2, 4)
"""How dark a day is by its appreciations: three are a full day."""

Lengths = list[tuple[date, int]]


def draw(lengths: Lengths, span: Span, words: ChartWords, size: ChartSize, style: ChartStyle) -> Rendered:
    """The streak's chart as pixels; away from the window."""
    from relationship_journal.charts import streak_chart
    from relationship_journal.charts.rendering import render

    return render(streak_chart.figure(lengths, span, size, style, words), span)


class OverviewCards(QWidget):
    """Three cards in a row. The last shows squares, or the streak over time instead."""

    day_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lengths: dict[date, int] = {}
        self._row_number, self._row_words, self._row_details = self._number_labels("ember")
        self._all_number, self._all_words, self._all_details = self._number_labels("")
        self.toggle = Button(tr("Show over time"), "link")
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.heat = HeatMap(tr("Days with appreciations"))
        self.chart = ChartView(context.tasks, self._style, tr("Days in a row over the last year"))
        self.chart.setFixedHeight(CHART_PX)
        self.figures = Figures(self.chart, tr("Days in a row, as a table"), most=5)
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self.heat)
        self._pictures.addWidget(self.figures)
        self._pictures.setFixedHeight(HEAT_PX)
        self.heat.day_activated.connect(self.day_requested)
        self.chart.day_activated.connect(self.day_requested)
        self.chart.day_read.connect(self._on_chart_day_read)
        context.theme.changed.connect(self.chart.restyle)
        self._build()

    def show_overview(self, overview: GratitudeOverview) -> None:
        """Fill the cards."""
        length = overview.streak.length
        self._row_number.setText(number(length))
        self._row_words.setText(counted("Gratitude", "day in a row", "days in a row", length))
        self._row_details.setText(streak_details(overview.streak))
        self._all_number.setText(number(overview.total))
        self._all_words.setText(counted("Gratitude", "appreciation", "appreciations", overview.total))
        self._all_details.setText(
            counted("Gratitude", "{n} said out loud", "{n} said out loud", overview.said)
        )
        counts = overview.heat
        levels: dict[date, int | None] = {day: _LEVELS[min(count, 3)] for day, count in counts.items()}
        self.heat.set_days(levels, lambda day, _: heat_words(day, counts.get(day, 0)))
        if self._pictures.currentWidget() is self.figures:
            self._ask_for_history()

    def _number_labels(self, tone: str) -> tuple[QLabel, QLabel, QLabel]:
        return (label("", "number", tone=tone), label(""), label("", "hint", wrap=True))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for labels in (
            (self._row_number, self._row_words, self._row_details),
            (self._all_number, self._all_words, self._all_details),
        ):
            card = Card()
            card.setFixedWidth(NUMBER_PX)
            card.body.setSpacing(2)
            for widget in labels:
                card.body.addWidget(widget)
            card.body.addStretch(1)
            if labels[0] is self._row_number:
                card.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
            row.addWidget(card)
        picture = Card()
        picture.body.addWidget(self._pictures)
        row.addWidget(picture, 1)

    def _style(self) -> ChartStyle:
        return ChartStyle.of(self._context.theme.tokens.colours())

    def _on_toggle_clicked(self) -> None:
        to_chart = self._pictures.currentWidget() is self.heat
        self._pictures.setCurrentWidget(self.figures if to_chart else self.heat)
        self._pictures.setFixedHeight(CHART_PX + LINK_PX if to_chart else HEAT_PX)
        self.toggle.set_text(tr("Show the days") if to_chart else tr("Show over time"))
        if to_chart:
            self._ask_for_history()

    def _ask_for_history(self) -> None:
        today = self._context.today()
        span = Span(today - timedelta(days=HISTORY_DAYS - 1), today)
        self._context.tasks.run(
            self._context.journal.gratitude.streak_history,
            span,
            today,
            done=partial(self._on_history_read, span),
            latest="gratitude.history",
            owner=self,
        )

    def _on_history_read(self, span: Span, lengths: Lengths) -> None:
        self._lengths = dict(lengths)
        words = ChartWords(longest=tr("longest: {days} days"), months=short_months())
        self.figures.offer([tr("days in a row")], self._rows)
        longest = max(self._lengths.values(), default=0)
        self.chart.show_chart(
            partial(draw, lengths, span, words),
            tr("Days in a row over the last year; the longest run had {n}.").format(n=longest),
        )

    def _rows(self) -> Rows:
        """The newest day first."""
        return [(short_day(day), number(n)) for day, n in sorted(self._lengths.items(), reverse=True)]

    def _on_chart_day_read(self, day: date) -> None:
        length = self._lengths.get(day, 0)
        words = counted("Gratitude", "1 day in a row", "{n} days in a row", length)
        self.chart.set_reading(day, Reading(short_day(day), (words,), float(length)))
