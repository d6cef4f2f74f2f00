"""new, info, verify: make a journal, tell what it holds, check that it is whole."""

from __future__ import annotations

import argparse
import json

from relationship_journal.commands.terminal import (
    EXIT_DONE,
    EXIT_KNOWN,
    Command,
    Passphrases,
    ask_for_journal,
    open_journal,
    progress,
)


def describe_new(command: argparse.ArgumentParser) -> None:
    """Arguments of `new`."""
    ask_for_journal(command)
    command.add_argument("--sample", action="store_true", help="fill it with a sample year")


def new(options: argparse.Namespace) -> int:
    """Create a journal."""
    from relationship_journal.app import fill_with_sample, this_computer
    from relationship_journal.journal.journal import Journal
    from relationship_journal.system_clock import SystemClock

    passphrase = Passphrases(options.passphrase_fd).new()
    journal = Journal.create(options.journal, passphrase, SystemClock(), computer=this_computer())
    try:
        if options.sample:
            progress(0.5, "writing the sample year")
            fill_with_sample(journal)
    finally:
        journal.close()
    progress(1.0, "done")
    return EXIT_DONE


def describe_info(command: argparse.ArgumentParser) -> None:
    """Arguments of `info`."""
    ask_for_journal(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def info(options: argparse.Namespace) -> int:
    """Tell what a journal holds."""
    journal = open_journal(options)
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


def verify(options: argparse.Namespace) -> int:
    """Check every page, reference and index of a journal."""
    journal = open_journal(options)
    try:
        findings = journal.verify(progress)
    finally:
        journal.close()
    for finding in findings:
        print(finding)
    if not findings:
        print("Everything is as it was written.")
    return EXIT_KNOWN if findings else EXIT_DONE


COMMANDS = {
    "new": Command(describe_new, new),
    "info": Command(describe_info, info),
    "verify": Command(ask_for_journal, verify),
}
