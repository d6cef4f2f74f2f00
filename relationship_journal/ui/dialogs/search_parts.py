"""The parts of the search palette: where one types, the filters, the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from relationship_journal.ui.dialogs.search_rows import Row, SearchDelegate, SearchModel, row_words
from relationship_journal.ui.dialogs.words import FILTERS, about, filter_words, tr
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.tokens import HEADING, SMALL
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.paged_model import ITEM
from relationship_journal.ui.widgets.row_list import RowList

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class SearchInput(QLineEdit):
    """Takes what is typed; keys that move in a list are passed on, so that the focus stays here."""

    moved = Signal(int)
    """By so many rows."""
    paged = Signal(int)
    """By so many screens."""
    entered = Signal()
    """The user wants to open the chosen row."""
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(sans(HEADING))
        self.setFrame(False)
        # The caret shows the focus here: a frame around the largest thing in view would shout.
        self.setStyleSheet("QLineEdit { border: 0; background: transparent; padding: 0; }")
        self.setPlaceholderText(self.tr("Search everything"))
        self.setAccessibleName(self.tr("Search everything"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class KindFilter(QWidget):
    """Chips for everything and for kinds that belong together, with how many were found."""

    chosen = Signal(object)
    """The kinds to show (frozenset of str); empty for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap=6)
        self.chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        for name, words in {"": tr("Everything"), **filter_words()}.items():
            chip = Chip(words)
            kinds = FILTERS.get(name, frozenset())
            chip.clicked.connect(lambda _=False, kinds=kinds: self.chosen.emit(kinds))
            self._group.addButton(chip)
            self.flow.addWidget(chip)
            self.chips[name] = chip
        self.chips[""].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many each filter would show; one that would show nothing says no number."""
        for name, words in filter_words().items():
            count = sum(counts.get(kind, 0) for kind in FILTERS[name])
            said = f"{words} {about(count)}" if count else words
            chip = self.chips[name]
            chip.setAccessibleName(f"{words} {count}")
            if chip.text() != said:
                chip.setText(said)
                chip.setFixedWidth(QFontMetrics(sans(SMALL, SEMIBOLD)).horizontalAdvance(said) + 26)
        self.flow.invalidate()


class SearchList(RowList):
    """What was found. It never has the focus; the chosen row is read to a screen reader."""

    end_neared = Signal()
    """The user is two screens from the last row."""
    row_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.found = SearchModel()
        super().__init__(self.found, SearchDelegate(), parent)
        self.found.setParent(self)
        self.setAccessibleName(self.tr("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    @property
    def chosen(self) -> Row | None:
        """The chosen row."""
        row: Row | None = self.currentIndex().data(ITEM) if self.currentIndex().isValid() else None
        return row

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows, with the first one chosen."""
        self.found.show_rows(rows)
        self.scrollToTop()
        self._choose(0)

    def add_rows(self, rows: list[Row]) -> None:
        """Show more rows below."""
        self.found.add_rows(rows)

    def move_by(self, rows: int) -> None:
        """Choose another row; at the ends it stays."""
        self._choose(self.currentIndex().row() + rows)

    def move_by_screens(self, screens: int) -> None:
        """Choose the row a screen further."""
        if self.chosen is not None:
            self._choose(self.row_a_screen_from(self.currentIndex().row(), screens))

    def _choose(self, row: int) -> None:
        last = self.found.rowCount() - 1
        if last < 0:
            return
        self.setCurrentIndex(self.found.index(max(0, min(row, last)), 0))
        if self.chosen is not None:
            announce(self, row_words(self.chosen))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_clicked.emit(index.data(ITEM))

    def _on_bar_value_changed(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - 2 * self.viewport().height():
            self.end_neared.emit()
