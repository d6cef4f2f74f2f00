"""The list of letters: its name, and what has become of it, painted without a widget for a row."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.letters import LetterLine
from relationship_journal.ui.context import Context
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.letters.words import line_words, name_words, state_words, tr
from relationship_journal.ui.tokens import BASE
from relationship_journal.ui.widgets.card import PADDING, Card
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
from relationship_journal.ui.widgets.row_delegate import Piece, RowDelegate, aside

LEAST_HEIGHT = 96
MARGIN = 8


class LetterDelegate(RowDelegate):
    """A row: what it is called, in ember when it is the open one, and where it stands."""

    def __init__(self) -> None:
        super().__init__(gutter=0)
        self._padding = (0, 12)
        self.open_id: UUID | None = None
        self.today = date.min

    def body(self, item: Any) -> Sequence[Piece]:
        colour = "ember" if item.id == self.open_id else "ink"
        return (
            Piece(name_words(item), sans(BASE, SEMIBOLD), colour, line=22),
            aside(state_words(item, self.today)),
        )

    def _key(self, item: Any) -> Hashable:
        return id(item), item.id == self.open_id, self.today


class LetterList(EntryList):
    """The rows; Delete deletes one."""

    delete_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().data(ITEM)
        if event.key() == Qt.Key.Key_Delete and isinstance(line, LetterLine):
            self.delete_requested.emit(line)
        else:
            super().keyPressEvent(event)


class LetterListCard(Card):
    """The list on its sheet, no taller than what is in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.delegate = LetterDelegate()
        self.model = PagedModel(self._load, lambda line: line_words(line, context.today()))
        self.list = LetterList(self.model, self.delegate, tr("Letters, newest first"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.body.addWidget(self.list, 1)
        self.model.delivered.connect(lambda: QTimer.singleShot(0, self, self._fit))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING - 4, MARGIN, PADDING - 4, MARGIN)
        layout.setSpacing(0)

    def reload(self) -> None:
        """Read the rows again."""
        self.delegate.today = self._context.today()
        self.model.reload()

    def mark(self, id: UUID | None) -> None:
        """Show which letter is open."""
        self.delegate.open_id = id
        self.list.viewport().update()

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        def done(lines: list[LetterLine]) -> None:
            deliver(lines, len(lines) == limit)

        self._context.tasks.run(
            self._context.journal.letters.page, offset, limit, done=done, latest="letters.page", owner=self
        )

    def _fit(self) -> None:
        """Be as tall as the rows, up to what the page has to give."""
        rows, room = 0, self.window().height()
        for row in range(self.model.rowCount()):
            rows += self.list.sizeHintForRow(row)
            if rows > room:
                break
        self.setMaximumHeight(max(LEAST_HEIGHT, rows + 2 * MARGIN + 2))
