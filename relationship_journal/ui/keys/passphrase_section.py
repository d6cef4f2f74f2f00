"""Change the passphrase; or set one, where the recovery sheet opened the journal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.journal.passphrases import rate
from relationship_journal.ui.context import Context
from relationship_journal.ui.keys.section import Section
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.new_passphrase import NewPassphrase
from relationship_journal.ui.widgets.passphrase_field import PassphraseField


class PassphraseSection(Section):
    """The present passphrase, a new one twice, and what this does not change."""

    new_key_requested = Signal()
    """The user wants old backups' passphrase not to matter: a new key."""
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._card = Card(self.tr("Change the passphrase"))
        self._about = label("", wrap=True)
        self._present_name = label(self.tr("Present passphrase"), "eyebrow")
        self.present = PassphraseField(self.tr("Present passphrase"))
        self.new = NewPassphrase(self.tr("New passphrase"), rate, context.tasks)
        self.change = Button(self.tr("Change the passphrase"), "primary")
        self.new_key = Button(self.tr("Give the journal a new key"))
        self._build()
        self._show_state()
        self.change.clicked.connect(self._on_change_clicked)
        self.new_key.clicked.connect(self.new_key_requested)
        for field in (self.present, self.new.first, self.new.again):
            field.returnPressed.connect(self._on_change_clicked)
            field.textEdited.connect(self.message.hide)

    def enter(self) -> None:
        self._show_state()
        first = self.new.first if self._by_sheet() else self.present
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _by_sheet(self) -> bool:
        return self.context.journal.keys.by_sheet

    def _build(self) -> None:
        body = self._card.body
        body.setSpacing(8)
        body.addWidget(self._about)
        body.addSpacing(4)
        for part in (self._present_name, self.present, self.new, self.message):
            body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addStretch(1)
        body.addSpacing(4)
        body.addLayout(row)
        old = Card(tone="gold")
        old.body.setSpacing(8)
        old.body.addWidget(
            label(
                self.tr(
                    "Backups made before today still open with the old passphrase, and so does any other "
                    "copy of this folder. If somebody may know the old passphrase, give the journal a new "
                    "key as well, then delete the old backups."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.new_key)
        row.addStretch(1)
        old.body.addLayout(row)
        self.parts.addWidget(self._card)
        self.parts.addWidget(old)

    def _show_state(self) -> None:
        by_sheet = self._by_sheet()
        self._present_name.setVisible(not by_sheet)
        self.present.setVisible(not by_sheet)
        title = self.tr("Set a new passphrase") if by_sheet else self.tr("Change the passphrase")
        self._card.set_title(title)
        self.change.set_text(title)
        self._about.setText(
            self.tr(
                "You opened the journal with its recovery sheet. Choose a passphrase for every day; the "
                "sheet goes on working."
            )
            if by_sheet
            else self.tr(
                "It takes a moment: only the lock is changed, not what you wrote. The recovery sheet goes on "
                "working. Nobody can reset a passphrase, so keep a copy on paper."
            )
        )

    def _on_change_clicked(self) -> None:
        by_sheet = self._by_sheet()
        refusal = self.new.refusal()
        if not by_sheet and not self.present.text():
            refusal = self.tr("Please type the present passphrase first.")
        if refusal:
            self.say(refusal, wrong=True)
            return
        keys, new = self.context.journal.keys, self.new.first.text()
        if by_sheet:
            self.run(keys.set_passphrase, new, done=self._on_done)
        else:
            self.run(keys.change_passphrase, self.present.text(), new, done=self._on_done)

    def _on_done(self, _: object) -> None:
        self.present.wipe()
        self.new.wipe()
        self._show_state()
        self.say(self.tr("Done. From now on the new passphrase opens the journal."))
        self.changed.emit()
