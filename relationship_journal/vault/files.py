"""The journal's folder: private files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from relationship_journal.vault.errors import (
    Damaged,
    DiskFailure,
    NoSpace,
    ReadOnly,
    VaultError,
    WritingStopped,
)

DATABASE = "journal.db"
KEYS = "keys.json"
README = "README.txt"
BACKUPS = "backups"
LARGEST_KEYS = 64 * 1024
"""Bytes of keys.json that are read at most; it has about 500."""
SMALLEST_DATABASE, SALT_BYTES = 4096, 16
_A_FEW_PAGES = 64 * 1024

README_TEXT = """\
This folder is a journal kept by Relationship Journal. Everything in it is encrypted.

  journal.db   the journal: a SQLCipher 4 database
  keys.json    the key to it, locked with your passphrase
  backups/     copies of both, each a zip file

Keep journal.db and keys.json together. Without the passphrase or the recovery sheet nobody can read
them, and nobody can reset it. To open the journal, start Relationship Journal and choose this folder.

Without the program, on a copy of this folder, with the recovery sheet: the program's source has
scripts/open_journal.py, 50 lines of Python that need only the package sqlcipher3. Or do it by hand. The
sheet is 35 bytes in Crockford's base32 (0123456789ABCDEFGHJKMNPQRSTVWXYZ): 32 bytes of key, then the
first 3 bytes of their SHA-256. Write the 32 bytes as 64 hex digits and give them to the sqlcipher 4 shell:

  sqlcipher journal.db
  PRAGMA key = "x'0123456789abcdef...'";
  SELECT day, what FROM appreciation;

docs/file-format.md of the source says the rest, also how the passphrase opens keys.json.
"""


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that a crash leaves the old file or the new one, never part of either."""
    temporary = path.with_name(f".{path.name}.new")
    with explained():
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


def salt_of(folder: Path) -> bytes:
    """The first bytes of journal.db: the journal's id. Raises Damaged when the file is too short."""
    path = folder / DATABASE
    if path.stat().st_size < SMALLEST_DATABASE:
        raise Damaged("journal.db is too short")
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)


def replace_database(fresh: Path, path: Path) -> None:
    """Put a closed, whole database in place of another, so that a crash leaves one or the other.

    The old one's `-wal` goes first, and durably: beside the new one it would be taken for its own.
    """
    for leftover in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)
    sync_file(fresh)
    sync_folder(path.parent)
    fresh.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make the bytes of a closed file durable."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make names in `folder` durable. Windows keeps them so by itself and cannot open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def explained() -> Iterator[None]:
    """Turn the system's refusals into the sentences a user can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoSpace(str(error)) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise ReadOnly(str(error)) from error
        raise DiskFailure(str(error)) from error


def obstacle(folder: Path) -> VaultError | None:
    """What the system says hinders writing in `folder`: SQLite often tells only that it failed."""
    try:
        if not os.access(folder, os.W_OK):
            return WritingStopped(str(folder))
        if shutil.disk_usage(folder).free < _A_FEW_PAGES:
            return NoSpace(str(folder))
    except OSError:
        pass
    return None
