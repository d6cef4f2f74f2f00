"""backup, restore: copy a whole journal, verified, and put such a copy back."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    Command,
    Passphrases,
    ask_for_journal,
    open_journal,
    progress,
)


def describe_backup(command: argparse.ArgumentParser) -> None:
    """Arguments of `backup`."""
    ask_for_journal(command)
    command.add_argument(
        "--to", type=Path, metavar="FOLDER", help="instead of the journal's own backups; nothing is thinned"
    )


def back_up(options: argparse.Namespace) -> int:
    """Make a verified, encrypted backup of a journal."""
    journal = open_journal(options)
    try:
        made = journal.backups.make(progress, to=options.to)
    finally:
        journal.close()
    print(made.path)
    print(_told(made.counts))
    return EXIT_DONE


def describe_restore(command: argparse.ArgumentParser) -> None:
    """Arguments of `restore`."""
    command.add_argument("backup", type=Path, metavar="BACKUP", help="a file whose name ends in .rjbackup")
    command.add_argument("--to", type=Path, required=True, metavar="JOURNAL", help="the journal's folder")


def restore(options: argparse.Namespace) -> int:
    """Put a backup in a journal's place; the journal there now is moved aside, never deleted."""
    from relationship_journal.journal.backups import Shelf
    from relationship_journal.system_clock import SystemClock

    asked = Passphrases(options.passphrase_fd)
    shelf = Shelf(options.to.absolute(), SystemClock())
    chosen = shelf.read(options.backup.absolute())
    secret = asked.present("Passphrase of the day the backup was made, or the recovery sheet: ")
    done = shelf.restore(chosen, secret, progress)
    print(f"{done.folder} is as it was on {chosen.made_at:%Y-%m-%d at %H:%M} UTC: {_told(chosen.counts)}")
    if done.aside is not None:
        print(f"What was there before is kept in {done.aside}")
    return EXIT_DONE


COMMANDS = {
    "backup": Command(describe_backup, back_up),
    "restore": Command(describe_restore, restore),
}


def _told(counts: Mapping[str, int]) -> str:
    held = [f"{count} {kind.replace('_', ' ')}" for kind, count in counts.items() if count]
    return ", ".join(held) or "nothing was written yet"
