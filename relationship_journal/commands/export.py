"""export: write a journal, or part of it, to a file that anyone can read."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    Command,
    Passphrases,
    ask_for_journal,
    open_journal,
    progress,
)
from relationship_journal.domain.days import Span
from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.selections import TABS, Audience, Selection

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal

MOST_CONTEXT = 100_000
"""Bytes of a page of context; more is another file, chosen by mistake."""


def describe(command: argparse.ArgumentParser) -> None:
    """Arguments of `export`."""
    ask_for_journal(command)
    command.add_argument("--format", choices=("pdf", "json", "markdown", "csv", "ics"), required=True)
    command.add_argument("--to", type=Path, required=True, metavar="PATH")
    command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--until", dest="last", type=date.fromisoformat, metavar="DATE")
    command.add_argument("--kind", action="append", default=[], metavar="KIND", help="may be given again")
    command.add_argument("--tab", choices=tuple(TABS), help="what is on one tab")
    command.add_argument("--program", metavar="NAME", help="one guided program, every time through it")
    command.add_argument("--search", metavar="WORDS", help="what a search for these words finds")
    command.add_argument(
        "--for",
        dest="audience",
        choices=tuple(Audience),
        default=Audience.ME.value,
        help="us: only what is meant for both or was given already; counsellor: only what the other "
        "arguments pick, without names and charts",
    )
    command.add_argument(
        "--context", type=Path, metavar="FILE", help="a text in UTF-8: the first page of a counsellor's PDF"
    )
    command.add_argument("--replace", action="store_true", help="write over a file that is there already")
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
    if options.to.exists() and not options.replace:
        raise KnownError(
            f"{options.to} is there already, so nothing was written. Choose another name, or add --replace."
        )
    context = _first_page(options)
    passphrases = Passphrases(options.passphrase_fd)
    journal = open_journal(options, passphrases)
    try:
        secret = passphrases.new("Passphrase of the PDF: ") if options.protect else ""
        data = app.export(
            journal, options.format, replace(_chosen(options, journal), context=context), progress,
            neutral=options.neutral,
        )  # fmt: skip
    finally:
        journal.close()
    if secret:
        from relationship_journal.exchange.protect import protect

        data = protect(data, secret)
    write_atomically(options.to, data)
    return EXIT_DONE


def _chosen(options: argparse.Namespace, journal: Journal) -> Selection:
    """What the arguments pick: each of them narrows it further."""
    kinds = [frozenset(options.kind)] if options.kind else []
    kinds += [TABS[options.tab]] if options.tab else []
    bounded = options.first is not None or options.last is not None
    ids: list[frozenset[UUID]] = []
    if options.program:
        runs = journal.archive(Selection(kinds=frozenset({"run"}))).runs
        ids.append(frozenset(run.id for run in runs if run.program == options.program))
        if not ids[-1]:
            raise KnownError(
                "There is no such program in this journal, so nothing was written. Its name is like "
                "“a-better-conversation”."
            )
    if options.search:
        total = journal.search.find(options.search).total
        found = journal.search.find(options.search, limit=max(1, total))
        ids.append(frozenset(hit.id for hit in found.hits))
    chosen = Selection(
        kinds=frozenset.intersection(*kinds) if kinds else None,
        span=Span(options.first or date.min, options.last or date.max) if bounded else None,
        ids=frozenset.intersection(*ids) if ids else None,
        audience=Audience(options.audience),
    )
    return _picked(chosen, journal) if chosen.audience is Audience.COUNSELLOR else chosen


def _picked(chosen: Selection, journal: Journal) -> Selection:
    """A counsellor gets what was picked one by one: here, all that the arguments find."""
    if chosen.kinds is None and chosen.span is None and chosen.ids is None:
        raise KnownError(
            "For a counsellor nothing is chosen by itself, so nothing was written. Say what to take with "
            "--kind, --tab, --from, --until, --program or --search."
        )
    from relationship_journal.journal.choosing import offered

    ids = frozenset(line.id for line in offered(journal, chosen))
    return replace(chosen, kinds=None, ids=ids)  # the days stay: of a ritual only their ticks go out


def _first_page(options: argparse.Namespace) -> str:
    """The words of --context. Raises KnownError when they cannot be read, or have no page to stand on."""
    if options.context is None:
        return ""
    if options.format != "pdf" or options.audience != Audience.COUNSELLOR:
        raise KnownError(
            "Only a counsellor's PDF has a page of context, so nothing was written. Leave out --context."
        )
    try:
        with options.context.open("rb") as file:
            told: bytes = file.read(MOST_CONTEXT + 1)
        if len(told) <= MOST_CONTEXT:
            return told.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(
            f"{options.context} could not be read as text, so nothing was written. Save it as UTF-8, "
            "and try again."
        ) from error
    raise KnownError(f"{options.context} is longer than a page of context can be; nothing was written.")


COMMANDS = {"export": Command(describe, export)}
