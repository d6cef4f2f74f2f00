"""Which formats can come in. One is recognised by what it holds, never by its file name alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports.source import Source

UNKNOWN = (
    "This is no file an import knows; nothing was changed. Help names the programs whose exports can come in."
)
NOTHING = "There is nothing in this file that can come in; nothing was changed."
Step = Callable[[float, str], None]
"""Told how far a reading is (0–1) and what it is at. It may raise to stop."""


class Reader(Protocol):
    """What a module of a format offers."""

    def recognises(self, source: Source) -> bool:
        """Whether this is a file of the format; quick, and never raises but ImportRefused."""
        ...

    def read(self, source: Source, step: Step) -> Haul:
        """Everything in it. Broken rows are listed, not raised. Raises ImportRefused."""
        ...


@dataclass(frozen=True)
class Format:
    """A format: its name on the command line, whose it is, and its module in this folder."""

    name: str
    program: str
    module: str

    def reader(self) -> Reader:
        """Its reader, imported when it is needed."""
        return cast("Reader", import_module(f"relationship_journal.exchange.imports.{self.module}"))


FORMATS: tuple[Format, ...] = (
    Format("relationship-journal", "Relationship Journal", "own_json"),
    Format("daylio-csv", "Daylio", "daylio_csv"),
    Format("daylio-backup", "Daylio", "daylio_backup"),
    Format("loop-db", "Loop Habit Tracker", "loop_db"),
    Format("loop-csv", "Loop Habit Tracker", "loop_csv"),
    Format("diarium", "Diarium", "diarium"),
    Format("diarium-json", "Diarium", "diarium_json"),
    Format("journey", "Journey", "journey"),
    Format("dayone-json", "Day One", "dayone_json"),
    Format("dayone-classic", "Day One Classic", "dayone_classic"),
    Format("mini-diary", "Mini Diary", "mini_diary"),
    Format("jrnl-json", "jrnl", "jrnl_json"),
    Format("dayone-text", "Day One", "dayone_text"),
    Format("rednotebook", "RedNotebook", "rednotebook"),
    Format("jrnl-folder", "jrnl", "jrnl_folder"),
    Format("jrnl-text", "jrnl", "jrnl_text"),
    Format("joplin", "Joplin", "joplin"),
    Format("standard-notes", "Standard Notes", "standard_notes"),
    Format("plain-text", "text files", "plain_text"),
)
"""In the order in which they are tried: the most particular first."""


def recognised(source: Source) -> Format:
    """The format of a file. Raises ImportRefused when none is known."""
    for known in FORMATS:
        if known.reader().recognises(source):
            return known
    raise ImportRefused(UNKNOWN)


def read(source: Source, name: str | None = None, step: Step = lambda *_: None) -> Haul:
    """Everything in a file, in the format called `name` or the one it is recognised as. Raises ImportRefused
    when nothing in it can come in."""
    known = recognised(source) if name is None else next(one for one in FORMATS if one.name == name)
    haul = known.reader().read(source, step)
    if haul.is_empty:
        raise ImportRefused(NOTHING)
    return haul
