"""Starts the program when the user signs in, for who wants reminders: off until asked for.

Each system has its own place for the wish: a desktop file (XDG autostart), a value of the registry
(Windows), a launch agent (macOS). It holds the command and a neutral name, nothing of the journal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = "relationship-journal.desktop"
LABEL = "io.github.relationshipjournal.RelationshipJournal"
RUN_KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
RUN_NAME = "RelationshipJournal"
_RESERVED = '"`$\\'
"""What is escaped within quotes, by the Desktop Entry Specification."""


class LoginStart:
    """The wish to be started at sign-in. `command` is what starts the program without a window in the way."""

    def __init__(
        self,
        command: Sequence[str],
        name: str,
        home: Path | None = None,
        environment: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
        registry: Callable[[], Any] | None = None,
    ) -> None:
        self._command = list(command)
        self._name = name
        self._home = home or Path.home()
        self._environment = environment
        self._platform = platform
        self._registry = registry or _run_key

    @property
    def possible(self) -> bool:
        """Whether this program can be started so; a sandbox has no access to the place."""
        return not self._environment.get("FLATPAK_ID")

    def wanted(self) -> bool:
        """Whether the wish is there."""
        if self._platform == "win32":
            return bool(self._registry().contains(RUN_NAME))
        return self._path.is_file()

    def want(self, on: bool) -> None:
        """Leave the wish, or take it away. Raises OSError when the system does not let us."""
        if self._platform == "win32":
            self._write_registry(on)
        elif on:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(self._words())
        else:
            self._path.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        if self._platform == "darwin":
            return self._home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        config = self._environment.get("XDG_CONFIG_HOME", "")
        return (Path(config) if os.path.isabs(config) else self._home / ".config") / "autostart" / FILE

    def _words(self) -> bytes:
        if self._platform == "darwin":
            import plistlib  # not on the way to the first frame

            return plistlib.dumps({"Label": LABEL, "ProgramArguments": self._command, "RunAtLoad": True})
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={self._name}",
            f"TryExec={_value(self._command[0])}",
            f"Exec={_value(' '.join(_quoted(word) for word in self._command))}",
            "Terminal=false",
            "StartupNotify=false",
        ]
        return "".join(f"{line}\n" for line in lines).encode()

    def _write_registry(self, on: bool) -> None:
        import subprocess

        values = self._registry()
        if on:
            values.setValue(RUN_NAME, subprocess.list2cmdline(self._command))
        else:
            values.remove(RUN_NAME)
        values.sync()
        if values.status() != type(values).Status.NoError:
            raise OSError("the registry refused")


def offered(name: str) -> LoginStart | None:
    """The wish of this user on this computer, under `name`; None where it cannot be had."""
    from relationship_journal.ui.restart import this_command

    login = LoginStart(this_command(["--quietly"], frozen=hasattr(sys, "frozen")), name)
    return login if login.possible else None


def _quoted(word: str) -> str:
    """A word of a command as Exec wants it: in quotes, with its own characters escaped."""
    escaped = "".join(f"\\{one}" if one in _RESERVED else one for one in word).replace("%", "%%")
    return f'"{escaped}"'


def _value(text: str) -> str:
    """A value of a desktop file: a backslash is written twice."""
    return text.replace("\\", "\\\\")


def _run_key() -> Any:
    from PySide6.QtCore import QSettings

    return QSettings(RUN_KEY, QSettings.Format.NativeFormat)
