"""The command line: arguments lead to the window or to a command that needs no display."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from relationship_journal import __version__
from relationship_journal.domain.errors import KnownError
from relationship_journal.vault import hardening

if TYPE_CHECKING:
    from relationship_journal.commands.terminal import Command

PROGRAM = "relationship-journal"
COMMANDS = {
    "new": "journal",
    "info": "journal",
    "verify": "journal",
    "export": "export",
    "import": "imports",
    "backup": "backups",
    "restore": "backups",
    "rescue": "rescue",
    "passphrase": "keys",
    "recovery-key": "keys",
    "content": "content",
}
"""Each command and its module in commands/, which the window has no use for."""
EXIT_KNOWN = 1
"""As in commands.terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the return value is its exit code: 0 done, 1 a known failure, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            return _run_command(given)
        return _run_window(given)
    except KnownError as error:
        print(error, file=sys.stderr)
        return EXIT_KNOWN
    except KeyboardInterrupt:
        print("Stopped. Nothing was left half done.", file=sys.stderr)
        return EXIT_KNOWN


def _run_window(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="A private, encrypted journal for someone who wants to find the spark again.",
        epilog=f"Commands: {', '.join(COMMANDS)}. Each explains itself with --help.",
    )
    parser.add_argument("journal", nargs="?", type=Path, help="the journal's folder, or a backup to restore")
    parser.add_argument("--demo", action="store_true", help="open a sample year in a temporary folder")
    parser.add_argument("--quietly", action="store_true", help="start minimised, as at sign-in")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    options = parser.parse_args(given)
    hardening.forbid_core_files()
    from relationship_journal.app import run_window

    return run_window(options.journal, demo=options.demo, quietly=options.quietly)


def _run_command(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog=PROGRAM)
    commands = parser.add_subparsers(required=True)
    for name, module in COMMANDS.items():
        known: Command = import_module(f"relationship_journal.commands.{module}").COMMANDS[name]
        command = commands.add_parser(name, help=known.run.__doc__, description=known.run.__doc__)
        known.describe(command)
        command.add_argument(
            "--passphrase-fd",
            type=int,
            metavar="N",
            help="read the passphrase as a line from this file descriptor, a new one as the next line",
        )
        command.set_defaults(run=known.run)
    options = parser.parse_args(given)
    hardening.harden()
    code: int = options.run(options)
    return code
