"""Watches from outside which files of a folder anybody opens (Linux's inotify)."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path

_OPENED = 0x20
_HEAD = struct.Struct("iIII")


class Watch:
    """Every opening of a file in `folder` from now on, by name, by whatever process."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._descriptor >= 0, os.strerror(ctypes.get_errno())
        added = libc.inotify_add_watch(self._descriptor, os.fsencode(folder), _OPENED)
        assert added >= 0, os.strerror(ctypes.get_errno())
        self._opened: set[str] = set()

    def opened(self) -> set[str]:
        """Names of the files opened so far."""
        while True:
            try:
                data = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                return self._opened
            while data:
                *_, length = _HEAD.unpack_from(data)
                name = data[_HEAD.size : _HEAD.size + length].rstrip(b"\0").decode()
                if name:  # the folder itself has none
                    self._opened.add(name)
                data = data[_HEAD.size + length :]

    def close(self) -> None:
        """Watch no more."""
        os.close(self._descriptor)
