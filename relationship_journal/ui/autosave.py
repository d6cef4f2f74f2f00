"""Typing is kept without being asked: a little after the last key, and at once on `flush`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

DELAY_MS = 400
"""How long after the last key a text is handed over."""
PATIENCE_MS = 900
"""The longest a text waits while typing goes on, so that a crash loses at most the last second."""


class Autosave(QObject):
    """Calls `save` once typing rests for `delay_ms`, after PATIENCE_MS without a rest, and on `flush`."""

    def __init__(self, parent: QObject, save: Callable[[], None], delay_ms: int = DELAY_MS) -> None:
        super().__init__(parent)
        self._save = save
        self._waiting = False
        self._rest = QTimer(self, singleShot=True, interval=delay_ms)
        self._patience = QTimer(self, singleShot=True, interval=max(delay_ms, PATIENCE_MS))
        self._rest.timeout.connect(self.flush)
        self._patience.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        """Whether something typed has not been handed over yet."""
        return self._waiting

    def touch(self) -> None:
        """Something was typed."""
        self._rest.start()
        if not self._waiting:
            self._waiting = True
            self._patience.start()

    def flush(self) -> None:
        """Hand over now what is waiting, if anything is."""
        if not self._waiting:
            return
        self._waiting = False
        self._rest.stop()
        self._patience.stop()
        self._save()
