"""The chosen backup: what it holds beside what the journal holds now, and the way back to it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from relationship_journal.domain.backups import Backup
from relationship_journal.ui.backups import words
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.dialogs.words import kinds_words
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.work_row import WorkRow


class ChosenCard(Card):
    """Without an open journal there is no Now, and the passphrase is asked at once. One that was `opened`
    from outside cannot be deleted from here."""

    check_requested = Signal()
    restore_requested = Signal(str)
    """Restore it; with the passphrase or recovery sheet typed, or "" for the open journal's own key."""
    remove_requested = Signal()

    def __init__(
        self, context: Context, *, locked: bool, opened: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent=parent)
        self._context = context
        self._locked = locked
        self._can_remove = not locked and not opened
        self._about = label("", "hint", wrap=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._name = label(self.tr("Passphrase of that day, or the recovery sheet"), "eyebrow", wrap=True)
        self.secret = PassphraseField(self.tr("Passphrase of that day, or the recovery sheet"))
        self.check = Button(self.tr("Check it"))
        self.restore = TwoStepButton(
            self.tr("Restore"), self.tr("Press once more"), "primary" if locked else "secondary"
        )
        self.remove = TwoStepButton(self.tr("Delete it"), self.tr("Press again: it is gone for good"), "link")
        self._aside = label(
            self.tr(
                "It is checked first. The journal as it is now is kept beside it, in a folder named “before "
                "restore”, and never deleted."
            ),
            "hint",
            wrap=True,
        )
        self.work = WorkRow(context)
        self._build()
        self.ask_for_secret(locked)
        self.check.clicked.connect(self.check_requested)
        self.remove.confirmed.connect(self.remove_requested)
        self.restore.confirmed.connect(lambda: self.restore_requested.emit(self.secret.text()))
        self.secret.returnPressed.connect(self.restore.click)
        self.secret.textChanged.connect(lambda _: self._enable())
        self.work.busy_changed.connect(lambda _: self._enable())

    def ask_for_secret(self, asked: bool) -> None:
        """Whether restoring takes the passphrase of the day the backup was made."""
        self._name.setVisible(asked)
        self.secret.setVisible(asked)
        self._enable()

    def tell_place(self, sentence: str) -> None:
        """Say where the journal goes, where it takes nobody's place."""
        self._aside.setText(sentence)

    def show_backup(self, backup: Backup, now: Mapping[str, int] | None) -> None:
        """Show one, and what the journal holds `now`."""
        clock = self._context.clock
        self.set_title(words.moment(backup.made_at, clock.now(), clock.zone()))
        self.restore.disarm()
        self.remove.disarm()
        self.restore.setAccessibleDescription(words.spoken(backup, clock.now(), clock.zone()))
        self.secret.wipe()
        self.ask_for_secret(self._locked)
        self.work.say("")
        readable = backup.verified_at is not None
        about = (words.reason(backup), words.size(backup)) if readable else ()
        self._about.setText(" · ".join(part for part in about if part))
        if not readable:
            self._about.setText(
                self.tr(
                    "This file is not as it was written, so nothing can be taken from it. Your journal is "
                    "safe; choose another backup."
                )
            )
        self._show_counts(backup.counts, now)
        for part in (self._aside, self.restore, self.check):
            part.setVisible(readable)
        self.remove.setVisible(self._can_remove)

    def _build(self) -> None:
        self.body.setSpacing(8)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(20)
        self._grid.setColumnStretch(0, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.check)
        row.addStretch(1)
        for part in (self._about, self._table, self._name, self.secret):
            self.body.addWidget(part)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.body.addWidget(self.work)
        self.body.addWidget(self._aside)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_counts(self, held: Mapping[str, int], now: Mapping[str, int] | None) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        kinds = [kind for kind in kinds_words() if held.get(kind) or (now or {}).get(kind)]
        self._table.setVisible(bool(kinds))
        self._row(0, "", self.tr("then"), self.tr("now") if now is not None else "", "hint")
        number = QLocale().toString
        for row, kind in enumerate(kinds, 1):
            present = "" if now is None else number(now.get(kind, 0))
            self._row(row, kinds_words()[kind], number(held.get(kind, 0)), present, "")

    def _row(self, row: int, name: str, then: str, now: str, role: str) -> None:
        for column, text in enumerate((name, then, now)):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label(text, role), row, column, side)

    def _enable(self) -> None:
        busy = self.work.busy
        self.check.setEnabled(not busy)
        self.remove.setEnabled(not busy)
        self.secret.setEnabled(not busy)
        self.restore.setEnabled(not busy and (self.secret.isHidden() or bool(self.secret.text())))
