"""Starts a window in this process and says when it is painted: `python -m benchmarks.first_paint WHICH`.

WHICH is `bare`, an empty QMainWindow, or the folder of a journal, whose lock screen the program then shows.
Prints the moment on the clock all processes share, the processor time spent, and the heavy modules
imported by then.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

HEAVY = ("sqlalchemy", "numpy", "matplotlib", "cryptography", "argon2", "typst", "alembic", "sqlcipher3")


class Painted(QObject):
    """Waits for the first paint of `seen`, then says so and ends the process."""

    def __init__(self, seen: QWidget) -> None:
        super().__init__(seen)
        seen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _tell)  # once everything on it is painted too
        return False


def _tell() -> None:
    loaded = [name for name in HEAVY if name in sys.modules]
    print(time.monotonic(), time.process_time(), *loaded, flush=True)
    os._exit(0)


def bare() -> int:
    """An empty window of the same size."""
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 820)
    Painted(window)
    window.show()
    return application.exec()


def ours(folder: str) -> int:
    """The program, as its command starts it."""
    from relationship_journal import cli
    from relationship_journal.ui import first_frame

    show = first_frame.show

    def watched(window: Any) -> None:
        Painted(window.lock_screen)
        show(window)

    first_frame.show = watched
    return cli.main([folder])


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[1]))
