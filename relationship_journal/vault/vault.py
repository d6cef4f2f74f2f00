"""The encrypted journal: created, opened, worked in, closed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from relationship_journal.domain.changes import Changed
from relationship_journal.vault import backup, database, files, keys, places, recovery, rekeying
from relationship_journal.vault.claim import Claim
from relationship_journal.vault.errors import (
    AlreadyThere,
    Damaged,
    DiskFailure,
    ForeignKeys,
    ForeignSheet,
    KeysDamaged,
    NotAJournal,
    ReadOnly,
    VaultError,
    WritingStopped,
)
from relationship_journal.vault.keys import KdfProfile, Keys, RandomBytes
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.pages import key_fits
from relationship_journal.vault.types import utc_now_ms
from relationship_journal.vault.work import Work

Now = Callable[[], datetime]
_FLIPPED_BITS = 16
"""Two salts that differ in no more bits than this are one salt, damaged; two random ones differ in 64."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Vault:
    """An open journal. Belongs to the thread that opened it."""

    def __init__(
        self, folder: Path, connection: Any, data_key: bytes, now: Now, device: str, claim: Claim
    ) -> None:
        self.folder = folder
        self._claim = claim
        self.data_key = data_key
        self._connection = connection
        self._engine = database.engine_on(connection)
        self._now = now
        self._device = device
        self._changed = Changed()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        profile: KdfProfile | None = None,
        random: RandomBytes = secrets.token_bytes,
        now: Now = _utc_now,
        device: str = "",
    ) -> Vault:
        """A new journal in `folder`, which may exist only if it is empty.

        It is made beside its place and moved there when it is whole. Raises AlreadyThere, NoSpace, ReadOnly.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise AlreadyThere
        with files.explained():
            folder.parent.mkdir(parents=True, exist_ok=True)
            workshop = folder.with_name(f".{folder.name}.{random(4).hex()}.new")
            workshop.mkdir(mode=0o700)
        try:
            _furnish(workshop, passphrase, profile or KdfProfile(), random)
            with files.explained():
                if folder.exists():
                    folder.rmdir()
                workshop.replace(folder)
                files.sync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(workshop, ignore_errors=True)
            raise
        return cls.open(folder, passphrase, now=now, device=device)

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, now: Now = _utc_now, device: str = "") -> Vault:
        """The journal in `folder`. Raises the VaultError that fits; then no byte has been changed."""
        return cls.open_with_secret(folder, passphrase, keys.PASSPHRASE, now=now, device=device)

    @classmethod
    def open_with_secret(
        cls, folder: Path, secret: str, kind: str, *, now: Now = _utc_now, device: str = ""
    ) -> Vault:
        """The journal in `folder`, by a slot of this kind; a re-encryption cut short is brought to an end."""
        held = matching_keys(folder)
        data_key, settled = rekeying.unwrap(folder, held, secret, kind)
        try:
            vault = cls.open_with_key(folder, data_key, now=now, device=device)
        except Damaged as error:
            if key_fits(folder / files.DATABASE, data_key):
                raise
            raise ForeignKeys("keys of an earlier data key") from error
        with suppress(VaultError):  # what cannot be written now is settled by the next opening
            rekeying.settle(folder, held, settled)
        return vault

    @classmethod
    def open_with_sheet(cls, folder: Path, text: str, *, now: Now = _utc_now, device: str = "") -> Vault:
        """The journal in `folder`, by what stands on its recovery sheet; keys.json is not needed.

        Raises WrongSheet, ForeignSheet and what `open` raises.
        """
        data_key = recovery.parse(text)
        check_sheet(folder, data_key)
        return cls.open_with_key(folder, data_key, now=now, device=device)

    @classmethod
    def open_with_key(cls, folder: Path, data_key: bytes, *, now: Now = _utc_now, device: str = "") -> Vault:
        """The journal in `folder`, with its data key at hand."""
        unclean = (folder / (files.DATABASE + "-wal")).exists()
        with ExitStack() as undo:
            with files.explained():
                claim = Claim(folder)
            undo.callback(claim.release)
            connection = database.connect(folder / files.DATABASE, data_key)
            undo.callback(connection.close)
            try:
                if unclean and connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise Damaged("quick_check")
                vault = cls(folder, connection, data_key, now, device, claim)
                vault._upgrade()
            except (DBAPIError, sqlcipher.Error) as error:
                raise database.explain(error) from error
            undo.pop_all()
            return vault

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A unit of work: committed at the end, rolled back on any error, which is raised in plain words."""
        with Session(self._engine, expire_on_commit=False, autoflush=True) as session:
            work = Work(session, self._now, self._device)
            try:
                yield work
                session.commit()
            except DBAPIError as error:
                raise self._why(error) from error
            self._changed |= work.changed

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading only."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self._why(error) from error

    def _why(self, error: BaseException) -> VaultError:
        """Why reading or writing failed: where the driver cannot tell, what the system says of the folder."""
        found = database.explain(error)
        if isinstance(found, ReadOnly):
            found = WritingStopped(found.detail)
        if isinstance(found, DiskFailure):
            found = files.obstacle(self.folder) or found
        return found

    def now(self) -> datetime:
        """The present moment, as a record written now is stamped with it."""
        return utc_now_ms(self._now())

    def take_changes(self) -> Changed:
        """What was changed since this was last asked."""
        changed, self._changed = self._changed, Changed()
        return changed

    def checkpoint(self) -> None:
        """Move what is in `-wal` into journal.db: a flipped bit in `-wal` would lose saves in silence."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlcipher.Error as error:
            raise self._why(error) from error

    def close(self) -> None:
        """Write everything home and let go of the file and the key.

        What cannot be written home now is safe in `-wal`, where the next opening finds it.
        """
        try:
            with suppress(VaultError):
                self.checkpoint()
        finally:
            self._let_go()
            self.data_key = b""
            self._claim.release()

    @property
    def journal(self) -> bytes:
        """The journal's id: the salt at the beginning of its file."""
        return bytes.fromhex(self._connection.execute("PRAGMA cipher_salt").fetchone()[0])

    def driver(self) -> Any:
        """The driver's own connection, for what cannot be done inside a transaction."""
        return self._connection

    def move_in(self, fresh: Path, data_key: bytes) -> None:
        """Put the whole database `fresh`, keyed with `data_key`, in place of journal.db, and go on with it.

        When that fails the journal is open with whichever of the two lies there.
        """
        self.checkpoint()
        self._let_go()
        path = self.folder / files.DATABASE
        try:
            with files.explained():
                files.replace_database(fresh, path)
        finally:
            self.data_key = data_key if key_fits(path, data_key) else self.data_key
            self._connection = database.connect(path, self.data_key)
            self._engine = database.engine_on(self._connection)

    def source(self) -> backup.Source:
        """The journal as a backup is made from it."""
        return backup.Source(self.folder, self._connection, self.data_key)

    def _upgrade(self) -> None:
        """Bring the schema up to date; before that a verified backup, unless nothing was written yet."""
        with self.reading() as connection:
            found = runner.revision_of(connection)
        if (
            found is not None
            and found < runner.HEAD
            and any(backup.measure(self._connection).counts.values())
        ):
            folder = self.folder / files.BACKUPS
            backup.make(self.source(), folder, self._now(), "migration", lambda *_: None, lambda: False)
        with self._engine.begin() as begun:
            runner.upgrade(begun)

    def _let_go(self) -> None:
        self._engine.dispose()
        self._connection.close()


