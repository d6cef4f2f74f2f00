"""A button for what cannot be taken back: the first press says so, the second does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button, Variant


class TwoStepButton(Button):
    """Once pressed it shows `warning`; pressed again it emits `confirmed`. Leaving it calms it down."""

    confirmed = Signal()

    def __init__(
        self, text: str, warning: str, variant: Variant = "secondary", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, variant, parent=parent)
        self._calm, self._warning = text, warning
        self._armed = False
        self.clicked.connect(self._on_clicked)

    @property
    def armed(self) -> bool:
        """Whether the next press does it."""
        return self._armed

    def disarm(self) -> None:
        """Ask for two presses again."""
        if self._armed:
            self._armed = False
            self.set_text(self._calm)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.disarm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._armed and event.key() == Qt.Key.Key_Escape:
            self.disarm()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        if self._armed:
            self.disarm()
            self.confirmed.emit()
            return
        self._armed = True
        self.set_text(self._warning)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._warning)
