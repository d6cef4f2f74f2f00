"""export: write a journal, or part of it, to a file that anyone can read."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    Command,
    ask_for_journal,
    open_journal,
    progress,
)


def describe(command: argparse.ArgumentParser) -> None:
    """Arguments of `export`."""
    ask_for_journal(command)
    command.add_argument("--format", choices=("pdf", "json"), required=True)
    command.add_argument("--to", type=Path, required=True, metavar="PATH")
    command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--until", dest="last", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--kind", action="append", default=[], metavar="KIND", help="may be given again")


def export(options: argparse.Namespace) -> int:
    """Write a journal, or part of it, to a PDF or JSON file that anyone can read."""
    from relationship_journal import app
    from relationship_journal.exchange.files import write_atomically

    journal = open_journal(options)
    try:
        data = app.export(
            journal, options.format, frozenset(options.kind), options.first, options.last, progress
        )
    finally:
        journal.close()
    write_atomically(options.to, data)
    return EXIT_DONE


COMMANDS = {"export": Command(describe, export)}
