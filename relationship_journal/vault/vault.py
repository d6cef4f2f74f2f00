"""The encrypted journal: created, opened, worked in, closed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from relationship_journal.domain.changes import Changed
from relationship_journal.vault import database, files, keys
from relationship_journal.vault.errors import AlreadyThere, Damaged, ForeignKeys, NotAJournal
from relationship_journal.vault.keys import KdfProfile, Keys, RandomBytes
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.work import Work

Now = Callable[[], datetime]
_FLIPPED_BITS = 16
"""Two salts that differ in no more bits than this are one salt, damaged; two random ones differ in 64."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Vault:
    """An open journal. Belongs to the thread that opened it."""

    def __init__(self, folder: Path, connection: Any, data_key: bytes, now: Now, device: str) -> None:
        self.folder = folder
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
        return cls.open_with_key(folder, unlock(folder, passphrase), now=now, device=device)

    @classmethod
    def open_with_key(cls, folder: Path, data_key: bytes, *, now: Now = _utc_now, device: str = "") -> Vault:
        """The journal in `folder`, with its data key at hand."""
        unclean = (folder / (files.DATABASE + "-wal")).exists()
        connection = database.connect(folder / files.DATABASE, data_key)
        try:
            if unclean and connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise Damaged("quick_check")
            vault = cls(folder, connection, data_key, now, device)
            with vault._engine.begin() as begun:
                runner.upgrade(begun)
            return vault
        except BaseException as error:
            connection.close()
            if isinstance(error, DBAPIError | sqlcipher.Error):
                raise database.explain(error) from error
            raise

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A unit of work: committed at the end, rolled back on any error, which is raised in plain words."""
        with Session(self._engine, expire_on_commit=False, autoflush=True) as session:
            work = Work(session, self._now, self._device)
            try:
                yield work
                session.commit()
            except DBAPIError as error:
                raise database.explain(error) from error
            self._changed |= work.changed

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading only."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise database.explain(error) from error

    def take_changes(self) -> Changed:
        """What was changed since this was last asked."""
        changed, self._changed = self._changed, Changed()
        return changed

    def checkpoint(self) -> None:
        """Move what is in `-wal` into journal.db: a flipped bit in `-wal` would lose saves in silence."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write everything home and let go of the file and the key."""
        try:
            self.checkpoint()
        finally:
            self._engine.dispose()
            self._connection.close()


def unlock(folder: Path, passphrase: str) -> bytes:
    """The data key of the journal in `folder`; the slow part of opening. Changes nothing."""
    with files.explained():
        held = read_keys(folder)
        if (folder / files.DATABASE).stat().st_size < 4096:
            raise Damaged("journal.db is too short")
        with (folder / files.DATABASE).open("rb") as stream:
            salt = stream.read(database.SALT_BYTES)
    if salt != held.journal:
        differing = sum((a ^ b).bit_count() for a, b in zip(salt, held.journal, strict=True))
        raise Damaged("salt") if differing <= _FLIPPED_BITS else ForeignKeys()
    return keys.unwrap(held, passphrase)


def read_keys(folder: Path) -> Keys:
    """What keys.json in `folder` holds. Raises NotAJournal, Damaged, NewerFormat."""
    if not (folder / files.KEYS).exists() and not (folder / files.DATABASE).exists():
        raise NotAJournal
    if not (folder / files.KEYS).exists() or not (folder / files.DATABASE).exists():
        raise Damaged("a file is missing")
    with files.explained():
        return keys.parse((folder / files.KEYS).read_bytes())


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
    locked = keys.wrap(empty, "passphrase", passphrase, data_key, profile, random)
    files.write_atomically(folder / files.KEYS, locked.to_json())
    files.write_atomically(folder / files.README, files.README_TEXT.encode())
