"""Lock and start afresh: what a program has had in its memory is gone for certain only when it has ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QProcess

Starter = Callable[[str, list[str]], object]


class Closable(Protocol):
    """What is asked of the window."""

    def close(self) -> bool:
        """Lock, and end."""
        ...


def this_command(arguments: Sequence[str], *, frozen: bool = False) -> list[str]:
    """How to start this program again as it was started."""
    module = [] if frozen else ["-m", "relationship_journal"]
    return [sys.executable, *module, *arguments]


class Restart:
    """Closes the window when asked; `fulfil`, once everything is written and let go, starts it anew."""

    def __init__(
        self, window: Closable, command: Sequence[str], starter: Starter = QProcess.startDetached
    ) -> None:
        self._window = window
        self._command = list(command)
        self._starter = starter
        self._wanted = False

    def ask(self) -> None:
        """Lock, end, and begin again."""
        self._wanted = True
        self._window.close()

    def fulfil(self) -> None:
        """Start the new process if one was asked for. Call it last of all."""
        if self._wanted:
            self._starter(self._command[0], self._command[1:])
