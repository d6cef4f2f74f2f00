"""export: write a journal, or part of it, to a file that anyone can read."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    Command,
    Passphrases,
    ask_for_journal,
    open_journal,
    progress,
)
from relationship_journal.domain.errors import KnownError


def describe(command: argparse.ArgumentParser) -> None:
    """Arguments of `export`."""
    ask_for_journal(command)
    command.add_argument("--format", choices=("pdf", "json", "markdown", "csv", "ics"), required=True)
    command.add_argument("--to", type=Path, required=True, metavar="PATH")
    command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--until", dest="last", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--kind", action="append", default=[], metavar="KIND", help="may be given again")
    command.add_argument(
        "--neutral", action="store_true", help="in a calendar (ics), name nothing: every title is “Reminder”"
    )
    command.add_argument(
        "--protect",
        action="store_true",
        help="give the PDF a passphrase of its own, asked for or read as the second line",
    )


def export(options: argparse.Namespace) -> int:
    """Write a journal, or part of it, to a file that anyone can read; Markdown and CSV as a zip of files."""
    from relationship_journal import app
    from relationship_journal.exchange.files import write_atomically

    if options.protect and options.format != "pdf":
        raise KnownError("Only a PDF can have a passphrase, so nothing was written. Leave out --protect.")
    if options.neutral and options.format != "ics":
        raise KnownError("Only a calendar has titles to leave out; nothing was written. Leave out --neutral.")
    passphrases = Passphrases(options.passphrase_fd)
    journal = open_journal(options, passphrases)
    try:
        secret = passphrases.new("Passphrase of the PDF: ") if options.protect else ""
        data = app.export(
            journal, options.format, frozenset(options.kind), options.first, options.last, progress,
            neutral=options.neutral,
        )  # fmt: skip
    finally:
        journal.close()
    if secret:
        from relationship_journal.exchange.protect import protect

        data = protect(data, secret)
    write_atomically(options.to, data)
    return EXIT_DONE


COMMANDS = {"export": Command(describe, export)}
