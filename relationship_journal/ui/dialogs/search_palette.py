"""Search over everything ever written, and over what the program can do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.days import Span
from relationship_journal.domain.search import Hit
from relationship_journal.ui.actions import ACTIONS
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.search_panel import SearchPanel
from relationship_journal.ui.dialogs.search_rows import (
    PREFIX,
    ActionRow,
    DayRow,
    Row,
    matching_actions,
    typed_date,
)
from relationship_journal.ui.dialogs.words import found_words
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from relationship_journal.domain.search import Found

WIDTH, HEIGHT = 680, 560
TOP = 90
PAGE = 60
MOST_ACTIONS = 5
_LEFT_TO_THE_WINDOW = {"undo", "redo", "search"}


class SearchPalette(Overlay):
    """Lies over its window until something is opened or Esc brings the user back to where they were."""

    entry_requested = Signal(str, object, object, str)
    """Kind, id, day and the word found; kind "day" without an id for a day alone."""
    action_requested = Signal(str)
    export_requested = Signal(object)
    """What was found, as an exchange.archive.Selection."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Search everything"))
        self.context = context
        self._kinds: frozenset[str] = frozenset()
        self._span: Span | None = None
        self._round = 0
        self._asking = False
        self._opens_when_found = False
        self._hits = self._total = 0
        self.sheet = panel = SearchPanel(context.today(), self._hint_words(), self)
        self.input, self.kinds, self.list = panel.input, panel.kinds, panel.list
        self.time, self.between, self.count = panel.time, panel.between, panel.count
        self.hint, self.save, self.stack = panel.hint, panel.save, panel.stack
        self._connect()
        self._show_hint(self._hint_words())

    def _hint_words(self) -> str:
        return self.tr(
            "Type a word you remember. Type a date to open its day, or > to see what the program can do."
        )

    def _nothing_words(self) -> str:
        return self.tr("Nothing found. The beginning of a word is enough, and fewer words find more.")

    def _connect(self) -> None:
        self.input.textChanged.connect(lambda _: self._ask())
        self.input.moved.connect(self.list.move_by)
        self.input.paged.connect(self.list.move_by_screens)
        self.input.entered.connect(self._on_input_entered)
        self.input.left.connect(lambda: QTimer.singleShot(0, self, self._keep_focus))
        self.list.row_clicked.connect(self._open_row)
        self.list.end_neared.connect(self._ask_for_more)
        self.kinds.chosen.connect(self._on_kinds_chosen)
        self.time.span_chosen.connect(self._on_time_span_chosen)
        self.time.between_requested.connect(self._on_time_between_requested)
        self.between.span_chosen.connect(self._on_between_span_chosen)
        self.save.clicked.connect(self._on_save_clicked)

    # -- over the window -----------------------------------------------------------------------

    def greet(self) -> None:
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)
        self.input.selectAll()

    def place_in(self, room: QRect) -> QRect:
        top = min(TOP, room.height() // 10)
        width = min(WIDTH, room.width() - 40)
        return QRect((room.width() - width) // 2, top, width, min(HEIGHT, room.height() - 2 * top))

    def tab_chain(self) -> Sequence[QWidget]:
        parts = [self.input, self.time, *self.kinds.chips.values()]
        return [*parts, self.between.first, self.between.last, self.save]

    def event(self, event: QEvent) -> bool:
        """Take the keys of the window's actions, to leave before they are done."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if name := _action(event):
            self._leave_for(name)
        else:
            super().keyPressEvent(event)

    def _keep_focus(self) -> None:
        """A page below that is filled late may ask for the focus: it stays here."""
        focus = self.below.focusWidget()
        if self.isVisible() and focus is not None and not self.isAncestorOf(focus):
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- asking --------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask anew; what was found before stays in view until the answer is there."""
        text = self.input.text().strip()
        self._round += 1
        self._asking = self._opens_when_found = False
        if text.startswith(PREFIX) or not text:
            self._hits = self._total = 0
            self.count.setText("")
            self.kinds.show_counts({})
            self._show_rows(list(matching_actions(text)) if text else [], self._hint_words())
            return
        self._asking = True
        self._find(0, partial(self._on_found, self._round, text))

    def _ask_for_more(self) -> None:
        if not self._asking and self._hits < self._total:
            self._asking = True
            self._find(self._hits, partial(self._on_found_more, self._round))

    def _find(self, offset: int, done: partial[None]) -> None:
        self.context.tasks.run(
            self.context.journal.search.find,
            self.input.text().strip(), self._kinds, self._span, PAGE, offset,
            done=done, latest="search", owner=self,
        )  # fmt: skip

    def _on_found(self, asked: int, text: str, found: Found) -> None:
        if asked != self._round:
            return
        self._asking = False
        self._hits, self._total = len(found.hits), found.total
        day = typed_date(text, self.context.today())
        rows: list[Row] = [] if day is None else [DayRow(day)]
        self._show_rows([*rows, *found.hits, *self._closing(text)], self._nothing_words())
        self.kinds.show_counts(found.counts)
        self.count.setText(found_words(found.total, found.milliseconds))
        announce(self.count, self.count.text())
        if self._opens_when_found:
            self._on_input_entered()

    def _on_found_more(self, asked: int, found: Found) -> None:
        if asked != self._round:
            return
        self._asking = False
        self._hits += len(found.hits)
        if not found.hits:
            self._total = self._hits
        self.list.add_rows([*found.hits, *self._closing(self.input.text())])

    def _closing(self, text: str) -> list[Row]:
        """The actions that match, once every hit is in view."""
        return [*matching_actions(text)[:MOST_ACTIONS]] if self._hits >= self._total else []

    def _show_rows(self, rows: list[Row], otherwise: str) -> None:
        self.save.setVisible(self._total > 0)
        if rows:
            self.list.show_rows(rows)
            self.stack.setCurrentIndex(0)
        else:
            self.list.show_rows([])
            self._show_hint(otherwise)

    def _show_hint(self, words: str) -> None:
        self.hint.setText(words)
        self.save.setVisible(self._total > 0)
        self.stack.setCurrentIndex(1)

    # -- filters -------------------------------------------------------------------------------

    def _on_kinds_chosen(self, kinds: frozenset[str]) -> None:
        self._kinds = kinds
        self._ask()

    def _on_time_span_chosen(self, span: Span | None) -> None:
        self.between.hide()
        self._span = span
        self._ask()

    def _on_time_between_requested(self) -> None:
        self.between.show()
        self.between.first.setFocus()

    def _on_between_span_chosen(self, span: Span, words: str) -> None:
        self._span = span
        self.time.show_words(words)
        self._ask()

    # -- opening -------------------------------------------------------------------------------

    def _on_input_entered(self) -> None:
        if self._asking:
            self._opens_when_found = True
        elif self.list.chosen is not None:
            self._open_row(self.list.chosen)

    def _open_row(self, row: Row) -> None:
        if isinstance(row, ActionRow):
            self._leave_for(row.action.name)
            return
        self.accept()
        if isinstance(row, DayRow):
            self.entry_requested.emit("day", None, row.day, "")
        elif isinstance(row, Hit):
            start, end = row.marks[0] if row.marks else (0, 0)
            self.entry_requested.emit(row.kind, row.id, row.day, row.text[start:end])

    def _leave_for(self, name: str) -> None:
        self.reject()
        self.action_requested.emit(name)

    def _on_save_clicked(self) -> None:
        query = self.input.text().strip()
        self.context.tasks.run(
            self.context.journal.search.find, query, self._kinds, self._span, self._total, 0,
            done=partial(self._on_all_found, query), latest="search.all", owner=self,
        )  # fmt: skip

    def _on_all_found(self, query: str, found: Found) -> None:
        from relationship_journal.exchange.archive import Selection

        self.accept()
        ids = frozenset(hit.id for hit in found.hits)
        self.export_requested.emit(Selection(ids=ids, label=self.tr("Found: {query}").format(query=query)))


def _action(event: QKeyEvent) -> str:
    """The action of the window that `event` is the key of, or nothing."""
    pressed = QKeySequence(event.keyCombination())
    for spec in ACTIONS:
        if spec.name not in _LEFT_TO_THE_WINDOW and any(QKeySequence(keys) == pressed for keys in spec.keys):
            return spec.name
    return ""
