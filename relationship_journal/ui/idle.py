"""Notices when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits `idle` after `minutes` without a touch (0: never), and `resting` after two quiet seconds.

    Install it as an event filter on the application. `seconds` tells monotonic time.
    """

    idle = Signal()
    resting = Signal()

    def __init__(self, seconds: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = 10
        self._seconds = seconds
        self._touched = seconds()
        self._rested = True
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._seconds()
            self._rested = False
        return False

    def look(self) -> None:
        """See how long it has been quiet."""
        quiet = self._seconds() - self._touched
        if not self._rested and quiet >= 2:
            self._rested = True
            self.resting.emit()
        if self.minutes and quiet >= self.minutes * 60:
            self._touched = self._seconds()
            self.idle.emit()
