"""The bin: deleting is undone, not confirmed; after thirty days what lies here is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from relationship_journal.domain.kinds import OWNED, SEARCHED
from relationship_journal.domain.letters import Letter, covered, is_sealed
from relationship_journal.domain.records import Record
from relationship_journal.domain.text import first_words
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import CLASSES, KINDS, metadata, revisions
from relationship_journal.vault.work import Work

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Binned:
    """A thing in the bin."""

    kind: str
    id: UUID
    day: date
    text: str
    deleted_at: datetime
    sealed_until: date | None = None
    """Set for a letter whose day has not come; `text` is its title then."""


class Bin:
    """What a user can do with deleted things."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def delete(self, kind: str, id: UUID) -> None:
        """Put a thing into the bin."""
        with self._desk.vault.work() as work:
            work.delete(CLASSES[kind], id)
        self._desk.unsaved.forget(id)

    def restore(self, kind: str, id: UUID) -> None:
        """Take a thing out of the bin, as it was, and with it what it cannot be without."""
        with self._desk.vault.work() as work:
            record = work.restore(CLASSES[kind], id)
            if record is not None and (owner := OWNED.get(kind)):
                work.restore(CLASSES[owner], getattr(record, f"{owner}_id"))

    def contents(self) -> list[Binned]:
        """What lies in the bin, latest first."""
        with self._desk.vault.work() as work:
            found = [
                _binned(kind, record, self._desk.today())
                for kind in SEARCHED
                for record in _deleted(work, kind)
            ]
        return sorted(found, key=lambda binned: binned.deleted_at, reverse=True)

    def purge(self, kind: str, id: UUID) -> None:
        """Remove one thing in the bin for good, with its earlier versions."""
        with self._desk.vault.work() as work:
            record = work.get(CLASSES[kind], id)
            if record is not None and record.deleted_at is not None:
                _purge(work, record)

    def empty(self) -> None:
        """Remove everything in the bin for good."""
        self._purge_until(None)

    def empty_expired(self) -> None:
        """Remove for good what has lain in the bin for thirty days."""
        self._purge_until(self._desk.now() - KEPT)

    def _purge_until(self, latest: datetime | None) -> None:
        with self._desk.vault.work() as work:
            for kind in CLASSES:
                for record in _deleted(work, kind):
                    if latest is None or (record.deleted_at is not None and record.deleted_at < latest):
                        _purge(work, record)


def _deleted(work: Work, kind: str) -> list[Record]:
    query = select(CLASSES[kind]).where(metadata.tables[kind].c.deleted_at.is_not(None))
    return work.all(query)


def _purge(work: Work, record: Record) -> None:
    work.connection.execute(delete(revisions).where(revisions.c.entry_id == record.id))
    kind = KINDS[type(record)]
    for owned in (name for name, owner in OWNED.items() if owner == kind):
        table = metadata.tables[owned]
        work.connection.execute(delete(table).where(table.c[f"{kind}_id"] == record.id))
    work.purge(record)


def _binned(kind: str, record: Record, today: date) -> Binned:
    sealed_until = None
    if isinstance(record, Letter) and is_sealed(record, today):
        record, sealed_until = covered(record, today), record.sealed_until
    day: date = getattr(record, "day", None) or record.__dict__["since"]
    said = (_said(getattr(record, name)) for name in SEARCHED[kind].texts)
    words = next((words for words in said if words.strip()), "")
    return Binned(
        kind, record.id, day, first_words(words, 160), record.deleted_at or record.updated_at, sealed_until
    )


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
