"""The row of filters above the list of appreciations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QWidget

from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import GratitudeFilter, Voice
from relationship_journal.ui.gratitude.words import tr
from relationship_journal.ui.today.typed_days import typed_day
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.calendar_popover import CalendarPopover
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout

TYPING_MS = 150
"""How long the search waits for another letter."""


class DayChip(Chip):
    """A day to filter by: pressed once it asks for the day, pressed again it lets go of it."""

    changed = Signal()

    def __init__(
        self, empty: str, chosen: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(empty, parent=parent)
        self._empty, self._chosen, self._today = empty, chosen, today
        self.day: date | None = None
        self._calendar: CalendarPopover | None = None
        self.clicked.connect(self._on_clicked)

    def set_day(self, day: date | None) -> None:
        """Filter by `day`, or not at all."""
        self.day = day
        words = self._chosen.format(day=short_day(day)) if day else self._empty
        self.setText(words)
        self.setAccessibleName(words)
        self.setChecked(day is not None)
        self.updateGeometry()
        self.changed.emit()

    def _on_clicked(self) -> None:
        if self.day is not None:
            self.set_day(None)
            return
        self.setChecked(False)
        if self._calendar is None:
            self._calendar = CalendarPopover(lambda text: typed_day(text, self._today()), self)
            self._calendar.day_chosen.connect(self.set_day)
        self._calendar.show_below(self, self._today(), self._today())


class FilterRow(QWidget):
    """Text, said or not, dates and tags."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: frozenset[str] = frozenset()
        self._offered: list[str] = []
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Find in appreciations"))
        self.text.setAccessibleName(tr("Find in appreciations"))
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(240)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda: self._typing.start())
        self.all, self.unsaid, self.said = (Chip(tr("All")), Chip(tr("Not yet said")), Chip(tr("Said")))
        self._voices = QButtonGroup(self)
        self.first = DayChip(tr("From"), tr("From {day}"), today)
        self.last = DayChip(tr("Until"), tr("Until {day}"), today)
        self.tags = Chip(tr("Tags"))
        chips = QWidget()
        flow = FlowLayout(chips)
        for widget in (self.all, self.unsaid, self.said, self.first, self.last, self.tags):
            flow.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text)
        row.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for chip in (self.all, self.unsaid, self.said):
            self._voices.addButton(chip)
            chip.clicked.connect(lambda: self.changed.emit())
        for dates in (self.first, self.last):
            dates.changed.connect(self.changed)
        self.all.setChecked(True)
        self.tags.clicked.connect(self._on_tags_clicked)
        self.tags.hide()

    @property
    def wanted(self) -> GratitudeFilter:
        """What the user asks for."""
        first, last = self.first.day, self.last.day
        return GratitudeFilter(
            voice=Voice.SAID if self.said.isChecked() else None,
            unsaid=self.unsaid.isChecked(),
            text=self.text.text().strip(),
            span=Span(first or date.min, last or date.max) if first or last else None,
            tags=self._tags,
        )

    def offer_tags(self, names: list[str]) -> None:
        """Tags to filter by."""
        self._offered = names
        self.tags.setVisible(bool(names))

    def _on_tags_clicked(self) -> None:
        self.tags.setChecked(bool(self._tags))
        menu = QMenu(self)
        for name in self._offered:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self._tags)
            action.triggered.connect(lambda _=False, name=name: self._toggle_tag(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tags.mapToGlobal(self.tags.rect().bottomLeft()))

    def _toggle_tag(self, name: str) -> None:
        self._tags = self._tags ^ {name}
        words = ", ".join(sorted(self._tags)) or tr("Tags")
        self.tags.setText(words.replace("&", "&&"))
        self.tags.setAccessibleName(tr("Tags: {names}").format(names=words) if self._tags else words)
        self.tags.setChecked(bool(self._tags))
        self.changed.emit()
