"""The bin: what was deleted waits here for thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.days import Clock
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.dialogs.words import brief_day, left_in_bin, sealed_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
from relationship_journal.ui.widgets.row_delegate import Piece, aside, written
from relationship_journal.ui.words import kind_words

if TYPE_CHECKING:
    from relationship_journal.journal.bin import Binned


def _sealed(item: Binned) -> list[str]:
    return [] if item.sealed_until is None else [sealed_words(item.sealed_until)]


class BinDelegate(ChosenRowDelegate):
    """Paints a thing in the bin: its day and kind, its first words, how long it stays."""

    def __init__(self, clock: Clock) -> None:
        super().__init__((12, 12))
        self._clock = clock

    def body(self, item: Binned) -> Sequence[Piece]:
        from relationship_journal.journal.bin import KEPT

        left = left_in_bin(item.deleted_at, self._clock.now(), KEPT)
        about = " · ".join([brief_day(item.day), kind_words(item.kind), *_sealed(item), left])
        return (aside(about), written(item.text)) if item.text else (aside(about),)


class BinPage(Sheet):
    """Bring back one thing, remove one for good, or empty it all."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Bin"), tr("What you delete waits here for 30 days."), parent)
        self._row = 0
        self.model = PagedModel(self._load, self._words)
        self.list = EntryList(self.model, BinDelegate(context.clock), self.tr("Deleted entries"))
        self.bring_back = Button(self.tr("Bring back"), "primary", icon="undo")
        self.remove = TwoStepButton(
            self.tr("Remove for good"), self.tr("Press again: it cannot be brought back")
        )
        self.empty = TwoStepButton(self.tr("Empty the bin"), self.tr("Press again: everything here is gone"))
        self.card = Card()
        self.nothing = EmptyState(
            self.tr("Nothing is in the bin. What you delete waits here, in case you want it back."), "", ""
        )
        self._build()
        self._connect()
        self.model.reload()

    def _build(self) -> None:
        self.add_action(self.empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.bring_back)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.card.body.addWidget(self.list, 1)
        self.card.body.addLayout(row)
        self.page.addWidget(self.card, 1)
        self.page.addWidget(self.nothing)
        self.page.addStretch(0)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.bring_back.clicked.connect(self._on_bring_back_clicked)
        self.remove.confirmed.connect(self._on_remove_confirmed)
        self.empty.confirmed.connect(self._on_empty_confirmed)
        self.model.delivered.connect(self._on_model_delivered)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.remove.disarm())
        for key, slot in (
            (Qt.Key.Key_Return, self._on_bring_back_clicked),
            (Qt.Key.Key_Enter, self._on_bring_back_clicked),
            (Qt.Key.Key_Delete, self.remove.click),
        ):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        self.context.tasks.run(
            self.context.journal.bin.contents, done=lambda found: deliver(found, False), owner=self
        )

    def _words(self, item: Binned) -> str:
        said = [kind_words(item.kind), brief_day(item.day), *_sealed(item)]
        return f"{', '.join(said)}: {item.text}"

    def _on_model_delivered(self) -> None:
        """Show what is left, at the same place in it."""
        filled = self.model.rowCount() > 0
        if not filled:
            self.focus_on(self.back)
        self.card.setVisible(filled)
        self.empty.setVisible(filled)
        self.nothing.setVisible(not filled)
        QTimer.singleShot(0, self, self._choose_row)  # after the list has settled in its place

    def _choose_row(self) -> None:
        current = self.list.currentIndex()
        row = current.row() if current.isValid() else min(self._row, self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _take_current(self) -> Binned | None:
        index = self.list.currentIndex()
        self._row = max(0, index.row())
        return index.data(ITEM) if index.isValid() else None

    def _on_bring_back_clicked(self) -> None:
        if item := self._take_current():
            self._run(self.context.journal.bin.restore, item.kind, item.id, said=self.tr("Brought back"))

    def _on_remove_confirmed(self) -> None:
        if item := self._take_current():
            self._run(self.context.journal.bin.purge, item.kind, item.id, said=self.tr("Removed for good"))

    def _on_empty_confirmed(self) -> None:
        self._run(self.context.journal.bin.empty, said=self.tr("The bin is empty"))

    def _run(self, work: Any, *args: Any, said: str) -> None:
        self.context.tasks.run(work, *args, done=partial(self._on_done, said), owner=self)

    def _on_done(self, said: str, _: object) -> None:
        self.context.notices.say(said)
        self.focus_on(self.list)
        self.model.reload()
