"""At what time of day, whether that time is protected, and whether to be reminded then."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.rituals import Ritual
from relationship_journal.ui.rituals.words import tr
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.spin_fields import TimeField

USUAL = time(19, 30)


class TimeRow(QWidget):
    """A time is needed before it can be protected or remembered."""

    changed = Signal(object, bool, bool)
    """The time or None, whether it is protected, whether to remind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timed = CheckBox(tr("At a time of day"))
        self.at = TimeField(tr("Time of day"))
        self.protected = CheckBox(tr("This time is protected: nothing else goes there"))
        self.remind = CheckBox(tr("Remind me then"))
        self._filling = False
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.timed)
        row.addWidget(self.at)
        row.addStretch(1)
        hint = tr(
            "A reminder only says “A note for this time of day”. Reminders are switched on in Settings."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.protected)
        layout.addWidget(self.remind)
        layout.addWidget(label(hint, "hint", wrap=True))
        for box in (self.timed, self.protected, self.remind):
            box.toggled.connect(self._on_field_changed)
        self.at.timeChanged.connect(self._on_field_changed)

    def show_ritual(self, ritual: Ritual) -> None:
        """Show what is chosen; says nothing about it."""
        self._filling = True
        at = ritual.at or USUAL
        self.timed.setChecked(ritual.at is not None)
        if not self.at.hasFocus():
            self.at.setTime(QTime(at.hour, at.minute))
        self.protected.setChecked(ritual.protected)
        self.remind.setChecked(ritual.remind)
        self._filling = False
        self._enable()

    def _enable(self) -> None:
        for widget in (self.at, self.protected, self.remind):
            widget.setEnabled(self.timed.isChecked())

    def _on_field_changed(self, _value: object = None) -> None:
        if self._filling:
            return
        self._enable()
        timed = self.timed.isChecked()
        shown = self.at.time()
        at = time(shown.hour(), shown.minute()) if timed else None
        self.changed.emit(at, timed and self.protected.isChecked(), timed and self.remind.isChecked())
