"""What was copied out of the journal does not stay in the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QTextEdit

CLEARED_AFTER_MS = 30_000
_SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""How clipboard managers are asked to keep no history of it: those of Linux desktops, and Windows."""

Mode = QClipboard.Mode


def for_clipboard() -> QMimeData:
    """Empty data the clipboard may keep.

    The clipboard lets go of what it holds when the last of Qt is unloaded, long after Python: an object made
    here, with Python's own part, would end the program with a crash. A text field's is made by Qt alone.
    """
    return QTextEdit().createMimeDataFromSelection()


class ClipboardKeeper(QObject):
    """Clears text this program put into the clipboard, or (X11) selected, after 30 seconds and on `clear`.

    It touches only what is still this program's own: whoever copied something else since keeps it. Every
    field copies through the one clipboard, so that is where it listens. `timer` makes a timer that fires
    once.
    """

    def __init__(
        self,
        clipboard: QClipboard,
        timer: Callable[[QObject], QTimer] = lambda parent: QTimer(parent, singleShot=True),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timers: dict[Mode, QTimer] = {}
        self._marking = False
        for mode in (Mode.Clipboard, Mode.Selection):
            made = self._timers[mode] = timer(self)
            made.setInterval(CLEARED_AFTER_MS)
            made.timeout.connect(lambda mode=mode: self._clear(mode))
        clipboard.changed.connect(self._on_clipboard_changed)

    def clear(self) -> None:
        """Clear now what is ours: the journal is being locked, or the program ends."""
        for mode in self._timers:
            self._clear(mode)

    def _on_clipboard_changed(self, mode: Mode) -> None:
        if self._marking or mode not in self._timers:
            return
        if not self._is_ours(mode):
            self._timers[mode].stop()
            return
        self._mark(mode)
        self._timers[mode].start()

    def _mark(self, mode: Mode) -> None:
        """Replace it by its plain text, with the wish that no manager keep it."""
        marked = for_clipboard()
        marked.setText(self._clipboard.text(mode))
        for kind, value in _SECRET.items():
            marked.setData(kind, value)
        self._marking = True
        try:
            self._clipboard.setMimeData(marked, mode)
        finally:
            self._marking = False

    def _clear(self, mode: Mode) -> None:
        self._timers[mode].stop()
        if self._is_ours(mode):
            self._marking = True
            try:
                self._clipboard.clear(mode)
            finally:
                self._marking = False

    def _is_ours(self, mode: Mode) -> bool:
        if mode == Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
