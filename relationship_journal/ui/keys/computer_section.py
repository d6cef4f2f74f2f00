"""Let this computer's keyring open the journal, or let it forget."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.keys.section import Section
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField


class ComputerSection(Section):
    """Off unless switched on. When the passphrase was last typed is kept in the machine's settings."""

    machine_changed = Signal()

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._machine = machine
        self._remembered = False
        self._state = label("", "heading", wrap=True)
        self._name = label(self.tr("Passphrase"), "eyebrow")
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.remember = Button(self.tr("Let this computer open it"), "primary")
        self.forget = Button(self.tr("Forget"), "primary")
        self._build()
        self._show_state()
        self.remember.clicked.connect(self._on_remember_clicked)
        self.passphrase.returnPressed.connect(self._on_remember_clicked)
        self.passphrase.textChanged.connect(self._show_state)
        self.forget.clicked.connect(self._on_forget_clicked)

    def enter(self) -> None:
        self.context.tasks.run(self.context.journal.keys.remembered, done=self._on_known, owner=self)

    def _build(self) -> None:
        card = Card(self.tr("Open without the passphrase"))
        card.body.setSpacing(8)
        card.body.addWidget(
            label(
                self.tr(
                    "This computer can keep a second key in its own keyring and open the journal with one "
                    "click. The passphrase goes on working, and every two weeks it is asked for, so that "
                    "you keep it in mind."
                ),
                wrap=True,
            )
        )
        card.body.addWidget(
            label(
                self.tr("Then whoever can use your account on this computer can read the journal."),
                tone="ember",
                wrap=True,
            )
        )
        card.body.addSpacing(4)
        for part in (self._state, self._name, self.passphrase, self.message):
            card.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.remember)
        row.addWidget(self.forget)
        row.addStretch(1)
        card.body.addSpacing(4)
        card.body.addLayout(row)
        self.parts.addWidget(card)

    def _show_state(self) -> None:
        self._state.setText(
            self.tr("This computer can open it.")
            if self._remembered
            else self.tr("This computer asks for the passphrase each time.")
        )
        for part in (self._name, self.passphrase, self.remember):
            part.setVisible(not self._remembered)
        self.forget.setVisible(self._remembered)
        self.remember.setEnabled(bool(self.passphrase.text()))

    def _on_known(self, remembered: bool) -> None:
        self._remembered = remembered
        self._show_state()
        first = self.forget if remembered else self.passphrase
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remember_clicked(self) -> None:
        if self.remember.isEnabled():
            work = self.context.journal.keys.remember_on_this_computer
            self.run(work, self.passphrase.text(), done=self._on_now_remembered)

    def _on_now_remembered(self, _: object) -> None:
        self.passphrase.wipe()
        self._machine.asked[str(self.context.journal.folder)] = self.context.clock.now().isoformat()
        self.machine_changed.emit()
        self._on_known(True)
        self.say(self.tr("From now on the lock screen offers to open it without the passphrase."))

    def _on_forget_clicked(self) -> None:
        self.run(self.context.journal.keys.forget_on_this_computer, done=self._on_forgotten)

    def _on_forgotten(self, _: object) -> None:
        self.forgotten()
        self.say(self.tr("Forgotten. Only the passphrase and the recovery sheet open it now."))

    def forgotten(self) -> None:
        """The keyring no longer opens the journal."""
        self._machine.asked.pop(str(self.context.journal.folder), None)
        self.machine_changed.emit()
        self._remembered = False
        self._show_state()
