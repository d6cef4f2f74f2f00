"""The window's later parts are imported while there is time, one module at a turn.

On the window's own thread, always: Qt's classes that come into being on another thread while Qt is at work
can end the program.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from relationship_journal import ui

TURN_MS = 4
"""Between two modules; a few of them take ten milliseconds, most less than two."""


def parts() -> Iterator[str]:
    """The modules of the window: what all others build on first, what puts them together last."""
    found = [part.name for part in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")]
    return iter(sorted(found, key=lambda name: (".widgets." not in name, ".tabs." in name)))


class Ahead(QObject):
    """From `begin` on imports `parts` one by one, then calls `done` and goes."""

    def __init__(self, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[str] = iter(())
        self._done = done
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Start with the first part."""
        self._parts = parts()
        self._timer.start()

    def _go_on(self) -> None:
        name = next(self._parts, None)
        if name is not None:
            import_module(name)
            return
        self._timer.stop()
        self._done()
        self.deleteLater()
