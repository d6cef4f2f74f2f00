"""Earlier versions of what was written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain.records import Record
from relationship_journal.domain.revisions import Revision
from relationship_journal.journal.base import Desk
from relationship_journal.journal.sealed import sealed_letters
from relationship_journal.vault.tables import CLASSES, revisions


class History:
    """What a user can do with earlier versions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def versions(self, kind: str, id: UUID) -> list[Revision]:
        """The earlier versions of an entry, newest first; none of a letter while it is sealed."""
        query = select(Revision).where(revisions.c.kind == kind, revisions.c.entry_id == id)
        with self._desk.vault.work() as work:
            if id in sealed_letters(work, self._desk.today()):
                return []
            return work.all(query.order_by(revisions.c.saved_at.desc(), revisions.c.id.desc()))

    def restore(self, kind: str, id: UUID, revision_id: UUID) -> Record | None:
        """Put an earlier version back; the present words become an earlier version themselves."""
        with self._desk.vault.work() as work:
            entry: Any = work.get(CLASSES[kind], id)
            earlier = work.get(Revision, revision_id)
            if entry is None or earlier is None:
                return None
            present = {name: str(getattr(entry, name)) for name in earlier.fields}
            kept = Revision(
                id=self._desk.fresh_id(), kind=kind, entry_id=id, fields=present, saved_at=entry.updated_at
            )
            work.put(kept)
            restored: Record = work.put(replace(entry, **earlier.fields, deleted_at=None))
            return restored
