"""The unit of work: `with vault.work() as work:` and everything inside happens, or nothing does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, event, inspect, select
from sqlalchemy.orm import Session

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.records import Record
from relationship_journal.domain.text import clean
from relationship_journal.vault.tables import CLASSES, KINDS, metadata
from relationship_journal.vault.types import utc_now_ms

R = TypeVar("R", bound=Record)
_STAMPED = frozenset({"id", "created_at", "updated_at", "origin_device"})
_AT_ONCE = 500
"""Ids in one question, rows in one answer: far below what SQLite takes, and quick to write down."""


class Work:
    """One transaction. Reads and writes domain records; stamps them; notes what changed."""

    def __init__(self, session: Session, now: Callable[[], datetime], device: str) -> None:
        self._session = session
        self._now = now
        self._device = device
        self._changed: set[tuple[str, date | None]] = set()
        event.listen(session, "before_flush", self._stamp)

    @property
    def connection(self) -> Connection:
        """For statements the mapping does not serve: counts, the search index."""
        return self._session.connection()

    @property
    def changed(self) -> Changed:
        """What has been written so far."""
        kinds = frozenset(kind for kind, _ in self._changed)
        return Changed(kinds, frozenset(day for _, day in self._changed if day is not None))

    def get(self, stored: type[R], id: UUID) -> R | None:
        """The record, deleted or not; None when there never was one."""
        return self._session.get(stored, id)

    def all(self, query: Select[R]) -> list[R]:
        """The records a query selects."""
        return list(self._session.scalars(query))

    def many(self, query: Select[R]) -> list[R]:
        """`all` for thousands, fetched a part at a time: between them other threads get their turn."""
        return list(self._session.scalars(query.execution_options(yield_per=_AT_ONCE)))

    def put(self, record: R) -> R:
        """Store `record`, as new or over the one with its id, and return what is stored now."""
        existing = self._session.get(type(record), record.id)
        if existing is None:
            return self._add(record)
        for name, value in _values(record).items():
            if getattr(existing, name) != value:
                setattr(existing, name, value)
        return existing

    def put_all(self, records: Iterable[Record]) -> None:
        """`put` for many: what is new is inserted together, rituals before their ticks."""
        by_kind: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            by_kind[KINDS[type(record)]].append(record)
        for kind in CLASSES:
            known = self._known(kind, [record.id for record in by_kind[kind]])
            for record in by_kind[kind]:
                if record.id in known:
                    self.put(record)
                else:
                    self._add(record)
                    known.add(record.id)
            self._session.flush()

    def write_as_is(self, records: Sequence[Record], *, over: bool = False) -> None:
        """Store records of one kind with the stamps they carry, many at once: new ones, or `over` those with
        their ids. The session does not know of them."""
        if not records:
            return
        kind = KINDS[type(records[0])]
        names = [column.name for column in metadata.tables[kind].columns]
        values = attrgetter(*names)
        self.write_rows(
            kind, [dict(zip(names, values(record), strict=True)) for record in records], over=over
        )

    def write_rows(self, kind: str, rows: Sequence[dict[str, Any]], *, over: bool = False) -> None:
        """The same for rows with a value for every column, which takes less than making records of them."""
        if not rows:
            return
        table = metadata.tables[kind]
        if over:
            values = {name: bindparam(f"_{name}", type_=table.c[name].type) for name in rows[0]}
            change = table.update().where(table.c.id == values["id"]).values(values)
            bound = [{f"_{name}": value for name, value in row.items()} for row in rows]
            self.connection.execute(change, bound)
        else:
            self.connection.execute(table.insert(), rows)
        self.note(kind, (row.get("day") for row in rows))

    def note(self, kind: str, days: Iterable[date | None]) -> None:
        """Tell that rows of `kind` on these days were changed by a statement of their own."""
        self._changed.update((kind, day) for day in days)

    def delete(self, stored: type[R], id: UUID) -> R | None:
        """Put a record into the bin."""
        record = self._session.get(stored, id)
        if record is not None and record.deleted_at is None:
            record.deleted_at = utc_now_ms(self._now())
        return record

    def restore(self, stored: type[R], id: UUID) -> R | None:
        """Take a record out of the bin."""
        record = self._session.get(stored, id)
        if record is not None:
            record.deleted_at = None
        return record

    def purge(self, record: Record) -> None:
        """Remove a record for good."""
        self._session.delete(record)

    def _add(self, record: R) -> R:
        stamp = record.created_at if record.created_at.timestamp() > 0 else self._now()
        added = type(record)(**_values(record), id=record.id, created_at=utc_now_ms(stamp))
        self._session.add(added)
        return added

    def _known(self, kind: str, ids: list[UUID]) -> set[UUID]:
        """Those of `ids` that are stored already."""
        column = metadata.tables[kind].c.id
        found: set[UUID] = set()
        for start in range(0, len(ids), _AT_ONCE):
            query = select(column).where(column.in_(ids[start : start + _AT_ONCE]))
            found.update(self.connection.execute(query).scalars())
        return found

    def _stamp(self, session: Session, *_: object) -> None:
        now = utc_now_ms(self._now())
        new, deleted = session.new, session.deleted  # sets made anew each time they are asked for
        for record in (*new, *session.dirty, *deleted):
            touched = record in deleted or session.is_modified(record)
            if not isinstance(record, Record) or not touched:
                continue
            if record in new:
                record.origin_device = self._device
            record.updated_at = now
            self._note(record)

    def _note(self, record: Record) -> None:
        kind = KINDS[type(record)]
        self._changed.add((kind, getattr(record, "day", None)))
        if hasattr(record, "day"):
            for earlier in inspect(record).attrs.day.history.deleted:  # the day it was moved away from
                self._changed.add((kind, earlier))


def _values(record: Record) -> dict[str, Any]:
    """What a user can change of a record, its texts made clean."""
    values = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in _STAMPED}
    return {name: clean(value) if type(value) is str else value for name, value in values.items()}
