"""Where entries came from that were not written here: the imports, and the original of each entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from relationship_journal.domain.records import Record

OURS = "relationship-journal"
"""The format of our own export: what came so was ours from the start, and an export does not tell of it."""


@dataclass(kw_only=True)
class Import(Record):
    """One import: of which `format` and `program`, from a file called `name`, made at `created_at`.

    `counts` says how many of each kind it brought. `undone_at` is set while all of it is away: the moment
    at which what it had brought went into the bin, and by which that is told from other things there.
    """

    format: str
    program: str
    name: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    undone_at: datetime | None = None


@dataclass(kw_only=True)
class Origin(Record):
    """Where the entry of the same id, of this `kind`, came from: its `name` in the source and its original.

    Its `updated_at` is the entry's own as it came: an entry whose two differ was changed here since.
    """

    import_id: UUID
    kind: str
    name: str
    raw: str = ""
