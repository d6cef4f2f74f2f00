"""Making a backup: copied, reopened, checked, packed, checked again, and only then given its name."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from relationship_journal import __version__
from relationship_journal.domain.backups import Backup, moment_of, name_of, superfluous
from relationship_journal.vault import backup_file, database, files, keys
from relationship_journal.vault.backup_errors import BackupNotMade, BackupStopped, BackupUnsound
from relationship_journal.vault.backup_file import Contents, Step
from relationship_journal.vault.errors import KeysDamaged, VaultError

INDEXED = ("search_row", "search_words", "search_trigram")
_TICKS = 2000
"""SQLite asks after this many of its instructions whether to go on: some 50 times a second."""

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Source:
    """An open journal: its folder, the driver's connection outside any transaction, and the data key."""

    folder: Path
    connection: Any
    data_key: bytes


@dataclass(frozen=True)
class Measure:
    """What two databases with equal contents have in common. `counts` leave the bin out."""

    counts: dict[str, int]
    state: str


def make(
    source: Source, folder: Path, now: datetime, reason: str, progress: Progress, cancelled: Cancelled
) -> Backup:
    """Write a verified backup into `folder`.

    Raises BackupNotMade, BackupUnsound, BackupStopped; then nothing of it is left in the folder.
    """
    with _explained():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = _keys(source.folder)
        sweep(folder, held.journal.hex())
        path = free_path(folder, now)
        copy, packed = (folder / f".{path.name}.{held.journal.hex()[:8]}.{end}" for end in ("db", "part"))
        try:
            measured = _copy(source, copy, _part(progress, cancelled, 0, 0.5, "copying"))
            _check(copy, source.data_key, measured, _part(progress, cancelled, 0.5, 0.7, "checking"))
            told = {
                "program": f"relationship-journal {__version__}",
                "created": _iso(_named(path)),
                "verified": _iso(now),
                "reason": reason,
                "journal": held.journal.hex(),
                "generation": held.generation,
                "state": measured.state,
                "counts": measured.counts,
            }
            pack = _part(progress, cancelled, 0.7, 0.9, "packing")
            backup_file.pack(packed, Contents(copy, held.to_json(), told), pack)
            backup_file.check(packed, _part(progress, cancelled, 0.9, 1.0, "checking"))
            packed.replace(path)
            files.sync_folder(folder)
        finally:
            for leftover in (copy, copy.with_name(copy.name + "-journal"), packed):
                leftover.unlink(missing_ok=True)
        return backup_file.read(path)


def copy_to(backup: Backup, folder: Path) -> Path:
    """Put a copy of a backup into another folder, and compare it. Raises BackupNotMade."""
    with _explained():
        sweep(folder, backup.journal)
        path = free_path(folder, backup.made_at) if not _same(backup, folder) else folder / backup.path.name
        packed = folder / f".{backup.path.name}.{backup.journal[:8]}.part"
        try:
            with backup.path.open("rb") as stream:
                _write(packed, stream)
            backup_file.check(packed, lambda _: None)
            packed.replace(path)
            files.sync_folder(folder)
        finally:
            packed.unlink(missing_ok=True)
        return path


def thin(folder: Path, journal: str, now: datetime) -> None:
    """Remove the backups of `journal` that are more than are kept; one that will not go is left."""
    for backup in superfluous(backup_file.found_in(folder), journal, now):
        try:
            backup.path.unlink()
        except OSError:
            continue


def sweep(folder: Path, journal: str) -> None:
    """Remove what a backup of `journal` that was cut short has left."""
    for leftover in folder.glob(f".*.rjbackup.{journal[:8]}.*"):
        if moment_of(leftover.name[1:].partition(f".{journal[:8]}.")[0]) is not None:
            leftover.unlink(missing_ok=True)


