"""The encrypted database: how a connection is opened, and what its failures mean.

The standard library's sqlite3 takes `PRAGMA key` in silence and writes plaintext; here the driver is
named, its cipher is asked to show itself, and the file is looked at before anything is written to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from relationship_journal.vault.errors import (
    Damaged,
    DiskFailure,
    NewerFormat,
    NoSpace,
    OpenElsewhere,
    ReadOnly,
    VaultError,
)

APPLICATION_ID = 0x524A6C31
"""Marks our databases ("RJl1") to tools that look at SQLite headers."""
MAJOR = 1
"""PRAGMA user_version: raised only by a change that older programs must not touch."""
SALT_BYTES = 16
PLAINTEXT_HEADER = b"SQLite format 3"

_PRAGMAS = (
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "mmap_size=0",
)


def connect(path: Path, data_key: bytes, *, create: bool = False) -> Any:
    """An exclusive connection to the encrypted file. Raises a VaultError that says what stands in the way."""
    connection = sqlcipher.connect(str(path), timeout=0.2, isolation_level=None)
    with _closed_on_failure(connection):
        _unlock(connection, data_key)
        _check_format(connection, create)
        _make_durable(connection, path)
        if create:
            _check_encrypted(path)
    return connection


def look_into(path: Path, data_key: bytes) -> Any:
    """A connection for looking only: no `-wal` is made beside the file. Raises Damaged, NewerFormat."""
    connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    with _closed_on_failure(connection):
        _unlock(connection, data_key)
        _check_format(connection, create=False)
    return connection


@contextmanager
def _closed_on_failure(connection: Any) -> Iterator[None]:
    """Close it, and say in our words what SQLite says in its own."""
    try:
        yield
    except sqlcipher.Error as error:
        connection.close()
        raise explain(error) from error
    except BaseException:
        connection.close()
        raise


def engine_on(connection: Any) -> Engine:
    """A SQLAlchemy engine that uses this one connection and begins every transaction for writing."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def explain(error: BaseException) -> VaultError:
    """The VaultError behind an error of the driver, or of SQLAlchemy around it."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    name = str(getattr(error, "sqlite_errorname", ""))
    text = f"{name}: {error}"
    for start, kind in _MEANINGS:
        if name.startswith(start):
            return kind(text)
    return DiskFailure(text)


_MEANINGS: tuple[tuple[str, type[VaultError]], ...] = (
    ("SQLITE_BUSY", OpenElsewhere),
    ("SQLITE_LOCKED", OpenElsewhere),
    ("SQLITE_FULL", NoSpace),
    ("SQLITE_READONLY", ReadOnly),
    ("SQLITE_CANTOPEN", ReadOnly),
    ("SQLITE_PERM", ReadOnly),
    ("SQLITE_NOTADB", Damaged),
    ("SQLITE_CORRUPT", Damaged),
)


def _text(data: bytes) -> str:
    """A text as it was written. SQLCipher hands out a damaged last page of a long text as zeros and tells
    of the damage one statement later; no text of ours has a zero in it."""
    if b"\0" in data:
        raise Damaged("zeros in a text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Damaged("text") from error


def check_pages(connection: Any) -> None:
    """Raise Damaged unless every page authenticates, before the database is copied by SQL.

    Only journal.db itself is looked at, so what `-wal` holds is moved home first, if that can be done.
    """
    with suppress(sqlcipher.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise Damaged("pages")


def _unlock(connection: Any, data_key: bytes) -> None:
    digits = data_key.hex()
    if len(digits) != 64:
        # One digit less, and SQLCipher would take the key for a passphrase without a word.
        raise Damaged("data key")
    connection.execute(f"PRAGMA key = \"x'{digits}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("the database driver does not encrypt")
    connection.text_factory = _text
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if connection.execute("PRAGMA cipher_status").fetchone()[0] != "1":
        raise RuntimeError("the database is not encrypted")


def _check_format(connection: Any, create: bool) -> None:
    if create:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {MAJOR}")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Damaged("application id")
    if connection.execute("PRAGMA user_version").fetchone()[0] > MAJOR:
        raise NewerFormat("user_version")


def _check_encrypted(path: Path) -> None:
    """Look at a file just created. To close it drops SQLite's locks on it: never for an open one."""
    with path.open("rb") as stream:
        if stream.read(len(PLAINTEXT_HEADER)) == PLAINTEXT_HEADER:
            raise RuntimeError("the database on disk is plaintext")


def _make_durable(connection: Any, path: Path) -> None:
    """WAL with synchronous=FULL loses no acknowledged commit; where WAL cannot be had, TRUNCATE and EXTRA."""
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    # A transaction that changes nothing: it takes the lock and fails now where the file is read-only.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    for leftover in (path, path.with_name(path.name + "-wal")):
        if leftover.exists():
            leftover.chmod(0o600)
