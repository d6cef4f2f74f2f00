"""One window for each journal: a second start rings at the first, which comes to the front.

A lock on a small file tells that somebody stands before a journal. The system lets go of it when the process
ends, however that comes about, so nothing stale is ever in the way. To ring is to put a second file beside
it, which the window takes away: that is its answer. No socket and no thread, the same on every system;
QLocalServer would bring all of QtNetwork into a program that opens no connection.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from relationship_journal.domain.backups import SUFFIX

PATIENCE_S = 4.0
"""How long a second start waits for the first to answer; one that is just starting needs a second or two."""
ONE_RING_S = 0.5
LOOK_S = 0.01
BESIDE_SETTINGS = "running"
_NOBODY = -1
_LARGEST = 64 * 1024


def is_backup(path: Path) -> bool:
    """Whether a path given to the program names a backup and no journal; journals are folders."""
    return path.suffix == SUFFIX and not path.is_dir()


def place(config: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the files lie: the system's folder for what runs now, else beside the settings."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    if not runtime or not os.path.isdir(runtime):
        return config / BESIDE_SETTINGS
    sandbox = environment.get("FLATPAK_ID")  # its copies share only this one folder
    return Path(runtime, "app", sandbox) if sandbox else Path(runtime, "relationship-journal")


def name_of(folder: Path | None) -> str:
    """A name for a journal that tells nothing of it and is the same however its path is written."""
    try:
        told = os.stat(folder) if folder is not None else None
    except OSError:
        told = None
    return f"{told.st_dev:x}-{told.st_ino:x}" if told is not None else "new"


class Doorbell(QObject):
    """Hangs where one window stands: before a journal, or where the first one is made."""

    rung = Signal(str, str)
    """Somebody started the program again: the file they gave, or ""; and the desktop's leave to come to
    the front, or ""."""

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._name = ""
        self._held = _NOBODY
        self._watcher: QFileSystemWatcher | None = None

    def come_in(self, folder: Path | None, file: Path | None = None, patience: float = PATIENCE_S) -> bool:
        """Stand before `folder`; False when a window does so already, which has come to the front instead.

        One that is there and does not answer holds nobody up: the journal itself lets only one in.
        """
        until = time.monotonic() + patience
        while not self.stand_before(folder):
            if self._ring(name_of(folder), file):
                return False
            if time.monotonic() > until:
                break
        return True

    def stand_before(self, folder: Path | None) -> bool:
        """Stand before this journal from now on, unless another window does."""
        name = name_of(folder)
        if name == self._name:
            return True
        try:
            self._place.mkdir(parents=True, exist_ok=True, mode=0o700)
            held = _hold(self._place / f"{name}.lock")
        except OSError:  # a place that takes no locks: then there is no bell
            return True
        if held == _NOBODY:
            return False
        self._let_go()
        self._name, self._held = name, held
        if self._watcher is not None:
            self._look()
        return True

    def listen(self) -> None:
        """Hear it ring from now on, and whether it did while nobody could."""
        if self._held != _NOBODY:
            self._watcher = QFileSystemWatcher([str(self._place)], self)
            self._watcher.directoryChanged.connect(self._look)
            self._look()

    def release(self) -> None:
        """Stand nowhere any more, and leave nothing behind."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._let_go()
        ours = [self._place, self._place.parent] if self._place.name == BESIDE_SETTINGS else [self._place]
        for folder in ours:
            with suppress(OSError):  # another window may have something there
                folder.rmdir()

    def _let_go(self) -> None:
        if self._held == _NOBODY:
            return
        with suppress(OSError):
            (self._place / f"{self._name}.ring").unlink(missing_ok=True)
        with suppress(OSError):  # Windows removes no file that is open
            (self._place / f"{self._name}.lock").unlink(missing_ok=True)
        os.close(self._held)
        self._name, self._held = "", _NOBODY

    def _look(self, _: str = "") -> None:
        path = self._place / f"{self._name}.ring"
        with suppress(OSError, ValueError):
            told = json.loads(path.read_bytes()[:_LARGEST])
            path.unlink()
            if isinstance(told, dict):
                self.rung.emit(str(told.get("file", "")), str(told.get("token", "")))

    def _ring(self, name: str, file: Path | None) -> bool:
        """Whether somebody answered."""
        path = self._place / f"{name}.ring"
        told = {
            "file": str(file.absolute()) if file is not None else "",
            "token": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
        }
        try:
            own = path.with_suffix(f".{os.getpid()}")
            own.write_text(json.dumps(told), "utf-8")
            own.replace(path)
        except OSError:
            return False
        until = time.monotonic() + ONE_RING_S
        while path.exists() and time.monotonic() < until:
            time.sleep(LOOK_S)
        try:
            path.unlink()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return False


def _hold(path: Path) -> int:
    """The file, locked until it is closed; _NOBODY while another process holds it. Raises OSError."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            lock_file()(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return _NOBODY
        except OSError:
            os.close(descriptor)
            raise
        with suppress(OSError):
            if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                return descriptor
        os.close(descriptor)  # its owner took the file away while we were opening it


def lock_file(platform: str = sys.platform) -> Callable[[int], object]:
    """What locks an open file or raises at once; each system has its own call for it."""
    if platform == "win32":
        import msvcrt  # written for Windows, to be run there

        return lambda descriptor: msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    import fcntl

    return lambda descriptor: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
