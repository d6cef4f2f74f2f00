"""Unlocks a journal in the program's window and times it: `python -m benchmarks.first_unlock FOLDER`.

Prints the seconds from the passphrase to Today painted with what is in it, and those of one derivation of
a key with the same parameters, in the same process.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.corpus import LAST_DAY, PASSPHRASE, StillClock
from relationship_journal import app
from relationship_journal.system_clock import SystemClock
from relationship_journal.vault.keys import KdfProfile

TYPING_MS = 3500
"""What passes between the lock screen and the Enter key; somebody who types a passphrase takes longer."""


class Unlocking(QObject):
    """Presses Enter, and waits for Today to be painted with its day in it."""

    def __init__(self, running: app.Running) -> None:
        super().__init__()
        self._window = running.window
        self._begun = 0.0
        self._seen: QObject | None = None
        QTimer.singleShot(TYPING_MS, self, self._enter)

    def _enter(self) -> None:
        desk = self._window.desk
        assert desk is not None
        self._today = desk.tab("today")
        self._today.appreciations.installEventFilter(self)  # type: ignore[attr-defined]
        field = self._window.lock_screen.field
        field.setText(PASSPHRASE)
        self._begun = perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._filled():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)  # once all that stands on it is painted too
        return False

    def _filled(self) -> bool:
        return self._today._shown == LAST_DAY  # type: ignore[attr-defined]

    def _tell(self) -> None:
        took = perf_counter() - self._begun
        print(took, derivation(), flush=True)
        self._window.close()
        QTimer.singleShot(0, QApplication.quit)


def derivation() -> float:
    """Seconds of Argon2id with the usual parameters."""
    from argon2.low_level import Type, hash_secret_raw

    usual = KdfProfile()
    begun = perf_counter()
    hash_secret_raw(PASSPHRASE.encode(), b"s" * 16, usual.t, usual.m, usual.p, 32, Type.ID)
    return perf_counter() - begun


def main(folder: str) -> int:
    """Start the program before the journal in `folder`."""
    application = QApplication(["unlocking"])
    with tempfile.TemporaryDirectory() as config:
        clock = cast(SystemClock, StillClock())
        running = app.start(application, Path(folder), Path(config), clock=clock)
        unlocking = Unlocking(running)
        code = application.exec()
        running.tasks.finish()
        del unlocking
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
