"""What the tabs' modules share: the vault, the clock, fresh ids."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from relationship_journal.domain.days import FIRST_HOUR, Clock, day_of
from relationship_journal.domain.records import Record, new_id
from relationship_journal.domain.revisions import Revision, worth_keeping
from relationship_journal.journal.unsaved import Unsaved
from relationship_journal.vault.tables import KINDS
from relationship_journal.vault.vault import Vault
from relationship_journal.vault.work import Work

R = TypeVar("R", bound=Record)


@dataclass
class Desk:
    """Where a journal is worked at. `first_hour` follows the journal's settings; in `spare` and `memory` this
    computer keeps, sealed, what could not be saved."""

    vault: Vault
    clock: Clock
    random: Callable[[int], bytes] = secrets.token_bytes
    first_hour: int = FIRST_HOUR
    spare: Path | None = None
    memory: dict[str, bytes] = field(default_factory=dict)
    unsaved: Unsaved = field(init=False)

    def __post_init__(self) -> None:
        self.unsaved = Unsaved(self.vault, self.spare, self.memory, self.random)

    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The day it is now."""
        return day_of(self.now(), self.clock.zone(), self.first_hour)

    def fresh_id(self) -> UUID:
        """An id for a new record."""
        return new_id(self.now(), self.random)

    def zone(self) -> str:
        """The name of the zone a record is written in."""
        return self.clock.zone_name()


def save_text(desk: Desk, work: Work, record: R, *texts: str) -> R:
    """Store a record that carries words the user typed, in the fields named by `texts`.

    Words erased take the record with them into the bin, as they last were; words changed after a pause,
    or lost in number, leave an earlier version behind.
    """
    before = work.get(type(record), record.id)
    blank = not any(str(getattr(record, name)).strip() for name in texts)
    if blank:
        return record if before is None else work.delete(type(record), record.id) or record
    if before is not None:
        keep_version(desk, work, before, record, texts)
    return work.put(record)


def keep_version(desk: Desk, work: Work, before: Record, after: Record, texts: tuple[str, ...]) -> None:
    """Keep the words of `before` as an earlier version, when that is worth it."""
    old = {name: str(getattr(before, name)) for name in texts}
    new = {name: str(getattr(after, name)) for name in texts}
    if worth_keeping("\n".join(old.values()), "\n".join(new.values()), before.updated_at, desk.now()):
        work.put(
            Revision(
                id=desk.fresh_id(),
                kind=KINDS[type(before)],
                entry_id=before.id,
                fields=old,
                saved_at=before.updated_at,
            )
        )
