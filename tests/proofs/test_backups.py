"""Every backup restores to what the journal held, whatever lay in `-wal` then or lies beside it now."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from deeds import CHEAP, PASSPHRASE, RealClock
from sizes import at_both_sizes

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.backups import Shelf
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.errors import VaultError

DAY = date(2026, 11, 22)
BACKUPS, COMMITS = 4, 50


def canonical(journal: Journal) -> bytes:
    """The complete export; the moment it is made is no part of it."""
    archive = journal.archive()
    archive.exported_at = datetime(2026, 11, 22, tzinfo=UTC)
    return to_json(archive)


def write(journal: Journal, first: int) -> None:
    """So many commits, which stay in `-wal`."""
    journal._vault.driver().execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(first, first + COMMITS):
        entry = journal.gratitude.new(DAY, f"Entry {number} 雨 “tea” " + "x" * (number % 7 * 300))
        entry.id = UUID(int=0x7 << 76 | 0b10 << 62 | number + 1)
        journal.gratitude.save(entry)


def opened(folder: Path) -> Journal:
    return Journal.open(folder, PASSPHRASE, RealClock())


@at_both_sizes
def test_every_backup_restores(tmp_path: Path, size: int, figure: Callable[[str], None]) -> None:
    folder = tmp_path / "home" / "My journal"
    journal = Journal.create(folder, PASSPHRASE, RealClock(), CHEAP)
    exports: dict[str, bytes] = {}
    for number in range(BACKUPS * size):
        journal.rest()
        write(journal, number * COMMITS)
        stale = (folder / "journal.db-wal").read_bytes()
        assert len(stale) > COMMITS * 4096
        exports[journal.backups.make().path.name] = canonical(journal)
    journal.close()
    shelf = Shelf(folder, RealClock())
    different = 0
    for backup in shelf.all():
        for end in ("-wal", "-shm"):
            (folder / f"journal.db{end}").write_bytes(stale)
        done = shelf.restore(backup, PASSPHRASE)
        assert done.aside is not None
        shutil.rmtree(done.aside)
        back = opened(folder)
        different += canonical(back) != exports[backup.path.name]
        assert back.verify(lambda *_: None) == []
        back.close()
    figure(
        f"{len(exports)} backups, each made with {COMMITS} commits in -wal and restored beside a stale one: "
        f"{different} different"
    )
    assert len(set(exports.values())) == len(shelf.all()) == BACKUPS * size
    assert different == 0


def test_copied_files_would_not(tmp_path: Path, figure: Callable[[str], None]) -> None:
    """The control: journal.db copied as it lies, and put back with the `-wal` of later left beside it."""
    folder = tmp_path / "My journal"
    journal = Journal.create(folder, PASSPHRASE, RealClock(), CHEAP)
    write(journal, 0)
    journal.rest()
    write(journal, COMMITS)
    expected = canonical(journal)
    copied = (folder / "journal.db").read_bytes()
    stale = (folder / "journal.db-wal").read_bytes()
    journal.close()
    (folder / "journal.db").write_bytes(copied)
    back = opened(folder)
    assert canonical(back) != expected  # what lay in -wal is lost
    write(back, 2 * COMMITS)
    put_back = canonical(back)
    back.close()
    (folder / "journal.db-wal").write_bytes(stale)
    try:
        mixed = opened(folder)
        wrong = bool(mixed.verify(lambda *_: None)) or canonical(mixed) != put_back
        mixed.close()
    except (KnownError, VaultError):
        wrong = True
    figure("copied files instead (control): saves in -wal lost, and a stale -wal spoils what is put back")
    assert wrong
