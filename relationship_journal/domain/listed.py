"""Entries as lines to choose from: what each is, of which day, and how it begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from relationship_journal.domain.kinds import SEARCHED
from relationship_journal.domain.letters import Letter, covered
from relationship_journal.domain.records import Record
from relationship_journal.domain.text import first_words

LIMIT = 160
"""Characters of a line at most."""


@dataclass(frozen=True)
class Listed:
    """An entry in a list; `text` is empty where nothing was written."""

    kind: str
    id: UUID
    day: date
    text: str


def listed(kind: str, record: Record, today: date) -> Listed:
    """The line of a record. Of a letter that is still sealed only its title is told."""
    day: date = getattr(record, "day", None) or record.__dict__["since"]
    shown = covered(record, today) if isinstance(record, Letter) else record
    return Listed(kind, record.id, day, beginning(kind, shown))


def beginning(kind: str, record: Record) -> str:
    """The first words of the most telling text of a record that has any."""
    fields = SEARCHED[kind].texts if kind in SEARCHED else ()
    said = (_said(getattr(record, name)) for name in fields)
    return first_words(next((words for words in said if words.strip()), ""), LIMIT)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
