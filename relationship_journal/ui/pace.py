"""How Python shares its time, so that the window is never kept waiting for the other threads.

Python lets one thread run at a time. A window that wants to paint while the journal is read has to ask for
its turn at every step back into Python, and by default waits five milliseconds each time; a dozen such
steps make a pause one sees. And the garbage collector stops everything while it walks all there is: with
ten years of entries in memory that takes a fifth of a second. It also runs in whichever thread happens to
ask for memory, where what belongs to the window must not be taken apart.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

TURN_S = 0.0005
"""How long a thread may go on when another one waits."""
LOOK_MS = 50
YOUNG = 2_000
"""So many new objects are worth a look."""
MIDDLE = 3
"""Every so many looks also take in what survived the ones before."""


class Pace(QObject):
    """Lets threads take turns quickly, and collects garbage on the window's thread, a little at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is young, when there is enough of it."""
        if gc.get_count()[0] > YOUNG:
            self._looks += 1
            gc.collect(0 if self._looks % MIDDLE else 1)

    def tidy_up(self) -> None:
        """Look at everything once; for a moment when there is little and nobody waits."""
        gc.collect()


def keep_for_good() -> None:
    """What is there now stays to the end: do not look at it again."""
    gc.freeze()
