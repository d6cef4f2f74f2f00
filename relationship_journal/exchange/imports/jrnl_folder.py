"""jrnl's journal as a folder: a text file for each day, named 2020/08/29.txt."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.imports import Broken, Found, Haul, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.jrnl_entries import entries_in
from relationship_journal.exchange.imports.source import Source

FORMAT = "jrnl-folder"
_EVERY = 50


def recognises(source: Source) -> bool:
    """Whether a file in it is named for a day, as jrnl names them."""
    return source.is_archive and any(day is not None for _, day in _days(source))


def read(source: Source, step: Step) -> Haul:
    """Every entry in it; a file without any is one entry of its day. What cannot be read costs itself alone.
    Raises ImportRefused when what is in it is too large."""
    haul = Haul(FORMAT)
    days = _days(source)
    for place, (name, day) in enumerate(days):
        if place % _EVERY == 0:
            step(place / len(days), f"Day {place + 1} of {len(days)}")
        if day is None:
            why = "Its name is no date of the calendar."
            haul.broken.append(Broken(sample_of(name), why, sample_of(source.text(name))))
            continue
        for _, _, found in entries_in(source.text(name), f"{sample_of(name)}, ", day):
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _days(source: Source) -> list[tuple[str, date | None]]:
    """The files named for days, and the day of each; None for one that no calendar has. The folder brought
    may be the one of a year."""
    found: list[tuple[str, date | None]] = []
    for name in source.named(".txt"):
        year, month, day = ["", "", *f"{source.name}/{name[:-4]}".rsplit("/", 3)][-3:]
        if len(year) == 4 and len(month) <= 2 and len(day) <= 2 and f"{year}{month}{day}".isdecimal():
            try:
                found.append((name, date(int(year), int(month), int(day))))
            except ValueError:
                found.append((name, None))
    return found
