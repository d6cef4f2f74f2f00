"""The panel of the search palette: its field, filters, list and foot, laid out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from relationship_journal.ui.dialogs.search_parts import KindFilter, SearchInput, SearchList
from relationship_journal.ui.dialogs.search_spans import Between, SpanChip
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label, rule


class SearchPanel(QFrame):
    """Holds the controls; what they do is the palette's."""

    def __init__(self, today: date, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self.input, self.kinds, self.list = SearchInput(), KindFilter(), SearchList()
        self.time = SpanChip(today)
        self.between = Between(today)
        self.count = label("", "hint")
        self.hint = label(hint, "subtitle", wrap=True)
        self.save = Button(self.tr("Save these as PDF"), "link", icon="export")
        self.stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(rule())
        layout.addWidget(self._filters())
        layout.addWidget(rule())
        holder = QWidget()
        hint = QVBoxLayout(holder)
        hint.setContentsMargins(20, 20, 20, 20)
        hint.addWidget(self.hint)
        hint.addStretch(1)
        self.stack.addWidget(self.list)
        self.stack.addWidget(holder)
        layout.addWidget(self.stack, 1)
        layout.addWidget(rule())
        layout.addWidget(self._foot())
        self.between.hide()

    def _head(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(14, 10, 20, 10)
        row.setSpacing(6)
        glass = Button(self.tr("Search"), "icon", icon="search")
        glass.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        glass.clicked.connect(lambda: self.input.setFocus())
        row.addWidget(glass)
        row.addWidget(self.input, 1)
        row.addWidget(self.count)
        row.addSpacing(6)
        row.addWidget(self.time)
        return holder

    def _filters(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addWidget(self.between)
        return holder

    def _foot(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 8, 16, 8)
        row.addWidget(label(self.tr("↑ ↓ to move · Enter opens at the word · Esc brings you back"), "hint"))
        row.addStretch(1)
        row.addWidget(self.save)
        return holder
