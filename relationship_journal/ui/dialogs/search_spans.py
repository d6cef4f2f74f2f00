"""The time a search looks at: a few usual spans, or one that is typed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from relationship_journal.domain.days import Span, month_of, same_day_in_year
from relationship_journal.ui.dialogs.words import brief_day, tr
from relationship_journal.ui.today.typed_days import typed_day
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label

EARLIEST = date(1, 1, 1)


def usual_spans(today: date) -> list[tuple[str, Span | None]]:
    """The spans on offer, by their names."""
    year_ago = same_day_in_year(today, today.year - 1) + timedelta(days=1)
    return [
        (tr("Any time"), None),
        (tr("This month"), month_of(today)),
        (tr("This year"), Span(date(today.year, 1, 1), date(today.year, 12, 31))),
        (tr("Last 12 months"), Span(year_ago, today)),
    ]


class SpanChip(Chip):
    """Opens a menu of spans; `between_requested` when the user wants to type one."""

    span_chosen = Signal(object)
    """The span (Span), or None for any time."""
    between_requested = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Any time"), checkable=False, parent=parent)
        self.menu_of_spans = QMenu(self)
        self._group = QActionGroup(self)
        for words, span in usual_spans(today):
            self._add(words).triggered.connect(
                lambda _=False, words=words, span=span: self._choose(words, span)
            )
        self.menu_of_spans.addSeparator()
        self._add(tr("Between two days")).triggered.connect(self.between_requested)
        self._group.actions()[0].setChecked(True)
        self.show_words(tr("Any time"))
        self.clicked.connect(self._on_clicked)

    def show_words(self, words: str) -> None:
        """Say which span is chosen."""
        self.setText(f"{words} ▾")
        self.setAccessibleName(tr("Time: {span}").format(span=words))
        self.adjustSize()

    def _add(self, words: str) -> QAction:
        action = self.menu_of_spans.addAction(words)
        action.setCheckable(True)
        self._group.addAction(action)
        return action

    def _choose(self, words: str, span: Span | None) -> None:
        self.show_words(words)
        self.span_chosen.emit(span)

    def _on_clicked(self) -> None:
        self.menu_of_spans.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


class Between(QWidget):
    """Two typed days; an empty one leaves that side open."""

    span_chosen = Signal(object, str)
    """The span (Span), and its words."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.first, self.last = QLineEdit(), QLineEdit()
        self._refusal = label("", "error")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for words, field in ((tr("From"), self.first), (tr("Until"), self.last)):
            field.setAccessibleName(words)
            field.setPlaceholderText(tr("1 March 2025"))
            field.setFixedWidth(150)
            field.textChanged.connect(self._on_text_changed)
            name = label(words, "hint")
            name.setBuddy(field)
            layout.addWidget(name)
            layout.addWidget(field)
        layout.addWidget(self._refusal)
        layout.addStretch(1)

    def span(self) -> Span | None:
        """What the two fields say; None when one of them names no day or they are the wrong way round."""
        first = self._day(self.first, EARLIEST)
        last = self._day(self.last, self._today)
        return Span(first, last) if first is not None and last is not None and first <= last else None

    def _day(self, field: QLineEdit, otherwise: date) -> date | None:
        text = field.text().strip()
        return typed_day(text, self._today) if text else otherwise

    def _on_text_changed(self) -> None:
        span = self.span()
        self._refusal.setText("" if span else tr("Try 1 March 2025."))
        if span is None:
            return
        first = brief_day(span.first) if self.first.text().strip() else "…"
        self.span_chosen.emit(span, f"{first} – {brief_day(span.last)}")
