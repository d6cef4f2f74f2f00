"""Keeps the windows off screenshots and shared screens, on the systems that let a program ask for that.

Windows leaves a window out of what is captured (WDA_EXCLUDEFROMCAPTURE, since Windows 10 2004), macOS
does so for a window whose content it may not share (NSWindowSharingNone; some newer capture tools no
longer ask). X11 and Wayland know no such wish: there every program, or the desktop, sees the whole screen.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow

WDA_NONE, WDA_EXCLUDEFROMCAPTURE = 0x00, 0x11
NS_SHARING_NONE, NS_SHARING_READ_ONLY = 0, 1
Hide = Callable[[int, bool], None]
"""Hides the window with a native id from capture, or shows it there again."""


def possible(platform: str = sys.platform) -> bool:
    """Whether this system can keep a window off screenshots at all."""
    return platform in _WAYS


class CaptureShield(QObject):
    """Hides every window it has met while `hidden`; does nothing where the system knows no way."""

    def __init__(self, hide: Hide | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hide = hide or _WAYS.get(sys.platform)
        self._hidden = False
        self._windows: dict[int, QWindow] = {}

    def follow(self, window: QWindow | None) -> None:
        """Look after `window` too, from now on."""
        if window is None or self._hide is None:
            return
        number = int(window.winId())
        if number not in self._windows:
            self._windows[number] = window
            window.destroyed.connect(lambda: self._windows.pop(number, None))
            if self._hidden:
                self._tell(number)

    def set_hidden(self, hidden: bool) -> None:
        """Hide all windows from capture, or show them there again."""
        if hidden != self._hidden:
            self._hidden = hidden
            for number in self._windows:
                self._tell(number)

    def _tell(self, number: int) -> None:
        if self._hide is not None:
            with suppress(OSError, AttributeError):
                self._hide(number, self._hidden)


def _hide_on_windows(number: int, hidden: bool, user32: Any = None) -> None:
    library = user32 or ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    library.SetWindowDisplayAffinity(number, WDA_EXCLUDEFROMCAPTURE if hidden else WDA_NONE)


def _hide_on_macos(number: int, hidden: bool, objc: Any = None) -> None:
    """`number` is an NSView; its window is asked by way of the Objective-C runtime."""
    library = objc or ctypes.CDLL("/usr/lib/libobjc.dylib")
    library.sel_registerName.restype = ctypes.c_void_p
    send = library.objc_msgSend
    send.restype, send.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_void_p]
    window = send(number, library.sel_registerName(b"window"))
    if window:
        send.restype = None
        send.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
        kind = NS_SHARING_NONE if hidden else NS_SHARING_READ_ONLY
        send(window, library.sel_registerName(b"setSharingType:"), kind)


_WAYS: dict[str, Hide] = {"win32": _hide_on_windows, "darwin": _hide_on_macos}
