"""The command line: arguments lead to the window or to a command that needs no display."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from relationship_journal import __version__
from relationship_journal.commands import backups, export, journal, keys, rescue
from relationship_journal.commands.terminal import EXIT_KNOWN, Command
from relationship_journal.domain.errors import KnownError
from relationship_journal.vault import hardening

PROGRAM = "relationship-journal"
_COMMANDS: dict[str, Command] = {
    **journal.COMMANDS,
    **export.COMMANDS,
    **backups.COMMANDS,
    **rescue.COMMANDS,
    **keys.COMMANDS,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the return value is its exit code: 0 done, 1 a known failure, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in _COMMANDS:
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
        epilog=f"Commands: {', '.join(_COMMANDS)}. Each explains itself with --help.",
    )
    parser.add_argument("journal", nargs="?", type=Path, help="the journal's folder")
    parser.add_argument("--demo", action="store_true", help="open a sample year in a temporary folder")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    options = parser.parse_args(given)
    hardening.forbid_core_files()
    from relationship_journal.app import run_window

    return run_window(options.journal, demo=options.demo)


def _run_command(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog=PROGRAM)
    commands = parser.add_subparsers(required=True)
    for name, known in _COMMANDS.items():
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