def unlock(folder: Path, passphrase: str) -> bytes:
    """The data key of the journal in `folder`; the slow part of opening. Changes nothing."""
    return rekeying.unwrap(folder, matching_keys(folder), passphrase, keys.PASSPHRASE)[0]


def matching_keys(folder: Path) -> Keys:
    """What keys.json holds, once journal.db is known to be the journal it belongs to."""
    with files.explained():
        held = read_keys(folder)
        check_salt(folder, held)
    return held


def check_salt(folder: Path, held: Keys) -> None:
    """Raise Damaged or ForeignKeys unless journal.db begins as `held` says."""
    salt = files.salt_of(folder)
    if salt != held.journal:
        differing = sum((a ^ b).bit_count() for a, b in zip(salt, held.journal, strict=True))
        raise Damaged("salt") if differing <= _FLIPPED_BITS else ForeignKeys()


def check_sheet(folder: Path, data_key: bytes) -> None:
    """Raise ForeignSheet unless journal.db was written with `data_key`, Damaged when only its salt is off."""
    path = folder / files.DATABASE
    with files.explained():
        places.recover(folder)
        if not path.exists():
            raise Damaged("a file is missing") if (folder / files.KEYS).exists() else NotAJournal()
        files.salt_of(folder)
        if key_fits(path, data_key):
            return
        try:
            salt = read_keys(folder).journal
        except VaultError:
            raise ForeignSheet from None
        raise Damaged("salt") if key_fits(path, data_key, salt) else ForeignSheet()


def read_keys(folder: Path) -> Keys:
    """What keys.json in `folder` holds. Raises NotAJournal, Damaged, KeysDamaged, NewerFormat."""
    with files.explained():
        places.recover(folder)
    if not (folder / files.KEYS).exists() and not (folder / files.DATABASE).exists():
        raise NotAJournal
    if not (folder / files.DATABASE).exists():
        raise Damaged("a file is missing")
    if not (folder / files.KEYS).exists():
        raise KeysDamaged("a file is missing")
    with files.explained(), (folder / files.KEYS).open("rb") as stream:
        return keys.parse(stream.read(files.LARGEST_KEYS))


def _furnish(folder: Path, passphrase: str, profile: KdfProfile, random: RandomBytes) -> None:
    data_key = random(keys.DATA_KEY_BYTES)
    path = folder / files.DATABASE
    with files.explained():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        (folder / files.BACKUPS).mkdir(mode=0o700)
    connection = database.connect(path, data_key, create=True)
    engine = database.engine_on(connection)
    try:
        with engine.begin() as begun:
            runner.upgrade(begun)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DBAPIError as error:
        raise database.explain(error) from error
    finally:
        engine.dispose()
        connection.close()
    with path.open("rb") as stream:
        empty = Keys(stream.read(database.SALT_BYTES), 1, ())
    locked = keys.wrap(empty, keys.PASSPHRASE, passphrase, data_key, profile, random)
    files.write_atomically(folder / files.KEYS, locked.to_json())
    files.write_atomically(folder / files.README, files.README_TEXT.encode())
