"""import: bring what another program wrote into a journal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from relationship_journal.commands.terminal import EXIT_DONE, Command, ask_for_journal, open_journal, progress
from relationship_journal.domain.kinds import BY_NAME
from relationship_journal.exchange.imports.formats import FORMATS

if TYPE_CHECKING:
    from relationship_journal.domain.import_report import Report


def describe(command: argparse.ArgumentParser) -> None:
    """Arguments of `import`."""
    ask_for_journal(command)
    command.add_argument("file", type=Path, metavar="FILE", help="a file, an archive or a folder")
    command.add_argument(
        "--format", choices=[known.name for known in FORMATS], help="when it is not recognised by itself"
    )
    command.add_argument("--dry-run", action="store_true", help="only tell what would come in")


def bring_in(options: argparse.Namespace) -> int:
    """Bring what another program wrote into a journal: all of it or nothing, and never twice."""
    from relationship_journal.exchange.imports.formats import read
    from relationship_journal.exchange.imports.source import open_source

    # Read before the journal is opened: what cannot come in touches nothing.
    haul = read(open_source(options.file), options.format, progress)
    journal = open_journal(options)
    try:
        plan = journal.imports.plan(haul, name=options.file.name)
        for line in told(plan.report):
            print(line)
        if options.dry_run:
            print("This was a dry run; nothing was changed.")
        elif not plan.report.total:
            print("There is nothing new in it; nothing was changed.")
        else:
            taken = journal.imports.take_in(plan, progress)
            print(f"Done: {_listed(taken.counts)}.")
    finally:
        journal.close()
    return EXIT_DONE


def told(report: Report) -> list[str]:
    """The report, a line for each thing worth knowing; nothing in it moves the cursor of a terminal."""
    return ["".join(sign if sign.isprintable() else "·" for sign in line) for line in _lines(report)]


def _lines(report: Report) -> list[str]:
    lines = [f"{report.program}: {_listed(report.counts()) or 'nothing new'}"]
    for kind, years in report.comes_in.items():
        dated = ", ".join(f"{year}: {count}" for year, count in years.items() if year)
        lines += [f"  {_words(kind, 2)} by year: {dated}"] if dated else []
    if report.here:
        lines.append(f"Here already, left as they are: {_listed(report.here)}")
    if report.back:
        lines.append(f"Of what comes in, {report.back} come back from an import that was undone")
    if report.thrown_away:
        lines.append(f"In the bin, where they stay: {_listed(report.thrown_away)}")
    lines += [f"Mood: {met.name} ({met.count}), closeness {met.closeness} of 5" for met in report.moods]
    for habit in report.habits:
        days = f", {habit.first} to {habit.last}" if habit.marks else ""
        lines.append(f"Habit: {habit.name}, {habit.marks} {'day' if habit.marks == 1 else 'days'}{days}")
        lines += [f"  doubtful: {doubt}" for doubt in habit.doubts]
    lines += [f"Doubtful: {one.sentence} ({one.count}, first {one.sample})" for one in report.doubts]
    for sort in report.broken:
        lines.append(f"Left out: {sort.why} ({sort.count})")
        lines += [f"  {one.where}: {one.sample}" for one in sort.samples]
    return lines


COMMANDS = {"import": Command(describe, bring_in)}


def _words(kind: str, count: int) -> str:
    known = BY_NAME.get(kind)
    plural = known.plural if known and known.plural else f"{kind}s"
    return (kind if count == 1 else plural).replace("check_in", "check-in").replace("_", " ")


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {_words(kind, count)}" for kind, count in counts.items())
