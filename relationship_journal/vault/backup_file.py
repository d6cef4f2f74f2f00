"""A backup as a file: a stored zip of four members, sealed by a checksum over all of it.

`.rjbackup` opens with any zip tool. Its comment, the last 64 bytes, is the SHA-256 of everything before
it, so that a bit flipped anywhere, in a zip header too, is noticed without the key. Whoever changes it
on purpose can make a new seal; what they cannot make is an encrypted page that passes its own check.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from relationship_journal.domain.backups import Backup, moment_of
from relationship_journal.vault import files
from relationship_journal.vault.backup_errors import BackupDamaged, BackupStopped
from relationship_journal.vault.errors import NewerFormat

FORMAT = 1
MANIFEST = "manifest.json"
MEMBERS = (files.DATABASE, files.KEYS, MANIFEST, files.README)
SEAL = 64
_SMALL = 1024 * 1024
"""No member but the database is larger than this."""
_CHUNK = 1024 * 1024

Step = Callable[[float], None]
"""Hears the part done, 0–1. Raises BackupStopped to end the work."""

README_TEXT = """\
This is a backup of a journal kept by Relationship Journal. It is an ordinary zip file.

  journal.db     the journal as it was: an encrypted SQLCipher 4 database
  keys.json      the key to it, locked with the passphrase of that day
  manifest.json  when it was made, how many entries it holds, and checksums

To open it: start Relationship Journal, choose "Restore a backup" and this file's folder, and type the
passphrase of the day it was made. Or on the command line:

  relationship-journal restore BACKUP.rjbackup --to FOLDER

Without the program: unzip it into an empty folder and open that with any tool that reads SQLCipher 4;
docs/file-format.md of the program shows how, in a script of 40 lines.
"""


@dataclass(frozen=True)
class Contents:
    """What goes into a backup. `told` becomes the manifest, with the checksums added."""

    database: Path
    keys: bytes
    told: dict[str, Any]


def pack(path: Path, contents: Contents, step: Step) -> None:
    """Write the file at `path`, which must not exist, and make its bytes durable. Its name is not yet."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as stream:
        with ZipFile(stream, "w", ZIP_STORED) as archive:
            digests = {files.DATABASE: _store(archive, contents.database, contents.told, step)}
            small = {files.KEYS: contents.keys, files.README: README_TEXT.encode()}
            digests |= {name: hashlib.sha256(data).hexdigest() for name, data in small.items()}
            manifest = {"format": FORMAT, **contents.told, "sha256": digests}
            small[MANIFEST] = json.dumps(manifest, indent=1, sort_keys=True).encode() + b"\n"
            for name in MEMBERS[1:]:
                archive.writestr(_entry(name, contents.told), small[name])
            archive.comment = b"0" * SEAL
        size = stream.seek(0, os.SEEK_END)
        seal = _digest(stream, size - SEAL, lambda part: step(0.5 + part / 2))
        stream.seek(size - SEAL)
        stream.write(seal.encode())
        stream.flush()
        os.fsync(stream.fileno())


def read(path: Path) -> Backup:
    """What the file's manifest says; looks at nothing else. Raises BackupDamaged, NewerFormat."""
    with _opened(path) as archive:
        told = _manifest(archive)
        try:
            return Backup(
                path=path,
                made_at=_moment(told["created"]),
                bytes=path.stat().st_size,
                verified_at=_moment(told["verified"]),
                reason=str(told["reason"]),
                journal=str(told["journal"]),
                generation=int(told["generation"]),
                state=str(told["state"]),
                counts={str(kind): int(count) for kind, count in told["counts"].items()},
            )
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise BackupDamaged("manifest") from error


