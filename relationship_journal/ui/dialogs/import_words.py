"""What a dry run says, line by line, in the user's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.import_report import Report
from relationship_journal.ui.dialogs.words import brief_day, kinds_words, other_words
from relationship_journal.ui.formats import number
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.words import kind_words

if TYPE_CHECKING:
    from relationship_journal.journal.imports import Brought

MOST = 12
"""So many sorts of doubts, reasons or habits are told; the rest are counted."""


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Imports", text)


def listed(counts: Mapping[str, int]) -> str:
    """ "Reflections 1,204 · Check-ins 3"; "" for nothing."""
    names = kinds_words() | other_words()
    return " · ".join(
        tr("{what} {n}").format(what=names.get(kind, kind_words(kind)), n=number(n))
        for kind, n in counts.items()
        if n
    )


def times(n: int) -> str:
    """ "once", "12 times"."""
    return counted("Imports", "once", "{n} times", n)


def past_words(one: Brought) -> str:
    """An import in one line: whence, when, what, and what became of it."""
    words = f"{one.program} · {one.name} · {brief_day(one.at.date())} · {listed(one.counts)}"
    return tr("{import_} · undone").format(import_=words) if one.undone_at is not None else words


def undone_words(gone: Mapping[str, int], kept: Mapping[str, int]) -> str:
    """What an undone import took with it, and what stays."""
    words = tr("Gone again: {what}.").format(what=listed(gone) or tr("nothing"))
    if not kept:
        return words
    stays = tr("What you changed here since stays: {what}.").format(what=listed(kept))
    return f"{words} {stays}"


def what_comes(report: Report) -> Iterator[str]:
    """What would come in, by kind and year, and what is here already."""
    for kind, years in report.comes_in.items():
        dated = ", ".join(f"{year}: {number(n)}" for year, n in years.items() if year)
        all_of_them = listed({kind: sum(years.values())})
        yield tr("{what} ({years})").format(what=all_of_them, years=dated) if dated else all_of_them
    if not report.total:
        yield tr("There is nothing new in it.")
    if report.back:
        yield tr("Some of it comes back from an import that was undone: {n}.").format(n=report.back)
    if report.here:
        yield tr("Here already, left as they are: {what}.").format(what=listed(report.here))
    if report.thrown_away:
        yield tr("In the bin, where they stay: {what}.").format(what=listed(report.thrown_away))
    for habit in report.habits[:MOST]:
        yield tr("“{name}” becomes a ritual, with its history: {n}.").format(
            name=habit.name, n=counted("Imports", "1 day", "{n} days", habit.marks)
        )
    yield from _more(len(report.habits))


def what_is_doubtful(report: Report) -> Iterator[str]:
    """What comes in and deserves a look, the most frequent first."""
    for doubt in report.doubts[:MOST]:
        yield tr("{sentence} ({times}, first: {sample})").format(
            sentence=doubt.sentence, times=times(doubt.count), sample=doubt.sample
        )
    yield from _more(len(report.doubts))
    for habit in report.habits[:MOST]:
        yield from (f"“{habit.name}”: {doubt}" for doubt in habit.doubts)


def what_is_broken(report: Report) -> Iterator[str]:
    """What cannot come in, and why, with the beginning of a few."""
    for sort in report.broken[:MOST]:
        yield tr("{why} ({times})").format(why=sort.why, times=times(sort.count))
        yield from (f"{one.where}: {one.sample}" if one.sample else one.where for one in sort.samples)
    yield from _more(len(report.broken))


def _more(n: int) -> Iterator[str]:
    if n > MOST:
        yield counted("Imports", "And {n} more.", "And {n} more.", n - MOST)
