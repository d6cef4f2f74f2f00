"""From a backup back to a journal: verified first, unpacked beside its place, then moved in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from relationship_journal.domain.backups import SUFFIX, Backup, Restored
from relationship_journal.vault import backup, backup_file, files, keys, pages, places, rekeying
from relationship_journal.vault.backup import Cancelled, Progress
from relationship_journal.vault.backup_errors import (
    BackupDamaged,
    BackupOfOtherKey,
    BackupPassphrase,
    BackupStopped,
    NotABackup,
    NotRestored,
)
from relationship_journal.vault.backup_file import Step
from relationship_journal.vault.claim import Claim
from relationship_journal.vault.errors import (
    AlreadyThere,
    Damaged,
    DiskFailure,
    NewerFormat,
    NoSpace,
    OpenElsewhere,
    ReadOnly,
    WrongPassphrase,
)
from relationship_journal.vault.keys import Keys

KeyOf = Callable[[Path, Keys], bytes]
"""The data key of the database in a folder, from the keys.json that lies beside it there."""


def by_passphrase(passphrase: str) -> KeyOf:
    """The key, by the passphrase of the day the backup was made."""

    def key_of(folder: Path, held: Keys) -> bytes:
        try:
            return rekeying.unwrap(folder, held, passphrase, keys.PASSPHRASE)[0]
        except WrongPassphrase as error:
            raise BackupPassphrase from error

    return key_of


def by_key(data_key: bytes) -> KeyOf:
    """A key already at hand: the open journal's, or what a recovery sheet says."""

    def key_of(folder: Path, _: Keys) -> bytes:
        if not pages.key_fits(folder / files.DATABASE, data_key):
            raise BackupOfOtherKey
        return data_key

    return key_of


def read(path: Path) -> Backup:
    """What a backup file says of itself. Raises NotABackup, BackupDamaged, NewerFormat, NotRestored."""
    with _explained():
        if path.suffix != SUFFIX or not path.is_file():
            raise NotABackup(path.name)
        return backup_file.read(path)


def check(
    path: Path, scratch: Path, key_of: KeyOf | None, progress: Progress, cancelled: Cancelled
) -> Backup:
    """Check every byte of a backup; with a key also open it, unpacked into `scratch`, and check inside.

    Raises BackupDamaged, BackupPassphrase, BackupOfOtherKey, NewerFormat, BackupStopped, NotRestored.
    """
    with _explained():
        found = _sound(path, _part(progress, cancelled, 0, 0.3))
        if key_of is not None:
            try:
                _unpack(found, scratch, key_of, _part(progress, cancelled, 0.3, 1))
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
        progress(1, "done")
        return found


def prepare(
    path: Path,
    folder: Path,
    key_of: KeyOf,
    progress: Progress,
    cancelled: Cancelled,
    keep_keys: bytes | None = None,
) -> Backup:
    """Verify a backup and unpack it beside `folder`, ready for `put_in_place`; nothing else is touched.

    `keep_keys` is a keys.json to use instead of the backup's own. Raises as `check` does.
    """
    with _explained():
        found = _sound(path, _part(progress, cancelled, 0, 0.3))
        folder.parent.mkdir(parents=True, exist_ok=True)
        places.recover(folder)
        scratch = places.unpacking(folder)
        try:
            _unpack(found, scratch, key_of, _part(progress, cancelled, 0.3, 1))
            if keep_keys is not None:
                files.write_atomically(scratch / files.KEYS, keep_keys)
            files.write_atomically(scratch / files.README, files.README_TEXT.encode())
            scratch.rename(places.restored(folder))
            files.sync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        progress(1, "done")
        return found


def put_in_place(found: Backup, folder: Path, now: datetime) -> Restored:
    """Move the journal in `folder` aside and what was prepared into its place. It must be closed.

    Raises OpenElsewhere, AlreadyThere, NotRestored; then the journal is where and as it was.
    """
    with _explained(), ExitStack() as undo:
        undo.callback(places.give_up, folder)
        if folder.exists():
            undo.callback(Claim(folder).release)
        return Restored(folder, found, places.move_in(folder, now))


def _sound(path: Path, step: Step) -> Backup:
    found = read(path)
    backup_file.check(path, step)
    return found


def _unpack(found: Backup, scratch: Path, key_of: KeyOf, step: Step) -> None:
    """Everything in the backup into a fresh folder, opened there and compared with its manifest."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(mode=0o700)
    stored = scratch / files.DATABASE
    backup_file.unpack_database(found.path, stored, lambda part: step(part * 0.7))
    own = backup_file.read_member(found.path, files.KEYS)
    files.write_atomically(scratch / files.KEYS, own)
    held = keys.parse(own)
    if files.salt_of(scratch) != held.journal or held.journal.hex() != found.journal:
        raise BackupDamaged("journal id")
    data_key = key_of(scratch, held)
    step(0.75)
    measured, findings = backup.examine(stored, data_key)
    if findings or measured != backup.Measure(dict(found.counts), found.state):
        raise BackupDamaged(repr(findings))
    step(1)


def _part(progress: Progress, cancelled: Cancelled, first: float, last: float) -> Step:
    return backup_file.stopping(
        cancelled, lambda part: progress(first + part * (last - first), "checking the backup")
    )


@contextmanager
def _explained() -> Iterator[None]:
    """What went wrong, told about the backup and not about the journal."""
    try:
        with files.explained():
            yield
    except (BackupDamaged, BackupPassphrase, BackupOfOtherKey, BackupStopped, NotABackup, NewerFormat):
        raise
    except (AlreadyThere, OpenElsewhere):
        raise
    except Damaged as error:
        raise BackupDamaged(error.detail) from error
    except (NoSpace, ReadOnly, DiskFailure) as error:
        raise NotRestored(error) from error
