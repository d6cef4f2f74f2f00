"""The open journal as a user knows it: one attribute per tab, and what spans them all."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import func, select

from relationship_journal.domain.backups import Backup, Restored
from relationship_journal.domain.changes import Changed
from relationship_journal.domain.days import Clock, Span
from relationship_journal.domain.kinds import BY_NAME, DATED, EXPORTED, OWNED
from relationship_journal.domain.origins import OURS
from relationship_journal.domain.records import Record
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.exchange.archive import Archive, Selection
from relationship_journal.journal.agreements import Agreements
from relationship_journal.journal.backups import Backups
from relationship_journal.journal.base import Desk
from relationship_journal.journal.bin import Bin
from relationship_journal.journal.cards import Cards
from relationship_journal.journal.comparisons import Comparisons
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.conversations import Conversations
from relationship_journal.journal.diagnosis import Diagnosis
from relationship_journal.journal.feeling_loved import FeelingLoved
from relationship_journal.journal.gratitude import Gratitude
from relationship_journal.journal.history import History
from relationship_journal.journal.imports import Imports
from relationship_journal.journal.letters import Letters
from relationship_journal.journal.moments import Moments
from relationship_journal.journal.mood import Mood
from relationship_journal.journal.plans import Plans
from relationship_journal.journal.practice import Practice
from relationship_journal.journal.reflections import Reflections
from relationship_journal.journal.rituals import Rituals
from relationship_journal.journal.search import Search
from relationship_journal.journal.settings import Settings, setting_values
from relationship_journal.journal.today import Today
from relationship_journal.journal.unlocking import Unlocking
from relationship_journal.journal.weekly import Weekly
from relationship_journal.vault.database import MAJOR
from relationship_journal.vault.errors import VaultError
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.tables import CLASSES, metadata
from relationship_journal.vault.vault import Vault
from relationship_journal.vault.verify import Progress, verify
from relationship_journal.vault.work import Work


class Journal:
    """An unlocked journal. Every call belongs on the thread that opened it."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        random: Callable[[int], bytes] = secrets.token_bytes,
        computer: Computer | None = None,
    ) -> None:
        self._vault = vault
        computer = computer or Computer()
        self._desk = desk = Desk(vault, clock, random, spare=computer.copies, memory=computer.sealed)
        self.unsaved = desk.unsaved
        self.settings = Settings(desk)
        self.today = Today(desk)
        self.diagnosis = Diagnosis(desk)
        self.gratitude = Gratitude(desk)
        self.reflections = Reflections(desk)
        self.rituals = Rituals(desk)
        self.mood = Mood(desk)
        self.moments = Moments(desk)
        self.comparisons = Comparisons(desk)
        self.weekly = Weekly(desk)
        self.feeling_loved = FeelingLoved(desk)
        self.conversations = Conversations(desk)
        self.agreements = Agreements(desk)
        self.plans = Plans(desk)
        self.practice = Practice(desk)
        self.cards = Cards(desk)
        self.letters = Letters(desk)
        self.search = Search(desk)
        self.bin = Bin(desk)
        self.history = History(desk)
        self.backups = Backups(desk)
        self.imports = Imports(desk, self.backups)
        self.keys = Unlocking(vault, random, computer, self._back_up_before_new_key)
        try:
            desk.first_hour = self.settings.read().first_hour
            self.unsaved.take_back()
        except BaseException:
            vault.close()  # else the next attempt would find the journal open in another window
            raise

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        clock: Clock,
        profile: KdfProfile | None = None,
        computer: Computer | None = None,
    ) -> Journal:
        """A new journal, open."""
        vault = Vault.create(folder, passphrase, profile=profile, now=clock.now)
        journal = cls(vault, clock, computer=computer)
        journal.keys.keep_copy()
        return journal

    @classmethod
    def open(cls, folder: Path, passphrase: str, clock: Clock, computer: Computer | None = None) -> Journal:
        """The journal in `folder`. Raises the VaultError that says why not."""
        return cls(Vault.open(folder, passphrase, now=clock.now), clock, computer=computer)

    @property
    def folder(self) -> Path:
        """Where the journal lies."""
        return self._vault.folder

    def format(self) -> dict[str, object]:
        """The version of the file format and of the schema."""
        with self._vault.reading() as connection:
            return {"major": MAJOR, "schema": runner.revision_of(connection)}

    def libraries(self) -> dict[str, str]:
        """The versions of what reads and writes the file."""
        with self._vault.reading() as connection:
            return {
                "sqlcipher": str(connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()),
                "sqlite": str(connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()),
                "sqlalchemy": sqlalchemy.__version__,
            }

    def archive(self, selection: Selection | None = None) -> Archive:
        """Everything in the journal, or what `selection` picks of it, for an export."""
        with self._vault.work() as work:
            archive = _gather(work, self._desk.now())
        archive.day = self._desk.today()
        return archive if selection is None else archive.select(selection)

    def take_changes(self) -> Changed:
        """What was changed since this was last asked."""
        return self._vault.take_changes()

    def add(self, records: Iterable[Record]) -> None:
        """Store many records at once, or none of them."""
        with self._vault.work() as work:
            work.put_all(records)

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
        """The latest such day; a talk still to come was not written on its day."""
        last = max(self._ends(func.max), default=None)
        return None if last is None else min(last, self._desk.today())

    def counts(self) -> dict[str, int]:
        """How many of each kind there are, the bin left out."""
        with self._vault.reading() as connection:
            return {
                kind: connection.exec_driver_sql(
                    f"SELECT count(*) FROM {kind} WHERE deleted_at IS NULL"
                ).scalar_one()
                for kind in CLASSES
            }

    def verify(self, progress: Progress, cancelled: Callable[[], bool] = lambda: False) -> list[str]:
        """What is wrong with the journal's files; empty when nothing is. Raises CheckStopped."""
        return verify(self._vault, progress, cancelled)

    def rest(self) -> None:
        """Write everything home while nobody is typing."""
        self._vault.checkpoint()

    def close(self) -> None:
        """Write everything home and let go of file and key. What cannot be saved stays sealed."""
        with suppress(VaultError):
            self.unsaved.retry()
        self._vault.close()

    def lock(self, backup_begun: Callable[[], None] = lambda: None) -> None:
        """Close, after an automatic backup if one is due. One that fails holds nothing up."""
        try:
            with suppress(VaultError):
                self.unsaved.retry()  # so that the backup has it, too
            self.backups.make_if_due(backup_begun)
        finally:
            self.close()

    def restore(self, prepared: Backup) -> Restored:
        """Close, and put a backup in place that `backups.prepare` has made ready."""
        self.close()
        return self.backups.put_in_place(prepared)

    def _back_up_before_new_key(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.unsaved.retry()  # sealed with the old key they could not be read again
        self.backups.make(progress, cancelled, reason="reencrypt")

    def _ends(self, end: Callable[..., object]) -> list[date]:
        with self._vault.reading() as connection:
            found = []
            for kind in DATED:
                table = metadata.tables[kind]
                query = select(end(table.c.day)).where(table.c.deleted_at.is_(None))  # type: ignore[call-overload]
                found.append(connection.execute(query).scalar_one())
        return [day for day in found if day is not None]


def _gather(work: Work, now: datetime) -> Archive:
    """Everything alive in the journal."""

    def every(kind: str) -> list[Any]:
        table = metadata.tables[kind]
        return work.many(select(CLASSES[kind]).where(table.c.deleted_at.is_(None)).order_by(table.c.id))

    lists: dict[str, Any] = {plural: every(kind) for plural, kind in EXPORTED.items()}
    _leave_out_what_stands_alone(lists)
    values = setting_values(work)
    names = JournalSettings.from_values(values)
    return Archive(
        title="",
        names=(names.my_name, names.partner_name),
        exported_at=now,
        **lists,
        settings=values,
    )


def _leave_out_what_stands_alone(lists: dict[str, Any]) -> None:
    """An owner in the bin has what it owns there too, and an original goes with its entry."""
    for owned, owner in OWNED.items():
        kept = {record.id for record in lists[BY_NAME[owner].plural]}
        plural, link = BY_NAME[owned].plural, f"{owner}_id"
        lists[plural] = [record for record in lists[plural] if getattr(record, link) in kept]
    ids = {record.id for plural in EXPORTED if plural != "origins" for record in lists[plural]}
    ours = {one.id for one in lists["imports"] if one.format == OURS}
    lists["origins"] = [one for one in lists["origins"] if one.id in ids and one.import_id not in ours]
    used = {origin.import_id for origin in lists["origins"]}
    lists["imports"] = [one for one in lists["imports"] if one.id in used]
