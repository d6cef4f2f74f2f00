"""content: check decks, programs and word lists of people who write more (docs/content.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from relationship_journal.commands.terminal import EXIT_DONE, EXIT_KNOWN, Command
from relationship_journal.domain.errors import KnownError


def describe(command: argparse.ArgumentParser) -> None:
    """Arguments of `content`."""
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a folder laid out like ours")
    which.add_argument("--ours", action="store_true", help="what comes with the program")


def content(options: argparse.Namespace) -> int:
    """Check decks, programs and word lists."""
    from relationship_journal.content import checking, parity
    from relationship_journal.content.reading import RESOURCES

    folder = RESOURCES if options.ours else options.folder
    if not folder.is_dir():
        raise KnownError(f"{folder} is no folder, so nothing was checked.")
    found = checking.check(folder) + parity.complaints(folder)
    for complaint in found:
        print(complaint)
    if not found:
        print(f"{checking.counted(folder) + parity.counted(folder)} files are sound.")
    return EXIT_KNOWN if found else EXIT_DONE


COMMANDS = {"content": Command(describe, content)}
