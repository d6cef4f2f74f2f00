"""The window is seen before all that answers the user is there."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_S = 0.25
"""A window that nobody sees, on another desktop or minimised, is not painted; do not wait for it longer."""


def show(window: QWidget) -> None:
    """Show `window` and return once it is painted. Keys and clicks wait in their queue meanwhile: none is
    lost, and none comes before what guards it."""
    window.show()
    handle = window.windowHandle()
    wakes = QTimer(interval=5)
    wakes.start()
    flags = QEventLoop.ProcessEventsFlag
    until = time.monotonic() + PATIENCE_S
    while not handle.isExposed() and time.monotonic() < until:
        QCoreApplication.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
    QCoreApplication.processEvents(flags.ExcludeUserInputEvents)
