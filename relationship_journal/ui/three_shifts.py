"""Hears Shift pressed three times within a second."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

WITHIN = 1.0
"""Seconds from the first press to the third."""
TIMES = 3
_OTHERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

Stamp = Callable[[QKeyEvent], float]


def pressed_at(event: QKeyEvent) -> float:
    """When a key was pressed, in seconds; platforms that do not say it get the present moment."""
    return event.timestamp() / 1000 or time.monotonic()


class ThreeShifts(QObject):
    """Emits `pressed` at the third bare press. Any other key or a click in between begins anew.

    A Shift that is held and repeats counts once. It listens to the windows it is told to `follow`, where
    keys arrive first: before a field, a menu or a dialog in them can take them. `stamp` tells in seconds
    when a key was pressed, which on a busy computer is not when the program hears of it.
    """

    pressed = Signal()

    def __init__(self, stamp: Stamp = pressed_at, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stamp = stamp
        self._presses: list[float] = []
        self._held = False

    def follow(self, window: QObject | None) -> None:
        """Listen to `window` (QWindow) too."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._on_key_pressed(event)
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._held = self._held and event.key() != Qt.Key.Key_Shift
        elif kind == QEvent.Type.MouseButtonPress:
            self._presses.clear()
        return False

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Shift or event.modifiers() & _OTHERS:
            self._presses.clear()
            return
        if event.isAutoRepeat() or self._held:
            return
        self._held = True
        now = self._stamp(event)
        self._presses = [at for at in self._presses if now - at <= WITHIN] + [now]
        if len(self._presses) >= TIMES:
            self._presses.clear()
            self.pressed.emit()
