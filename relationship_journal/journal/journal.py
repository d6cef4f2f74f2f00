"""The open journal as a user knows it: one attribute per tab, and what spans them all."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.days import Clock, Span
from relationship_journal.domain.records import Record
from relationship_journal.journal.base import Desk
from relationship_journal.journal.bin import Bin
from relationship_journal.journal.diagnosis import Diagnosis
from relationship_journal.journal.gratitude import Gratitude
from relationship_journal.journal.history import History
from relationship_journal.journal.mood import Mood
from relationship_journal.journal.reflections import Reflections
from relationship_journal.journal.rituals import Rituals
from relationship_journal.journal.search import Search
from relationship_journal.journal.settings import Settings
from relationship_journal.journal.today import Today
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.tables import CLASSES, metadata
from relationship_journal.vault.vault import Vault
from relationship_journal.vault.verify import Progress, verify

DATED = ("appreciation", "reflection", "check_in", "diagnosis_note")
"""Kinds written on a day."""


class Journal:
    """An unlocked journal. Every call belongs on the thread that opened it."""

    def __init__(
        self, vault: Vault, clock: Clock, random: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        self._vault = vault
        self._desk = desk = Desk(vault, clock, random)
        self.settings = Settings(desk)
        self.today = Today(desk)
        self.diagnosis = Diagnosis(desk)
        self.gratitude = Gratitude(desk)
        self.reflections = Reflections(desk)
        self.rituals = Rituals(desk)
        self.mood = Mood(desk)
        self.search = Search(desk)
        self.bin = Bin(desk)
        self.history = History(desk)
        desk.first_hour = self.settings.read().first_hour

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, clock: Clock, profile: KdfProfile | None = None
    ) -> Journal:
        """A new journal, open."""
        return cls(Vault.create(folder, passphrase, profile=profile, now=clock.now), clock)

    @classmethod
    def open(cls, folder: Path, passphrase: str, clock: Clock) -> Journal:
        """The journal in `folder`. Raises the VaultError that says why not."""
        return cls(Vault.open(folder, passphrase, now=clock.now), clock)

    @property
    def folder(self) -> Path:
        """Where the journal lies."""
        return self._vault.folder

    def take_changes(self) -> Changed:
        """What was changed since this was last asked."""
        return self._vault.take_changes()

    def add(self, records: Iterable[Record]) -> None:
        """Store many records at once, or none of them."""
        with self._vault.work() as work:
            for record in records:
                work.put(record)

    def find(self, kind: str, id: UUID) -> Record | None:
        """An entry by its kind and id."""
        with self._vault.work() as work:
            return work.get(CLASSES[kind], id)

    def days_with_entries(self, span: Span) -> set[date]:
        """Days of `span` on which something was written."""
        days: set[date] = set()
        with self._vault.reading() as connection:
            for kind in DATED:
                day = metadata.tables[kind].c.day
                query = select(day).distinct().where(day.between(span.first, span.last))
                query = query.where(metadata.tables[kind].c.deleted_at.is_(None))
                days.update(connection.execute(query).scalars())
        return days

    def first_day(self) -> date | None:
        """The earliest day on which something was written."""
        return min(self._ends(func.min), default=None)

    def last_day(self) -> date | None:
        """The latest such day."""
        return max(self._ends(func.max), default=None)

    def counts(self) -> dict[str, int]:
        """How many of each kind there are, the bin left out."""
        with self._vault.reading() as connection:
            return {
                kind: connection.exec_driver_sql(
                    f"SELECT count(*) FROM {kind} WHERE deleted_at IS NULL"
                ).scalar_one()
                for kind in CLASSES
            }

    def verify(self, progress: Progress) -> list[str]:
        """What is wrong with the journal's files; empty when nothing is."""
        return verify(self._vault, progress)

    def rest(self) -> None:
        """Write everything home while nobody is typing."""
        self._vault.checkpoint()

    def close(self) -> None:
        """Lock: write everything home and let go of file and key."""
        self._vault.close()

    def _ends(self, end: Callable[..., object]) -> list[date]:
        with self._vault.reading() as connection:
            found = []
            for kind in DATED:
                table = metadata.tables[kind]
                query = select(end(table.c.day)).where(table.c.deleted_at.is_(None))  # type: ignore[call-overload]
                found.append(connection.execute(query).scalar_one())
        return [day for day in found if day is not None]
