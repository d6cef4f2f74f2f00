"""The unit of work: `with vault.work() as work:` and everything inside happens, or nothing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, event, inspect
from sqlalchemy.orm import Session

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.records import Record
from relationship_journal.domain.text import clean
from relationship_journal.vault.tables import KINDS
from relationship_journal.vault.types import utc_now_ms

R = TypeVar("R", bound=Record)
_STAMPED = frozenset({"id", "created_at", "updated_at", "origin_device"})


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

    def put(self, record: R) -> R:
        """Store `record`, as new or over the one with its id, and return what is stored now."""
        existing = self._session.get(type(record), record.id)
        values = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in _STAMPED}
        values = {name: clean(value) if type(value) is str else value for name, value in values.items()}
        if existing is None:
            stamp = record.created_at if record.created_at.timestamp() > 0 else self._now()
            existing = type(record)(**values, id=record.id, created_at=utc_now_ms(stamp))
            self._session.add(existing)
        else:
            for name, value in values.items():
                if getattr(existing, name) != value:
                    setattr(existing, name, value)
        return existing

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

    def _stamp(self, session: Session, *_: object) -> None:
        now = utc_now_ms(self._now())
        for record in (*session.new, *session.dirty, *session.deleted):
            touched = record in session.deleted or session.is_modified(record)
            if not isinstance(record, Record) or not touched:
                continue
            if record in session.new:
                record.origin_device = self._device
            record.updated_at = now
            self._note(record)

    def _note(self, record: Record) -> None:
        kind = KINDS[type(record)]
        self._changed.add((kind, getattr(record, "day", None)))
        if hasattr(record, "day"):
            for earlier in inspect(record).attrs.day.history.deleted:  # the day it was moved away from
                self._changed.add((kind, earlier))
