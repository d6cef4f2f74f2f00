"""The command line: arguments lead to the window or to a command that needs no display."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from relationship_journal import __version__
from relationship_journal.domain.errors import KnownError

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal

PROGRAM = "relationship-journal"
EXIT_DONE, EXIT_KNOWN, EXIT_USAGE = 0, 1, 2


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
    from relationship_journal.app import run_window

    return run_window(options.journal, demo=options.demo)


def _run_command(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog=PROGRAM)
    commands = parser.add_subparsers(required=True)
    for name, (describe, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        command.add_argument("journal", type=Path, metavar="JOURNAL", help="the journal's folder")
        command.add_argument(
            "--passphrase-fd",
            type=int,
            metavar="N",
            help="read the passphrase as a line from this file descriptor",
        )
        describe(command)
        command.set_defaults(run=run)
    options = parser.parse_args(given)
    code: int = options.run(options)
    return code


def _describe_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sample", action="store_true", help="fill it with a sample year")


def _new(options: argparse.Namespace) -> int:
    """Create a journal."""
    from relationship_journal.app import SystemClock, fill_with_sample
    from relationship_journal.journal.journal import Journal

    passphrase = _passphrase(options, new=True)
    journal = Journal.create(options.journal, passphrase, SystemClock())
    try:
        if options.sample:
            _progress(0.5, "writing the sample year")
            fill_with_sample(journal)
    finally:
        journal.close()
    _progress(1.0, "done")
    return EXIT_DONE


def _describe_info(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="as JSON")


def _info(options: argparse.Namespace) -> int:
    """Tell what a journal holds."""
    journal = _open(options)
    try:
        first, last = journal.first_day(), journal.last_day()
        told = {
            "format": journal.format(),
            "counts": journal.counts(),
            "first_day": first and first.isoformat(),
            "last_day": last and last.isoformat(),
            "bytes": sum(path.stat().st_size for path in options.journal.rglob("*") if path.is_file()),
            "libraries": journal.libraries(),
        }
    finally:
        journal.close()
    if options.json:
        print(json.dumps(told, indent=1))
    else:
        for name, value in told.items():
            print(f"{name}: {value}")
    return EXIT_DONE


def _describe_nothing(command: argparse.ArgumentParser) -> None:
    del command


def _verify(options: argparse.Namespace) -> int:
    """Check every page, reference and index of a journal."""
    journal = _open(options)
    try:
        findings = journal.verify(_progress)
    finally:
        journal.close()
    for finding in findings:
        print(finding)
    if not findings:
        print("Everything is as it was written.")
    return EXIT_KNOWN if findings else EXIT_DONE


def _describe_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("pdf", "json"), required=True)
    command.add_argument("--to", type=Path, required=True, metavar="PATH")
    command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--until", dest="last", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--kind", action="append", default=[], metavar="KIND", help="may be given again")


def _export(options: argparse.Namespace) -> int:
    """Write a journal, or part of it, to a PDF or JSON file that anyone can read."""
    from relationship_journal.app import export

    journal = _open(options)
    try:
        data = export(
            journal, options.format, frozenset(options.kind), options.first, options.last, _progress
        )
    finally:
        journal.close()
    from relationship_journal.exchange.files import write_atomically

    write_atomically(options.to, data)
    return EXIT_DONE


_Command = tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]
_COMMANDS: dict[str, _Command] = {
    "new": (_describe_new, _new),
    "info": (_describe_info, _info),
    "verify": (_describe_nothing, _verify),
    "export": (_describe_export, _export),
}


def _open(options: argparse.Namespace) -> Journal:
    from relationship_journal.app import SystemClock
    from relationship_journal.journal.journal import Journal

    return Journal.open(options.journal, _passphrase(options), SystemClock())


def _passphrase(options: argparse.Namespace, new: bool = False) -> str:
    """Asked on the terminal, or one line of a file descriptor; never an argument nor the environment."""
    if options.passphrase_fd is not None:
        with os.fdopen(options.passphrase_fd, encoding="utf-8", newline="") as stream:
            given = stream.readline().removesuffix("\n").removesuffix("\r")
    else:
        given = getpass("Passphrase: ")
        if new and getpass("Once more: ") != given:
            raise KnownError("The two passphrases differ, so nothing was created. Please try again.")
    if new and len(given) < 8:
        raise KnownError("A passphrase needs at least eight characters, so nothing was created.")
    return given


def _progress(part: float, name: str) -> None:
    print(f"{part:4.0%} {name}", file=sys.stderr)
