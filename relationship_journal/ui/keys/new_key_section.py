"""Write the whole journal anew under a fresh key, for whoever must be sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.keys.section import Section
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.words import sentence_of

STEPS = 1000


class Rewriting(QObject):
    """One re-encryption on the journal's thread; `stop` is heard between its parts."""

    progressed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def progress(self, part: float, _name: str) -> None:
        """Hear how far it is, on whichever thread."""
        if isValid(self):
            self.progressed.emit(part)

    def is_stopped(self) -> bool:
        """Whether the user changed their mind."""
        return self.stopped


class NewKeySection(Section):
    """Says what it ends before it begins; can be stopped until the last moment."""

    new_key_made = Signal()
    sheet_requested = Signal()
    """The old sheet no longer opens the journal: make a new one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rewriting: Rewriting | None = None
        self._name = label(self.tr("Passphrase"), "eyebrow")
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.begin = TwoStepButton(
            self.tr("Give it a new key"), self.tr("Press again: the old recovery sheet ends"), "primary"
        )
        self.bar = QProgressBar()
        self.cancel = Button(self.tr("Cancel"))
        self.new_sheet = Button(self.tr("Make a new recovery sheet"))
        self._build()
        self._show_busy(False)
        self.begin.confirmed.connect(self._on_begin_confirmed)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.new_sheet.clicked.connect(self.sheet_requested)
        self.passphrase.textChanged.connect(self._on_passphrase_text_changed)
        self.passphrase.returnPressed.connect(self.begin.click)

    def enter(self) -> None:
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        super().leave()
        self._on_cancel_clicked()

    def _build(self) -> None:
        card = Card(self.tr("Give the journal a new key"))
        card.body.setSpacing(8)
        for text in (
            self.tr(
                "The passphrase locks a key, and the key locks what you wrote. This writes everything anew "
                "under a fresh key, in case somebody may have the old one: a lost recovery sheet, or a "
                "copied folder with a passphrase they know. A backup is made first."
            ),
            self.tr(
                "Your passphrase stays the same. The recovery sheet you have ends and must be made anew, "
                "and this computer’s keyring forgets the journal. Backups made until now keep the old key: "
                "delete them once you no longer need them."
            ),
        ):
            card.body.addWidget(label(text, wrap=True))
        card.body.addSpacing(4)
        for part in (self._name, self.passphrase, self.bar, self.message):
            card.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.begin, self.cancel, self.new_sheet):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addSpacing(4)
        card.body.addLayout(row)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, STEPS)
        self.new_sheet.hide()
        self.parts.addWidget(card)

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        for part in (self._name, self.passphrase, self.begin):
            part.setVisible(not busy)
        self._on_passphrase_text_changed()

    def _on_passphrase_text_changed(self) -> None:
        self.begin.setEnabled(bool(self.passphrase.text()))

    def _on_begin_confirmed(self) -> None:
        rewriting = self._rewriting = Rewriting()
        rewriting.progressed.connect(self._on_rewriting_progressed)
        passphrase = self.passphrase.text()
        done = self._done_words()
        self.new_sheet.hide()
        self.message.hide()
        self.bar.setValue(0)
        self._show_busy(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.tasks.run(
            self.context.journal.keys.reencrypt,
            passphrase,
            rewriting.progress,
            rewriting.is_stopped,
            done=self._heard(self._on_done, lambda _: done),
            failed=self._heard(self._on_stopped, sentence_of),
        )

    def _heard(self, slot: Callable[[Any], None], words: Callable[[Any], str]) -> Callable[[Any], None]:
        """`slot`, or once this page is gone a notice: how it ended must not be missed."""
        notices = self.context.notices

        def hear(outcome: Any) -> None:
            if isValid(self):
                slot(outcome)
            else:
                notices.say(words(outcome))

        return hear

    def _on_rewriting_progressed(self, part: float) -> None:
        self.bar.setValue(round(part * STEPS))

    def _on_cancel_clicked(self) -> None:
        if self._rewriting is not None:
            self._rewriting.stopped = True
            self.cancel.setEnabled(False)

    def _end(self) -> None:
        self._rewriting = None
        self.cancel.setEnabled(True)
        self._show_busy(False)

    def _done_words(self) -> str:
        return self.tr(
            "Done: everything is written under a new key. A recovery sheet made before no longer opens "
            "it, so destroy it and make a new one if you want one."
        )

    def _on_done(self, _: object) -> None:
        self._end()
        self.passphrase.wipe()
        self.new_sheet.show()
        self.say(self._done_words())
        self.new_sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.new_key_made.emit()

    def _on_stopped(self, error: Exception) -> None:
        self._end()
        self.on_failed(error)
