"""Settings that belong to this computer and bring their own keeping."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.ui import text_scale
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.setting_rows import Choice, SettingRow
from relationship_journal.ui.login_start import LoginStart
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.widgets.check_box import CheckBox


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


class StartAtLogin(CheckBox):
    """Whether the system starts the program at sign-in. Only the system remembers it."""

    changed = Signal()
    """The system took the user's wish."""

    def __init__(self, context: Context, login: LoginStart, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setText(self.tr("Start it"))
        self._context = context
        self._login = login
        self.setEnabled(False)
        self.toggled.connect(self._on_toggled)
        context.tasks.compute(login.wanted, done=self._on_known, owner=self)

    def row(self) -> SettingRow:
        """The box with its name and what it does."""
        return SettingRow(
            self.tr("Start when you sign in"),
            self.tr(
                "On this computer, locked and out of the way. Reminders come once you have unlocked your "
                "journal on that day."
            ),
            self,
        )

    def _on_known(self, wanted: bool) -> None:
        with QSignalBlocker(self):
            self.setChecked(wanted)
        self.setEnabled(True)

    def _on_toggled(self, on: bool) -> None:
        self._context.tasks.compute(
            self._login.want, on,
            done=lambda _: self.changed.emit(), failed=lambda _: self._on_refused(on), owner=self,
        )  # fmt: skip

    def _on_refused(self, on: bool) -> None:
        self._on_known(not on)
        self._context.notices.say(
            self.tr(
                "The system did not take this, and nothing has changed. Start the program by hand, or look "
                "whether your settings folder can be written."
            )
        )