def check(path: Path, step: Step) -> None:
    """Compare every byte with the seal and every member with the manifest. Raises BackupDamaged."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        seal = _digest(stream, max(0, size - SEAL), step)
        stream.seek(max(0, size - SEAL))
        if stream.read() != seal.encode():
            raise BackupDamaged("seal")
    with _opened(path) as archive:
        told = _manifest(archive)["sha256"]
        for name in (files.KEYS, files.README):
            if hashlib.sha256(archive.read(name)).hexdigest() != told.get(name):
                raise BackupDamaged(name)


def read_member(path: Path, name: str) -> bytes:
    """One of the small members."""
    with _opened(path) as archive:
        return archive.read(name)


def unpack_database(path: Path, target: Path, step: Step) -> None:
    """Write the database in the backup to `target`, durable and private, compared with the manifest."""
    with _opened(path) as archive:
        whole = max(1, archive.getinfo(files.DATABASE).file_size)
        digest, done = hashlib.sha256(), 0
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as out, archive.open(files.DATABASE) as stored:
            while chunk := stored.read(_CHUNK):
                out.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                step(done / whole)
            out.flush()
            os.fsync(out.fileno())
        if digest.hexdigest() != _manifest(archive)["sha256"].get(files.DATABASE):
            raise BackupDamaged(files.DATABASE)


def found_in(folder: Path) -> list[Backup]:
    """Every file in `folder` with a backup's name, newest first; an unreadable one tells its time only."""
    try:
        names = sorted((entry.name for entry in folder.iterdir() if moment_of(entry.name)), reverse=True)
    except OSError:
        return []
    backups = [_told(folder / name) for name in names]
    return sorted((b for b in backups if b is not None), key=lambda backup: backup.made_at, reverse=True)


def _told(path: Path) -> Backup | None:
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return read(path)
    except (BackupDamaged, NewerFormat, OSError):
        made_at = moment_of(path.name)
        return None if made_at is None else Backup(path, made_at, 0)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """The zip, looked at before anything is taken from it: our four members, stored, of sound sizes."""
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            if sorted(entry.filename for entry in entries) != sorted(MEMBERS):
                raise BackupDamaged("members")
            for entry in entries:
                stored = entry.compress_type == ZIP_STORED and entry.file_size == entry.compress_size
                limit = path.stat().st_size if entry.filename == files.DATABASE else _SMALL
                if not stored or entry.flag_bits & 1 or entry.file_size > limit:
                    raise BackupDamaged(entry.filename)
            yield archive
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error) as error:
        raise BackupDamaged(repr(error)) from error


def _manifest(archive: ZipFile) -> dict[str, Any]:
    told = json.loads(archive.read(MANIFEST))
    if not isinstance(told, dict) or not isinstance(told.get("format"), int):
        raise BackupDamaged("manifest")
    if told["format"] > FORMAT:
        raise NewerFormat("backup")
    if not isinstance(told.get("sha256"), dict):
        raise BackupDamaged("manifest")
    return told


def _store(archive: ZipFile, database: Path, told: dict[str, Any], step: Step) -> str:
    digest, whole, done = hashlib.sha256(), max(1, database.stat().st_size), 0
    entry = _entry(files.DATABASE, told)
    entry.file_size = whole
    with database.open("rb") as source, archive.open(entry, "w") as stored:
        while chunk := source.read(_CHUNK):
            stored.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            step(done / whole / 2)
    return digest.hexdigest()


def _entry(name: str, told: dict[str, Any]) -> ZipInfo:
    made_at = _moment(told["created"])
    entry = ZipInfo(name, (max(1980, made_at.year), *made_at.timetuple()[1:6]))
    entry.external_attr = 0o600 << 16
    return entry


def _digest(stream: IO[bytes], size: int, step: Step) -> str:
    digest, left = hashlib.sha256(), size
    stream.seek(0)
    while left and (chunk := stream.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
        step(1 - left / size)
    return digest.hexdigest()


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError(told)
    return moment.astimezone(UTC)


def stopping(cancelled: Callable[[], bool], progress: Callable[[float], None]) -> Step:
    """A Step that tells `progress` and ends the work once `cancelled` says so."""

    def step(part: float) -> None:
        if cancelled():
            raise BackupStopped
        progress(part)

    return step
