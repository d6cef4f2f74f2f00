"""passphrase, recovery-key: change how a journal is opened, and show its recovery sheet."""

from __future__ import annotations

import argparse
from contextlib import closing

from relationship_journal.commands.terminal import EXIT_DONE, Command, Passphrases, ask_for_journal


def describe_passphrase(command: argparse.ArgumentParser) -> None:
    """Arguments of `passphrase`."""
    ask_for_journal(command)
    command.add_argument(
        "--recovery", action="store_true", help="give the recovery sheet instead of the present passphrase"
    )


def passphrase(options: argparse.Namespace) -> int:
    """Change the passphrase of a journal; backups made before keep the old one."""
    from relationship_journal.app import this_computer
    from relationship_journal.journal import opening
    from relationship_journal.system_clock import SystemClock

    asked, clock, computer = Passphrases(options.passphrase_fd), SystemClock(), this_computer()
    if options.recovery:
        sheet = asked.present("Recovery sheet: ")
        with closing(opening.open_with_sheet(options.journal, sheet, clock, computer)) as journal:
            journal.keys.set_passphrase(asked.new("New passphrase: "))
    else:
        present = asked.present("Present passphrase: ")
        with closing(opening.open_with_passphrase(options.journal, present, clock, computer)) as journal:
            journal.keys.change_passphrase(present, asked.new("New passphrase: "))
    print("Done. Backups made before today still open with the old passphrase.")
    return EXIT_DONE


def recovery_key(options: argparse.Namespace) -> int:
    """Show the recovery sheet of a journal: whoever has it and the files can read everything."""
    from relationship_journal.app import this_computer
    from relationship_journal.journal import opening
    from relationship_journal.system_clock import SystemClock

    given = Passphrases(options.passphrase_fd).present()
    opened = opening.open_with_passphrase(options.journal, given, SystemClock(), this_computer())
    with closing(opened) as journal:
        print("-".join(journal.keys.recovery_sheet(given)))
    return EXIT_DONE


COMMANDS = {
    "passphrase": Command(describe_passphrase, passphrase),
    "recovery-key": Command(ask_for_journal, recovery_key),
}
