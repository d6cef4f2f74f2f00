"""What the commands share: exit codes, the passphrase, progress, and opening a journal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.passphrases import SHORTEST

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal

EXIT_DONE, EXIT_KNOWN, EXIT_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """`describe` adds the arguments; `run` does it and returns the exit code. Its docstring is the help."""

    describe: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Passphrases:
    """Asked on the terminal, or the lines of a file descriptor; never an argument nor the environment."""

    def __init__(self, descriptor: int | None) -> None:
        self._lines = None if descriptor is None else _lines(descriptor)

    def present(self, question: str = "Passphrase: ") -> str:
        """The passphrase of a journal: the next line."""
        if self._lines is None:
            return getpass(question)
        return next(self._lines, "").removesuffix("\n").removesuffix("\r")

    def new(self, question: str = "Passphrase: ") -> str:
        """A passphrase to be set: the next line, or asked twice. Raises KnownError when it will not do."""
        given = self.present(question)
        if self._lines is None and getpass("Once more: ") != given:
            raise KnownError("The two passphrases differ, so nothing was changed. Please try again.")
        if len(given) < SHORTEST:
            raise KnownError("A passphrase needs at least eight characters, so nothing was changed.")
        return given


def _lines(descriptor: int) -> Iterator[str]:
    try:
        with os.fdopen(descriptor, encoding="utf-8", newline="") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(
            f"No passphrase could be read from file descriptor {descriptor}, so nothing was done. "
            "Open it for reading, as in 3<passphrase.txt."
        ) from error


def ask_for_journal(command: argparse.ArgumentParser) -> None:
    """The argument nearly every command has."""
    command.add_argument("journal", type=Path, metavar="JOURNAL", help="the journal's folder")


def open_journal(options: argparse.Namespace, passphrases: Passphrases | None = None) -> Journal:
    """The journal named, opened with the passphrase asked for, or the next one of `passphrases`."""
    from relationship_journal.journal.journal import Journal
    from relationship_journal.system_clock import SystemClock

    asked = passphrases or Passphrases(options.passphrase_fd)
    return Journal.open(options.journal, asked.present(), SystemClock())


def progress(part: float, name: str) -> None:
    """Tell on stderr how far it is: `part` from 0 to 1."""
    print(f"{part:4.0%} {name}", file=sys.stderr)
