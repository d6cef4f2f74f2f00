"""Leaves quickly: first nothing of the journal is to be seen, then it is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from relationship_journal.ui.main_window import MainWindow


class QuickExit(QObject):
    """Covers `window` and takes every other window of the program off the screen, in one breath.

    Nothing slow happens before the cover is painted: taking the words of the fields, closing the dialogs
    and locking come right after. `windows` tells all windows of the program. A journal that finishes
    opening behind the cover is locked again.
    """

    def __init__(
        self,
        window: MainWindow,
        windows: Callable[[], Iterable[QWidget]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._windows = windows
        window.settings_known.connect(self._on_window_settings_known)

    def leave(self) -> None:
        """Cover now, lock then."""
        others = [one for one in self._windows() if one is not self._window and one.isVisible()]
        for one in others:
            one.hide()
        self._window.put_cover_on()
        self._window.activateWindow()  # the keys shall go to the notes, not to what is behind all of it
        QTimer.singleShot(0, self, lambda: self._close(others))

    def _close(self, others: Iterable[QWidget]) -> None:
        self._window.lock()
        for one in others:
            if isValid(one):
                one.reject() if isinstance(one, QDialog) else one.close()

    def _on_window_settings_known(self) -> None:
        if self._window.covered:
            QTimer.singleShot(0, self, self._window.lock)
