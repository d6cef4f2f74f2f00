"""Where a passphrase is typed: hidden, unless the user wants to see it."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal.ui.widgets.button import Button


class PassphraseField(QLineEdit):
    """A framed line with Show and Hide in it. Notices Caps Lock by what it makes of the letters."""

    caps_lock_changed = Signal(bool)
    """A letter showed that Caps Lock is on, or off again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps_lock = False
        self.setAccessibleName(name)
        hints = ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText", "ImhNoAutoUppercase")
        self.setProperty("inputMethodHints", "|".join(hints))
        self.switch = Button("", "link", parent=self)
        self.switch.clicked.connect(self._on_switch_clicked)
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.switch.setText(self.tr("Hide") if shown else self.tr("Show"))
        self.switch.setAccessibleName(self.tr("Hide passphrase") if shown else self.tr("Show passphrase"))
        self._place_switch()

    def wipe(self) -> None:
        """Forget what was typed, its undo history too, and show dots again."""
        self.setText("")
        self.set_shown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self._notice_caps_lock(typed.isupper() != shifted)
        elif event.key() == QtCore.Qt.Key.Key_CapsLock:
            self._notice_caps_lock(False)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_switch()

    def _notice_caps_lock(self, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_changed.emit(on)

    def _place_switch(self) -> None:
        size = self.switch.sizeHint()
        self.setTextMargins(0, 0, size.width() + 4, 0)
        self.switch.setGeometry(
            self.width() - size.width() - 8, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _on_switch_clicked(self) -> None:
        self.set_shown(self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus()
