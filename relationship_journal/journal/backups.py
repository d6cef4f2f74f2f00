"""Backups of a journal: found, checked and put back while it is locked; made while it is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from relationship_journal.domain.backups import Backup, Restored, due, latest
from relationship_journal.domain.days import Clock
from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.records import Setting, natural_id
from relationship_journal.journal.base import Desk
from relationship_journal.journal.settings import PRIVATE, Settings
from relationship_journal.vault import backup, backup_file, files, keys, places, recovery, restore
from relationship_journal.vault.backup_errors import (
    BackupDamaged,
    BackupNotRemoved,
    BackupOfOtherKey,
    BackupStopped,
)
from relationship_journal.vault.errors import WrongSheet
from relationship_journal.vault.restore import KeyOf

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
NeedsPassphrase = BackupOfOtherKey
"""The backup was made under an earlier key: only the passphrase of its day opens it."""
Unsound = BackupDamaged
"""Its bytes are not what was written."""
_TROUBLE = PRIVATE + "backup_trouble"


def _silent(_part: float, _name: str) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class Shelf:
    """The backups of the journal in `journal`, which may be locked, damaged or gone."""

    def __init__(self, journal: Path, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._journal / files.BACKUPS

    def all(self, folder: Path | None = None) -> list[Backup]:
        """The backups there, or in another folder, newest first, as their manifests tell them."""
        return backup_file.found_in(folder or self.folder)

    def read(self, path: Path) -> Backup:
        """The backup in a file, as its manifest tells it. Raises the KnownError that says why not."""
        return restore.read(path)

    def newest_sound(self, cancelled: Cancelled = _never) -> Backup | None:
        """The newest backup in which every byte is as it was written; looked for without a key."""
        step = backup_file.stopping(cancelled, lambda _: None)
        for found in self.all():
            with suppress(KnownError, OSError):
                backup_file.check(found.path, step)
                return backup_file.read(found.path)
            if cancelled():
                raise BackupStopped
        return None

    def check(self, chosen: Backup, progress: Progress = _silent, cancelled: Cancelled = _never) -> Backup:
        """Check every byte. Raises the KnownError that says what is wrong with it."""
        return restore.check(chosen.path, self._scratch, None, progress, cancelled)

    def remove(self, chosen: Backup) -> None:
        """Delete a backup for good. Raises BackupNotRemoved."""
        try:
            chosen.path.unlink(missing_ok=True)
        except OSError as error:
            raise BackupNotRemoved(repr(error)) from error

    def prepare(
        self, chosen: Backup, secret: str, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> Backup:
        """Verify and unpack a backup beside the journal; `secret` is a passphrase or a recovery sheet.

        Nothing else is touched until `put_in_place`. Raises the KnownError that says why not.
        """
        return restore.prepare(chosen.path, self._journal, _key_of(secret), progress, cancelled)

    def put_in_place(self, prepared: Backup) -> Restored:
        """Move the present journal, which is locked, aside, and what was prepared into its place."""
        return restore.put_in_place(prepared, self._journal, self._clock.now())

    def restore(
        self, chosen: Backup, secret: str, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> Restored:
        """Prepare a backup and put it in place of the locked journal."""
        return self.put_in_place(self.prepare(chosen, secret, progress, cancelled))

    @property
    def _scratch(self) -> Path:
        return places.unpacking(self._journal)


class Backups(Shelf):
    """The backups of an open journal. `second` is another folder that gets a copy of each new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.vault.folder, desk.clock)
        self._desk = desk
        self.second: Path | None = None

    def due(self) -> bool:
        """Whether it is time for one: something changed, and the last is over 20 hours old."""
        now = self._desk.now()
        last = latest(self._ours(), now)
        return due(None if last is None else last.made_at, now, True) and self._changed_since(last)

    def make(
        self,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
        *,
        reason: str = "asked",
        to: Path | None = None,
    ) -> Backup:
        """Make a backup, verified, and copy it to the second folder when that is there.

        `reason` is one of asked, automatic, import, restore, reencrypt. With `to` it goes into that folder
        and nothing is thinned. Raises the KnownError that says why none was made.
        """
        vault, now = self._desk.vault, self._desk.now()
        made = backup.make(vault.source(), to or self.folder, now, reason, progress, cancelled)
        if to is None:
            backup.thin(self.folder, made.journal, now)
            self._copy(made, now)
        return made

    def make_if_due(self, begun: Callable[[], None] = lambda: None) -> None:
        """On lock and quit. A failure is kept in the journal, to be told once at the next unlock."""
        try:
            if self.due():
                begun()
                self.make(reason="automatic")
        except KnownError as error:
            with suppress(KnownError):
                Settings(self._desk).set_value(_TROUBLE, str(error))

    def take_trouble(self) -> str:
        """Why the last automatic backup was not made, told once; empty when all is well."""
        with self._desk.vault.work() as work:
            kept = work.get(Setting, natural_id("setting", _TROUBLE))
            if kept is None:
                return ""
            work.purge(kept)
            return str(kept.value)

    def check(self, chosen: Backup, progress: Progress = _silent, cancelled: Cancelled = _never) -> Backup:
        """Check every byte, and with this journal's key also inside; one with another key only outside."""
        key_of = restore.by_key(self._desk.vault.data_key)
        try:
            return restore.check(chosen.path, self._scratch, key_of, progress, cancelled)
        except BackupOfOtherKey:
            return super().check(chosen, progress, cancelled)

    def prepare(
        self, chosen: Backup, secret: str, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> Backup:
        """Make a backup of how it is now, then as for a locked journal.

        Without a `secret` this journal's key opens it, and today's passphrase will. Raises
        BackupOfOtherKey when that needs the passphrase of the day it was made.
        """
        if self._changed_since(latest(self._ours(), self._desk.now())):
            self._keep_present(cancelled)
        if secret:
            return super().prepare(chosen, secret, progress, cancelled)
        vault = self._desk.vault
        with files.explained():
            present = (vault.folder / files.KEYS).read_bytes()
        key_of = restore.by_key(vault.data_key)
        return restore.prepare(chosen.path, vault.folder, key_of, progress, cancelled, present)

    def give_up(self) -> None:
        """What was prepared is not wanted any more."""
        with files.explained():
            places.give_up(self._journal)

    def _ours(self) -> list[Backup]:
        journal = backup.journal_id(self._desk.vault.driver())
        return [found for found in self.all() if found.journal == journal]

    def _changed_since(self, last: Backup | None) -> bool:
        return last is None or backup.measure(self._desk.vault.driver()).state != last.state

    def _keep_present(self, cancelled: Cancelled) -> None:
        """Before a restore. What cannot be backed up, being damaged, is moved aside all the same.

        Nothing is thinned: the one to be restored might be the one to go.
        """
        source, now = self._desk.vault.source(), self._desk.now()
        try:
            backup.make(source, self.folder, now, "restore", _silent, cancelled)
        except BackupStopped:
            raise
        except KnownError:
            return

    def _copy(self, made: Backup, now: datetime) -> None:
        """A second folder that is not there, or full, costs the backup nothing; the page tells of it."""
        if self.second is not None and self.second.is_dir() and self.second != self.folder:
            with suppress(KnownError):
                backup.copy_to(made, self.second)
                backup.thin(self.second, made.journal, now)


def home_of(found: Backup, present: Path, new: Path) -> Path:
    """Where a backup opened from outside belongs: with the journal whose backup it is, if that is known.

    That is the one it lies in, or the one at `present` when it was made of that. Any other comes back as a
    journal of its own, at `new` or, where something is there, beside it.
    """
    around = found.path.parent.parent
    if found.path.parent.name == files.BACKUPS and places.holds_journal(around):
        return around
    with suppress(KnownError, OSError):  # by its keys alone: to read an open database would free its locks
        told = keys.parse((present / files.KEYS).read_bytes()[: files.LARGEST_KEYS])
        if told.journal.hex() == found.journal:
            return present
    free, number = new, 2
    while free.exists():
        free, number = new.with_name(f"{new.name} {number}"), number + 1
    return free


def _key_of(secret: str) -> KeyOf:
    try:
        return restore.by_key(recovery.parse(secret))
    except WrongSheet:
        return restore.by_passphrase(secret)