def free_path(folder: Path, now: datetime) -> Path:
    """Where a backup made now goes: no file is ever written over, so it may be a second later."""
    made_at = now.astimezone(UTC).replace(microsecond=0)
    while (folder / name_of(made_at)).exists():
        made_at += timedelta(seconds=1)
    return folder / name_of(made_at)


def measure(connection: Any) -> Measure:
    """Count every table and add up when its rows were changed; no text is read."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found: dict[str, Any] = {}
    for name in sorted(names):
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        if {"deleted_at", "updated_at"} <= columns:
            query = f"SELECT count(*), count(*) - count(deleted_at), sum(updated_at & 0xFFFFFFFF) FROM {name}"
            found[name] = list(connection.execute(query).fetchone())
    counts = {name: held[1] for name, held in found.items()}
    for name in names.intersection(INDEXED):
        found[name] = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    return Measure(counts, hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:32])


def examine(path: Path, data_key: bytes) -> tuple[Measure, list[str]]:
    """Open a database and run both integrity checks: what it holds, and what is wrong.

    SQLite's own looks into the search index as well. The file is not changed. Raises Damaged, NewerFormat.
    """
    connection = database.look_into(path, data_key)
    try:
        findings = [f"page: {finding}" for (finding,) in connection.execute("PRAGMA cipher_integrity_check")]
        structure = [finding for (finding,) in connection.execute("PRAGMA integrity_check")]
        findings += [f"structure: {finding}" for finding in structure if finding != "ok"]
        return measure(connection), findings
    except sqlcipher.Error as error:
        raise database.explain(error) from error
    finally:
        connection.close()


def journal_id(connection: Any) -> str:
    """The id of an open journal: its salt, asked of the driver, as reading the file would drop its locks."""
    return str(connection.execute("PRAGMA cipher_salt").fetchone()[0])


def _keys(folder: Path) -> keys.Keys:
    try:
        return keys.parse((folder / files.KEYS).read_bytes())
    except FileNotFoundError as error:
        raise KeysDamaged("a file is missing") from error


def _copy(source: Source, copy: Path, step: Step) -> Measure:
    """VACUUM INTO takes what is still in `-wal` with it; the key and the salt stay.

    Of a damaged journal it would make a sound copy with zeros in place of words.
    """
    connection = source.connection
    database.check_pages(connection)
    whole = _number(connection, "page_count") * _number(connection, "page_size")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
    stopped: list[BackupStopped] = []

    def ask() -> int:
        try:
            step(min(1.0, copy.stat().st_size / whole))
        except BackupStopped as wish:
            stopped.append(wish)
        return len(stopped)

    connection.set_progress_handler(ask, _TICKS)
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlcipher.Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return measure(connection)


def _check(copy: Path, data_key: bytes, expected: Measure, step: Step) -> None:
    step(0)
    measured, findings = examine(copy, data_key)
    if findings or measured != expected:
        raise BackupUnsound(repr(findings))
    step(1)


def _write(path: Path, source: Any) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as out:
        while chunk := source.read(1 << 20):
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())


def _same(backup: Backup, folder: Path) -> bool:
    """Whether the folder has this very backup already, perhaps cut short."""
    return any(
        other.path.name == backup.path.name
        and other.state == backup.state
        and other.journal == backup.journal
        for other in backup_file.found_in(folder)
    )


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _named(path: Path) -> datetime:
    made_at = moment_of(path.name)
    assert made_at is not None
    return made_at


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _part(progress: Progress, cancelled: Cancelled, first: float, last: float, name: str) -> Step:
    """A Step for one stretch of the whole work."""
    return backup_file.stopping(cancelled, lambda part: progress(first + part * (last - first), name))


@contextmanager
def _explained() -> Iterator[None]:
    try:
        with files.explained():
            yield
    except (BackupNotMade, BackupUnsound, BackupStopped):
        raise
    except sqlcipher.Error as error:
        raise BackupNotMade(database.explain(error)) from error
    except VaultError as error:
        raise BackupNotMade(error) from error
