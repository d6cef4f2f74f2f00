"""What could not be saved: kept until it can be, sealed on disk at once, so that nothing takes it away.

A sealed file lies in the journal's folder, or, when that cannot be written, in the program's own data
folder, or, when that fails too, in memory; in all three only the journal's key reads it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.engine.default import DefaultDialect

from relationship_journal.domain.records import Record
from relationship_journal.vault import backup, files, sealing
from relationship_journal.vault.errors import OpenElsewhere, VaultError
from relationship_journal.vault.tables import CLASSES, KINDS, metadata
from relationship_journal.vault.types import Id
from relationship_journal.vault.vault import Vault
from relationship_journal.vault.work import Work

NAME = "unsaved.sealed"
_DIALECT = DefaultDialect()


class Unsaved:
    """The records of one open journal that wait to be saved. `memory` outlives it; `spare` is the folder
    for those of journals whose own cannot be written."""

    def __init__(
        self, vault: Vault, spare: Path | None, memory: dict[str, bytes], random: Callable[[int], bytes]
    ) -> None:
        self._vault = vault
        self._spare = spare
        self._memory = memory
        self._random = random
        self._records: dict[UUID, Record] = {}
        self._journal = backup.journal_id(vault.driver())
        self.brought_back = 0
        """How many records an earlier session had kept and this one saved."""

    def __len__(self) -> int:
        return len(self._records)

    @contextmanager
    def saving(self, record: Record) -> Iterator[Work]:
        """A unit of work that stores `record`, then what waits. When it fails, the record waits as well."""
        try:
            with self._vault.work() as work:
                yield work
        except OpenElsewhere:
            raise
        except VaultError:
            self._records[record.id] = replace(record, updated_at=self._vault.now())
            self._seal()
            raise
        self.forget(record.id)
        if self._records:
            with suppress(VaultError):
                self.retry()

    def forget(self, id: UUID) -> None:
        """The record was saved, or thrown away."""
        if self._records.pop(id, None) is not None:
            self._seal()

    def retry(self) -> int:
        """Save what waits, all or none; how much still waits (0). Raises the VaultError that hinders it."""
        if self._records:
            with self._vault.work() as work:
                work.put_all(self._records.values())
            self._records.clear()
            self._seal()
        return 0

    @property
    def only_in_memory(self) -> bool:
        """Whether no disk took the sealed words, so that they end with the program."""
        return self._journal in self._memory

    def records(self) -> list[Record]:
        """What waits."""
        return list(self._records.values())

    def take_back(self) -> None:
        """Save what an earlier session could not. What still cannot be saved goes on waiting."""
        found: dict[UUID, Record] = {}
        for sealed in self._sealed():
            with suppress(VaultError, ValueError, KeyError, TypeError):  # another key's, or not ours: left
                found |= _records(sealing.unseal(self._vault.data_key, self._id, sealed))
        if not found:
            return
        with suppress(VaultError):
            found = self._not_saved_since(found)
        self._records = found | self._records
        if not self._records:
            self._seal()
        with suppress(VaultError):
            self.brought_back = len(found)
            self.retry()
        if self._records:
            self.brought_back = 0

    def _not_saved_since(self, found: dict[UUID, Record]) -> dict[UUID, Record]:
        """A sealed file may outlive the save that made it needless, when the power fails just then: what it
        holds never goes over newer words."""
        with self._vault.work() as work:
            stored = {id: work.get(type(record), id) for id, record in found.items()}
        return {
            id: record
            for id, record in found.items()
            if (newer := stored[id]) is None or newer.updated_at <= record.updated_at
        }

    @property
    def _id(self) -> bytes:
        return bytes.fromhex(self._journal)

    def _places(self) -> list[Path]:
        spare = spare_place(self._spare, self._id)
        return [self._vault.folder / NAME, *([] if spare is None else [spare])]

    def _sealed(self) -> Iterator[bytes]:
        """Oldest first: memory is newer than any file, and the spare folder is the second choice."""
        for place in self._places():
            with suppress(OSError):
                yield place.read_bytes()
        if self._journal in self._memory:
            yield self._memory[self._journal]

    def _seal(self) -> None:
        """Keep what waits in the best place that takes it, and nowhere else."""
        if not self._records:
            self._remove(self._places())
            return
        told = json.dumps([_told(record) for record in self._records.values()]).encode()
        sealed = sealing.seal(self._vault.data_key, self._id, told, self._random)
        for number, place in enumerate(self._places()):
            with suppress(VaultError, OSError):
                if place.parent != self._vault.folder:
                    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                files.write_atomically(place, sealed)
                self._remove([other for other in self._places() if other != self._places()[number]])
                return
        self._memory[self._journal] = sealed

    def _remove(self, places: list[Path]) -> None:
        self._memory.pop(self._journal, None)
        for place in places:
            with suppress(OSError):
                place.unlink(missing_ok=True)


def spare_place(folder: Path | None, journal: bytes) -> Path | None:
    """Where the sealed words of the journal with this id lie when its own folder takes nothing."""
    return None if folder is None else folder / f"{journal.hex()}.{NAME}"


def _told(record: Record) -> dict[str, Any]:
    """A record as JSON: the values its columns hold, bytes in hex."""
    table = metadata.tables[KINDS[type(record)]]
    told: dict[str, Any] = {"": KINDS[type(record)]}
    for field in fields(record):
        stored: Any = table.c[field.name].type
        value = getattr(record, field.name)
        bound = stored.process_bind_param(value, _DIALECT) if hasattr(stored, "process_bind_param") else value
        told[field.name] = bound.hex() if isinstance(bound, bytes) else bound
    return told


def _records(words: bytes) -> dict[UUID, Record]:
    found = {}
    for told in json.loads(words):
        kind = told.pop("")
        table = metadata.tables[kind]
        values: dict[str, Any] = {}
        for name, value in told.items():
            stored: Any = table.c[name].type
            raw = bytes.fromhex(value) if isinstance(stored, Id) and value is not None else value
            reads = hasattr(stored, "process_result_value")
            values[name] = stored.process_result_value(raw, _DIALECT) if reads else raw
        record = CLASSES[kind](**values)
        found[record.id] = record
    return found
