"""The bin: deleting is undone, not confirmed; after thirty days what lies here is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain.days import day_of
from relationship_journal.domain.kinds import OWNED, SEARCHED
from relationship_journal.domain.letters import Letter, is_sealed
from relationship_journal.domain.listed import listed
from relationship_journal.domain.origins import Import
from relationship_journal.domain.records import Record
from relationship_journal.journal import undoing
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import CLASSES, imports, metadata, origins
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


IMPORT = "import"
"""The kind of a whole import that was undone: one thing in the bin, however much it brought."""


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
            if kind == IMPORT:
                undoing.take_back(work, id, self._desk.vault.now(), lambda *_: None)
                return
            record = work.restore(CLASSES[kind], id)
            if record is not None and (owner := OWNED.get(kind)):
                work.restore(CLASSES[owner], getattr(record, f"{owner}_id"))

    def contents(self) -> list[Binned]:
        """What lies in the bin, latest first."""
        with self._desk.vault.work() as work:
            found = [
                _binned(kind, record, self._desk.today())
                for kind in SEARCHED
                for record in _deleted_alone(work, kind)
            ]
            found += _undone(work, self._desk)
        return sorted(found, key=lambda binned: binned.deleted_at, reverse=True)

    def purge(self, kind: str, id: UUID) -> None:
        """Remove one thing in the bin for good, with its earlier versions."""
        with self._desk.vault.work() as work:
            record = work.get(CLASSES[kind], id)
            if kind == IMPORT:
                undoing.forget(work, id)
            elif record is not None and record.deleted_at is not None:
                undoing.remove(work, kind, [id])

    def empty(self) -> None:
        """Remove everything in the bin for good."""
        self._purge_until(None)

    def empty_expired(self) -> None:
        """Remove for good what has lain in the bin for thirty days."""
        self._purge_until(self._desk.now() - KEPT)

    def _purge_until(self, latest: datetime | None) -> None:
        with self._desk.vault.work() as work:
            for kind in CLASSES:
                column = metadata.tables[kind].c.deleted_at
                query = select(metadata.tables[kind].c.id).where(column.is_not(None))
                gone = work.connection.execute(query if latest is None else query.where(column < latest))
                for ids in undoing.batches(list(gone.scalars())):
                    undoing.remove(work, kind, ids)
            undoing.sweep(work)


def _deleted_alone(work: Work, kind: str) -> list[Record]:
    """What lies in the bin for itself; what went there with a whole import is one thing with it."""
    table = metadata.tables[kind]
    together = (
        select(origins.c.id)
        .join(imports, imports.c.id == origins.c.import_id)
        .where(origins.c.id == table.c.id, imports.c.undone_at == table.c.deleted_at)
    )
    return work.all(select(CLASSES[kind]).where(table.c.deleted_at.is_not(None), ~together.exists()))


def _undone(work: Work, desk: Desk) -> list[Binned]:
    """The imports that were undone, and of which something can be brought back."""
    query = select(Import).where(imports.c.undone_at.is_not(None))
    return [
        Binned(
            IMPORT,
            one.id,
            day_of(one.created_at, desk.clock.zone(), desk.first_hour),
            f"{one.program}: {one.name}" if one.name else one.program,
            one.undone_at or one.updated_at,
        )
        for one in work.all(query)
        if any(undoing.away_with(work, one.id).values())
    ]


def _binned(kind: str, record: Record, today: date) -> Binned:
    sealed_until = record.sealed_until if isinstance(record, Letter) and is_sealed(record, today) else None
    line = listed(kind, record, today)
    deleted_at = record.deleted_at or record.updated_at
    return Binned(kind, line.id, line.day, line.text, deleted_at, sealed_until)
