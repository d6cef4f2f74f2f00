"""rescue: take what can still be read out of a damaged journal."""

from __future__ import annotations

import argparse
from pathlib import Path

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    Command,
    Passphrases,
    ask_for_journal,
    progress,
)


def describe_rescue(command: argparse.ArgumentParser) -> None:
    """Arguments of `rescue`."""
    ask_for_journal(command)
    command.add_argument(
        "--to", type=Path, metavar="FOLDER", help="the new journal; beside the damaged one unless told"
    )


def rescue(options: argparse.Namespace) -> int:
    """Write what can be read of a damaged journal into a new one; the damaged one is only read."""
    from relationship_journal.journal.rescue import free_folder, opens_by_sheet, rescue_journal
    from relationship_journal.system_clock import SystemClock

    asked = Passphrases(options.passphrase_fd)
    folder = options.journal.absolute()
    secret = asked.present("Passphrase, or the recovery sheet: ")
    new = asked.new("Passphrase for the new journal: ") if opens_by_sheet(secret) else secret
    to = free_folder(folder) if options.to is None else options.to.absolute()
    done = rescue_journal(folder, secret, to, new, SystemClock(), progress)
    held = [f"{count} {kind.replace('_', ' ')}" for kind, count in done.counts.items() if count]
    print(f"{done.folder} holds what could be read: {', '.join(held)}")
    for one in done.lost:
        when = "" if one.day is None else f" of {one.day.isoformat()}"
        print(f"lost: {one.count} {one.kind.replace('_', ' ')}{when}")
    if done.cut:
        print(f"{done.cut} long texts break off at […], where their pages are damaged.")
    if not done.told:
        print("There may be more that left no trace: the places that would tell are damaged too.")
    return EXIT_DONE


COMMANDS = {"rescue": Command(describe_rescue, rescue)}
