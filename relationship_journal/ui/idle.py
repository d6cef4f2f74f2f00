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
    }
)


class IdleWatch(QObject):
    """Emits `idle` after `minutes` without a touch (0: never), and `resting` after two quiet seconds.

    It listens to the windows it is told to `follow`, not to the whole application: there every event of
    every widget would pass through here. `seconds` tells monotonic time.
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

    def follow(self, window: QObject | None) -> None:
        """Listen to `window` (QWindow), where keys and pointer arrive before any widget hears of them."""
        if window is not None:
            window.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._seconds()
        self._rested = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
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
