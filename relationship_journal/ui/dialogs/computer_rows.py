"""Settings that belong to this computer and bring their own keeping."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.ui import text_scale
from relationship_journal.ui.dialogs.setting_rows import Choice
from relationship_journal.ui.machine import Machine


class TextSize(Choice):
    """How large everything is drawn."""

    changed = Signal()
    """The user chose another size, which `machine` now has."""

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__([(str(percent), f"{percent} %") for percent in text_scale.PERCENT], parent)
        self._machine = machine
        self.choose(str(text_scale.known(machine.text_scale)))
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, percent: str) -> None:
        self._machine.text_scale = int(percent)
        self.changed.emit()
