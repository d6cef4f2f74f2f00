"""Every talk in one endless list: those planned first, then the others, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.ui.context import Context
from relationship_journal.ui.conversations.words import in_a_row, name_of, talk_in_words, tr
from relationship_journal.ui.formats import short_month_year
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
from relationship_journal.ui.widgets.row_delegate import Piece, RowDelegate, aside, day_number, pill, written

GUTTER = 92
MOST_HEIGHT = 420
"""In pixels: so tall the list gets before it scrolls by itself."""


class TalkDelegate(RowDelegate):
    """The day in the margin; what the talk is about, and how it stands."""

    def __init__(self, context: Context) -> None:
        super().__init__(GUTTER)
        self._padding = (0, 12)
        self._today = context.today

    def margin(self, item: Conversation) -> Sequence[Piece]:
        day: date = item.day
        return day_number(str(day.day)), aside(short_month_year(day))

    def body(self, item: Conversation) -> Sequence[Piece]:
        said = in_a_row(item, self._today())
        if not said:
            return (written(name_of(item)),)
        state = pill(said, "gold") if item.stage is Stage.PLANNED else aside(said)
        return written(name_of(item)), state


class TalkList(EntryList):
    """The rows; Delete deletes one."""

    delete_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        talk = self.currentIndex().data(ITEM)
        if event.key() == Qt.Key.Key_Delete and isinstance(talk, Conversation):
            self.delete_requested.emit(talk)
        else:
            super().keyPressEvent(event)


class TalksCard(Card):
    """The list on its sheet, no taller than what is in it."""

    talk_activated = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("All talks"), parent=parent)
        self._context = context
        self.model = PagedModel(self._load, lambda talk: talk_in_words(talk, context.today()))
        self.list = TalkList(self.model, TalkDelegate(context), tr("All talks"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.body.addWidget(self.list)
        self.list.row_activated.connect(self.talk_activated)
        self.list.delete_requested.connect(self.delete_requested)
        self.model.delivered.connect(self._fit_soon)

    def reload(self) -> None:
        """Read the rows again."""
        self.model.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_soon()

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        def done(talks: list[Conversation]) -> None:
            deliver(talks, len(talks) == limit)

        page = self._context.journal.conversations.page
        self._context.tasks.run(page, offset, limit, done=done, owner=self)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as tall as the rows, up to a few of them."""
        height = 0
        for row in range(self.model.rowCount()):
            height += self.list.sizeHintForRow(row)
            if height > MOST_HEIGHT:
                break
        self.list.setFixedHeight(max(1, min(height + 2, MOST_HEIGHT)))
