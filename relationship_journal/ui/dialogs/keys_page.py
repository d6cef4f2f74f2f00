"""Passphrase and recovery: how the journal is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.machine import Machine


class KeysPage(Sheet):
    """Its sections: the passphrase, the recovery sheet, this computer, a new key."""

    machine_changed = Signal()

    def __init__(
        self, context: Context, machine: Machine, section: str = "passphrase", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Passphrase and recovery"), parent=parent)
        self._machine = machine
        self._section = section
