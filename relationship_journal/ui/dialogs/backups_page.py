"""Backups: each with its day, what it holds, and the way back to it. Also reached while locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.backups import Backup
from relationship_journal.domain.days import Clock
from relationship_journal.ui.backups import words
from relationship_journal.ui.backups.chosen_card import ChosenCard
from relationship_journal.ui.backups.second_place import SecondPlace
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.tokens import BASE
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
from relationship_journal.ui.widgets.row_delegate import Piece, aside, pill
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.words import sentence_of
from relationship_journal.ui.work_row import WorkRow

if TYPE_CHECKING:
    from relationship_journal.journal.backups import Shelf

SIDE = 310


class BackupDelegate(ChosenRowDelegate):
    """Paints when a backup was made and why, how much is in it, and whether it can be read."""

    def __init__(self, clock: Clock) -> None:
        super().__init__((12, 12))
        self._gutter = 128
        self._clock = clock

    def margin(self, item: Backup) -> Sequence[Piece]:
        zone: tzinfo = self._clock.zone()
        now: datetime = self._clock.now()
        when = Piece(words.moment(item.made_at, now, zone), sans(BASE, SEMIBOLD), line=22)
        return (when, aside(words.reason(item))) if words.reason(item) else (when,)

    def body(self, item: Backup) -> Sequence[Piece]:
        return (pill(words.state(item), "sage" if item.verified_at is not None else "gold"),)


class BackupsPage(Sheet):
    """Of the open journal; or, given the `shelf` of a locked one, only looked through and put back.

    Given the `only` backup somebody opened from outside, it shows nothing but the way back to that one.
    """

    restore_prepared = Signal(object)
    """A backup (Backup) is verified and ready: lock, and put it in place."""
    restored = Signal(object)
    """It is in place of the locked journal (Restored)."""
    machine_changed = Signal()

    def __init__(
        self,
        context: Context,
        machine: Machine,
        shelf: Shelf | None = None,
        only: Backup | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._locked = shelf is not None
        self._only = only
        super().__init__(context, tr("Backups"), self._about(), parent)
        self.shelf: Shelf = shelf if shelf is not None else context.journal.backups
        self._elsewhere: Path | None = None
        self._now: Mapping[str, int] | None = None
        self._unsound: set[Path] = set()
        self.model = PagedModel(self._load, self._words)
        self.list = EntryList(self.model, BackupDelegate(context.clock), self.tr("Backups, newest first"))
        self.place = label("", "hint", wrap=True)
        self.look = Button(self.tr("Look in another folder"), "link")
        self.nothing = label(self.tr("There is no backup here yet."), wrap=True)
        self.chosen = ChosenCard(context, locked=self._locked, opened=only is not None)
        self.make = Button(self.tr("Back up"), "primary")
        self.making = WorkRow(context)
        self.second = None if self._locked or only is not None else SecondPlace(context, machine)
        self._build()
        self._connect()
        self.reload()

    def flush(self) -> None:
        """The page is going away: nothing goes on, and nothing secret stays."""
        self.making.stop()
        self.chosen.work.stop()
        self.chosen.secret.wipe()

    def reload(self) -> None:
        """Look at the folder again."""
        shown = self._only.path.parent if self._only is not None else self._elsewhere or self.shelf.folder
        self.place.setText(words.short_path(shown))
        back = self._elsewhere is not None
        self.look.set_text(
            self.tr("Back to this journal’s own") if back else self.tr("Look in another folder")
        )
        if self.second is not None:
            self.second.refresh()
        if not self._locked:
            self.context.tasks.run(self.context.journal.counts, done=self._on_counted, owner=self)
        self.model.reload()

    # -- building ------------------------------------------------------------------------------

    def _about(self) -> str:
        if self._only is not None:
            return tr("The backup you opened, and the way back to it.")
        if self._locked:
            return tr("Choose the day to go back to.")
        return tr("One is made by itself when you lock, once a day, and before anything that could go wrong.")

    def _build(self) -> None:
        left = Card()
        left.body.addWidget(self.nothing)
        left.body.addWidget(self.list, 1)
        left.body.addStretch(0)
        foot = QVBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.place)
        foot.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        left.body.addLayout(foot)
        side = Scroll(margins=(0, 0, 12, 0))
        side.setFixedWidth(SIDE)
        cards: list[QWidget] = [self.chosen]
        if self.second is not None:
            cards += [self._make_card(), self.second]
        for card in cards:
            side.page.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(20)
        column = QVBoxLayout()
        column.addWidget(left, 1)
        row.addLayout(column, 1)
        row.addWidget(side)
        self.page.addLayout(row, 1)
        self.nothing.hide()
        self.chosen.hide()
        self.look.setVisible(self._only is None)
        self.setFocusProxy(self.list)

    def _make_card(self) -> Card:
        card = Card(self.tr("Back up now"))
        card.body.setSpacing(8)
        explained = self.tr("An encrypted copy, opened again and counted before it is called one.")
        card.body.addWidget(label(explained, "subtitle", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.making)
        return card

    def _connect(self) -> None:
        self.model.delivered.connect(self._on_model_delivered)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.list.row_activated.connect(lambda _: self._show_chosen())
        self.look.clicked.connect(self._on_look_clicked)
        self.make.clicked.connect(self._on_make_clicked)
        self.making.busy_changed.connect(lambda busy: self.make.setVisible(not busy))
        self.making.busy_changed.connect(self.chosen.setDisabled)
        self.chosen.work.busy_changed.connect(lambda busy: self.make.setEnabled(not busy))
        self.chosen.work.busy_changed.connect(self.list.setDisabled)
        self.chosen.check_requested.connect(self._on_chosen_check_requested)
        self.chosen.restore_requested.connect(self._on_chosen_restore_requested)
        self.chosen.remove_requested.connect(self._on_chosen_remove_requested)
        if self.second is not None:
            self.second.changed.connect(self.machine_changed)

    # -- the list ------------------------------------------------------------------------------

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        def found(backups: Sequence[Backup]) -> None:
            deliver([replace(b, verified_at=None) if b.path in self._unsound else b for b in backups], False)

        if self._only is not None:
            found([self._only])
        else:
            self.context.tasks.run(self.shelf.all, self._elsewhere, done=found, owner=self)

    def _words(self, item: Backup) -> str:
        return words.spoken(item, self.context.clock.now(), self.context.clock.zone())

    def _on_model_delivered(self) -> None:
        filled = self.model.rowCount() > 0
        self.nothing.setVisible(not filled)
        self.list.setVisible(filled)
        self.chosen.setVisible(filled)
        if not filled:
            self.focus_on(self.look if self._locked else self.make)
        QTimer.singleShot(0, self, self._choose_row)  # after the list has settled in its place

    def _choose_row(self) -> None:
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_chosen()

    @property
    def current(self) -> Backup | None:
        """The backup chosen in the list."""
        index = self.list.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def _show_chosen(self) -> None:
        if (backup := self.current) is not None and not self.chosen.work.busy:
            self.chosen.show_backup(backup, self._now)

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        self._now = counts
        self._show_chosen()

    def _on_look_clicked(self) -> None:
        if self._elsewhere is not None:
            self._elsewhere = None
        else:
            start = str(self.shelf.folder.parent.parent)
            chosen = self.context.chooser.open_folder(self, self.tr("Where are the backups?"), start)
            if chosen is None:
                return
            self._elsewhere = Path(chosen)
        self.reload()

    # -- what can be done ----------------------------------------------------------------------

    def _on_make_clicked(self) -> None:
        self.making.run(self.context.journal.backups.make, done=self._on_made)

    def _on_made(self, backup: Backup) -> None:
        self.making.say(self.tr("Done: {state}.").format(state=words.state(backup)))
        self._elsewhere = None
        self.list.setCurrentIndex(self.model.index(-1, 0))
        self.reload()
        self.focus_on(self.list)

    def _on_chosen_check_requested(self) -> None:
        if (backup := self.current) is not None:
            self.chosen.work.run(
                self.shelf.check, backup, done=self._on_checked, failed=partial(self._on_unsound, backup)
            )

    def _on_checked(self, _: Backup) -> None:
        inside = (
            self.tr("Every byte is as it was written.")
            if self._locked
            else self.tr("Every byte is as it was written, and it opens.")
        )
        self.chosen.work.say(inside)
        self.chosen.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unsound(self, backup: Backup, error: Exception) -> None:
        from relationship_journal.journal.backups import Unsound

        if isinstance(error, Unsound):
            self._unsound.add(backup.path)
            self.model.reload()

    def _on_chosen_remove_requested(self) -> None:
        if (backup := self.current) is not None:
            self.context.tasks.run(
                self.shelf.remove, backup, done=self._on_removed, failed=self._on_not_removed, owner=self
            )

    def _on_removed(self, _: object) -> None:
        self.focus_on(self.list)
        self.reload()

    def _on_not_removed(self, error: Exception) -> None:
        self.chosen.work.say(sentence_of(error), wrong=True)

    def _on_chosen_restore_requested(self, secret: str) -> None:
        if (backup := self.current) is None:
            return
        if self._locked:
            self.chosen.work.run(self.shelf.restore, backup, secret, done=self.restored.emit)
        else:
            self.chosen.work.run(
                self.shelf.prepare,
                backup,
                secret,
                done=self.restore_prepared.emit,
                failed=self._on_not_prepared,
            )

    def _on_not_prepared(self, error: Exception) -> None:
        from relationship_journal.journal.backups import NeedsPassphrase

        if isinstance(error, NeedsPassphrase):
            self.chosen.ask_for_secret(True)
            self.chosen.secret.setFocus(Qt.FocusReason.OtherFocusReason)
