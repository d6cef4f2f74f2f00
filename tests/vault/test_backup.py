"""A backup holds everything, is checked before it has a name, and leaves nothing half made."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from relationship_journal.domain.backups import name_of
from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.domain.records import natural_id
from relationship_journal.vault import backup, backup_file, database, files
from relationship_journal.vault.backup_errors import (
    BackupDamaged,
    BackupNotMade,
    BackupStopped,
    BackupUnsound,
)
from relationship_journal.vault.errors import VaultError
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.vault import Vault

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"
NOW = datetime(2026, 11, 22, 20, 15, 3, tzinfo=UTC)
FLIPS = 100


def quiet(*_: Any) -> None:
    pass


def never() -> bool:
    return False


def write(vault: Vault, first: int, count: int) -> None:
    """So many commits."""
    for number in range(first, first + count):
        with vault.work() as work:
            work.put(
                Appreciation(id=natural_id("t", number), day=NOW.date(), what=f"Entry {number} " + "x" * 400)
            )


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault.create(tmp_path / "My journal", PASSPHRASE, profile=CHEAP, now=lambda: NOW)
    write(opened, 0, 20)
    yield opened
    with suppress(sqlcipher.ProgrammingError):  # a test closed it before
        opened.close()


@pytest.fixture
def folder(vault: Vault) -> Path:
    return vault.folder / files.BACKUPS


def make(vault: Vault, folder: Path, now: datetime = NOW, reason: str = "asked") -> Any:
    return backup.make(vault.source(), folder, now, reason, quiet, never)


def make_and_thin(vault: Vault, folder: Path, now: datetime) -> Any:
    made = make(vault, folder, now)
    backup.thin(folder, made.journal, now)
    return made


def test_what_still_lies_in_the_wal_is_in_the_backup(vault: Vault, folder: Path, tmp_path: Path) -> None:
    vault.checkpoint()
    write(vault, 20, 50)
    wal = vault.folder / "journal.db-wal"
    assert wal.stat().st_size > 50 * 4096
    without = vault.folder.with_name("without the wal.db")
    shutil.copy(vault.folder / files.DATABASE, without)
    made = make(vault, folder)
    assert made.path.name == "2026-11-22T20-15-03Z.rjbackup"
    assert made.counts["appreciation"] == 70
    assert made.verified_at == NOW
    backup_file.unpack_database(made.path, tmp_path / "copy.db", quiet)
    measured, findings = backup.examine(tmp_path / "copy.db", vault.data_key)
    assert not findings
    assert measured == backup.measure(vault.driver())
    assert backup.examine(without, vault.data_key)[0].counts["appreciation"] == 20  # so the wal held them


def test_looking_into_a_database_changes_no_byte(vault: Vault, folder: Path, tmp_path: Path) -> None:
    made = make(vault, folder)
    copy = tmp_path / "copy.db"
    backup_file.unpack_database(made.path, copy, quiet)
    before = copy.read_bytes()
    backup.examine(copy, vault.data_key)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["My journal", "copy.db"]


@pytest.mark.parametrize("index", ["search_words", "search_trigram"])
def test_a_damaged_search_index_is_no_backup(vault: Vault, folder: Path, index: str) -> None:
    vault.driver().execute(f"UPDATE {index}_data SET block = zeroblob(length(block)) WHERE id > 10")
    with pytest.raises(BackupUnsound):
        make(vault, folder)
    assert list(folder.iterdir()) == []


def test_any_zip_tool_opens_it_and_its_readme_says_how_on(vault: Vault, folder: Path) -> None:
    made = make(vault, folder, reason="restore")
    with ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["journal.db", "keys.json", "manifest.json", "README.txt"]
        told = json.loads(archive.read("manifest.json"))
        assert b"passphrase of the day it was made" in archive.read("README.txt")
        assert not archive.read("journal.db").startswith(b"SQLite format 3")
    assert set(told) == {
        *("format", "program", "created", "verified", "reason", "journal", "generation", "state"),
        *("counts", "sha256"),
    }
    assert told["created"] == "2026-11-22T20:15:03Z"
    assert told["reason"] == "restore"
    assert set(told["sha256"]) == {"journal.db", "keys.json", "README.txt"}


def test_backups_are_private_under_a_generous_umask(vault: Vault, tmp_path: Path) -> None:
    before = os.umask(0o022)
    seen: set[int] = set()
    try:

        def look(*_: Any) -> None:
            seen.update(path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir())

        made = backup.make(vault.source(), tmp_path / "new", NOW, "asked", look, never)
        second = tmp_path / "second"
        second.mkdir(mode=0o700)
        copied = backup.copy_to(made, second)
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (made.path, copied)} == {0o600}
    assert seen == {0o600}


def test_two_in_one_second_stand_side_by_side(vault: Vault, folder: Path) -> None:
    first, second = make(vault, folder), make(vault, folder)
    assert second.made_at - first.made_at == timedelta(seconds=1)
    assert [one.path for one in backup_file.found_in(folder)] == [second.path, first.path]


def test_the_state_is_equal_for_equal_contents_only(vault: Vault, folder: Path) -> None:
    first = make(vault, folder)
    assert make(vault, folder).state == first.state
    with vault.work() as work:
        work.delete(Appreciation, natural_id("t", 3))
    assert make(vault, folder).state != first.state


def test_a_cancel_at_any_moment_leaves_nothing(vault: Vault, folder: Path) -> None:
    write(vault, 20, 100)
    asked = 0

    def counting() -> bool:
        nonlocal asked
        asked += 1
        return False

    backup.make(vault.source(), folder, NOW, "asked", quiet, counting).path.unlink()
    assert asked > 5
    for moment in range(asked):
        left = iter([False] * moment)
        with pytest.raises(BackupStopped):
            backup.make(vault.source(), folder, NOW, "asked", quiet, lambda left=left: next(left, True))
        assert list(folder.iterdir()) == []
    vault.driver().execute("SELECT count(*) FROM appreciation")  # the connection is none the worse


def test_every_flipped_bit_is_reported(vault: Vault, folder: Path, figure: Callable[[str], None]) -> None:
    made = make(vault, folder)
    whole = made.path.read_bytes()
    backup_file.check(made.path, quiet)
    chance = random.Random(11)
    ends = [0, 10, 14, 27, len(whole) - 1, len(whole) - 65, len(whole) - 70, len(whole) - 200]
    missed = []
    for place in [*ends, *(chance.randrange(len(whole)) for _ in range(FLIPS - len(ends)))]:
        data = bytearray(whole)
        data[place] ^= 1 << chance.randrange(8)
        made.path.write_bytes(data)
        try:
            backup_file.check(made.path, quiet)
            missed.append(place)
        except VaultError:
            pass
        assert [one.path for one in backup_file.found_in(folder)] == [made.path]
    figure(f"{FLIPS} bit flips of a backup, {len(missed)} missed")
    assert missed == []


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4096, -1, -64, -65])
def test_a_backup_cut_short_is_reported(vault: Vault, folder: Path, size: int) -> None:
    made = make(vault, folder)
    made.path.write_bytes(made.path.read_bytes()[:size])
    with pytest.raises(BackupDamaged):
        backup_file.check(made.path, quiet)
    unread = backup_file.found_in(folder)[0]
    assert unread.path == made.path
    assert unread.verified_at is None or size < 0


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None], compression: int = 0) -> None:
    """The backup with other members, and a seal that fits them."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = b"0" * backup_file.SEAL
    with path.open("r+b") as stream:
        size = stream.seek(0, os.SEEK_END)
        seal = backup_file._digest(stream, size - backup_file.SEAL, quiet)
        stream.seek(size - backup_file.SEAL)
        stream.write(seal.encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({"../evil.txt": b"out"}),
        lambda members: members.update({"/etc/evil": b"out"}),
        lambda members: members.pop("README.txt"),
        lambda members: members.update({"keys.json": b" " * 2_000_000}),
        lambda members: members.update({"keys.json": b"{}"}),
        lambda members: members.update({"manifest.json": b"[]"}),
        lambda members: members.update({"manifest.json": b"{" * 5000}),
        lambda members: members.update({"manifest.json": b'{"format": 1, "sha256": {}}'}),
    ],
    ids=["traversal", "absolute", "missing", "huge", "other keys", "list", "nested", "no checksums"],
)
def test_a_backup_made_up_by_somebody_is_refused(
    vault: Vault, folder: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    made = make(vault, folder)
    rewritten(made.path, change)
    with pytest.raises(BackupDamaged):
        backup_file.check(made.path, quiet)


def test_a_bomb_is_refused_and_a_faithful_copy_is_not(vault: Vault, folder: Path) -> None:
    made = make(vault, folder)
    rewritten(made.path, lambda _: None)
    backup_file.check(made.path, quiet)
    rewritten(made.path, lambda _: None, ZIP_DEFLATED)
    with pytest.raises(BackupDamaged):
        backup_file.check(made.path, quiet)


def test_foreign_files_are_never_touched(vault: Vault, folder: Path) -> None:
    other = Vault.create(folder.parent.with_name("Other"), PASSPHRASE, profile=CHEAP)
    theirs = make(other, folder, NOW - timedelta(hours=2))
    other.close()
    ours = [make_and_thin(vault, folder, NOW - timedelta(days=301, hours=-n)) for n in range(3)]
    backup.thin(folder, ours[0].journal, NOW)
    assert [one.path.exists() for one in ours] == [False, False, True]
    renamed = folder / "2026-01-01T00-00-00Z.rjbackup"
    shutil.copy(ours[2].path, renamed)
    (folder / "photo.jpg").write_bytes(b"mine")
    (folder / "2026-11-20T00-00-00Z (copy).rjbackup").write_bytes(b"mine")
    (folder / "2025-11-20T00-00-00Z.rjbackup").write_bytes(b"not a zip")
    (folder / ".2025-11-20T00-00-00Z.rjbackup.someone.part").write_bytes(b"mine")
    (folder / "2024-11-20T00-00-00Z.rjbackup").mkdir()
    before = {path.name for path in folder.iterdir()}
    assert theirs.path.name in before
    made = make_and_thin(vault, folder, NOW)
    later = make_and_thin(vault, folder, NOW + timedelta(hours=1))
    backup.thin(folder, made.journal, NOW + timedelta(days=2))
    assert not made.path.exists()
    assert {path.name for path in folder.iterdir()} == before | {later.path.name}


def test_it_is_checked_before_it_has_a_name(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_examine = backup.examine

    def damaged(path: Path, key: bytes) -> Any:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        return true_examine(path, key)

    monkeypatch.setattr(backup, "examine", damaged)
    with pytest.raises((BackupUnsound, BackupNotMade)):
        make(vault, folder)
    assert list(folder.iterdir()) == []


def test_no_space_is_one_sentence_and_leaves_nothing(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup_file.os, "fsync", full)
    with pytest.raises(BackupNotMade, match=r"^The disk is full, so no backup was made\. .* try again\.$"):
        make(vault, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a disk of its own")
def test_a_disk_that_is_really_full(vault: Vault, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("cannot mount here")
    try:
        with pytest.raises(BackupNotMade, match="The disk is full"):
            make(vault, small / "backups")
        assert list((small / "backups").iterdir()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_killed_while_making_leaves_no_backup_half_made(vault: Vault, folder: Path) -> None:
    write(vault, 20, 100)
    vault.close()
    code = (
        "import os, signal, sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from relationship_journal.vault import backup; from relationship_journal.vault.vault import Vault\n"
        "asked = 0\n"
        "def ask():\n"
        "    global asked; asked += 1\n"
        "    if asked == int(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return False\n"
        f"vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})\n"
        "now = datetime(2026, 11, 22, tzinfo=UTC)\n"
        "backup.make(vault.source(), vault.folder / 'backups', now, 'asked', lambda *_: None, ask)\n"
    )
    moment, killed = 1, True
    while killed:
        assert backup_file.found_in(folder) == []
        ended = subprocess.run([sys.executable, "-c", code, str(vault.folder), str(moment)], check=False)
        killed, moment = ended.returncode == -signal.SIGKILL, moment + 1
    assert moment > 5
    (whole,) = backup_file.found_in(folder)
    backup_file.check(whole.path, quiet)
    whole.path.unlink()
    again = Vault.open(vault.folder, PASSPHRASE, now=lambda: NOW)
    try:
        made = make(again, folder)
        assert [path.name for path in folder.iterdir()] == [made.path.name]
    finally:
        again.close()


def test_a_second_folder_gets_its_copy_and_is_thinned_too(vault: Vault, folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    (second / "holiday.jpg").write_bytes(b"mine")
    for back in range(20, 0, -1):
        now = NOW - timedelta(hours=9 * back)
        made = make_and_thin(vault, folder, now)
        backup.copy_to(made, second)
        backup.thin(second, made.journal, now)
    kept = [one.path.name for one in backup_file.found_in(second)]
    assert kept == [one.path.name for one in backup_file.found_in(folder)]
    assert 8 <= len(kept) < 14
    assert (second / "holiday.jpg").read_bytes() == b"mine"
    with pytest.raises(BackupNotMade):
        backup.copy_to(make(vault, folder), tmp_path / "gone")


def test_before_a_migration_there_is_a_verified_backup(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    upgraded: list[str | None] = []
    monkeypatch.setattr(runner, "HEAD", "9998")
    monkeypatch.setattr(runner, "upgrade", lambda begun: upgraded.append(runner.revision_of(begun)))
    Vault.open(vault.folder, PASSPHRASE, now=lambda: NOW).close()
    (made,) = backup_file.found_in(folder)
    assert made.reason == "migration"
    assert made.counts["appreciation"] == 20
    assert len(upgraded) == 1


def test_an_empty_journal_and_one_that_is_up_to_date_need_none(
    vault: Vault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    Vault.open(vault.folder, PASSPHRASE).close()
    assert list(folder.iterdir()) == []
    Vault.create(tmp_path / "empty", PASSPHRASE, profile=CHEAP).close()
    monkeypatch.setattr(runner, "HEAD", "9998")
    monkeypatch.setattr(runner, "upgrade", lambda _: None)
    Vault.open(tmp_path / "empty", PASSPHRASE).close()
    assert list((tmp_path / "empty" / "backups").iterdir()) == []


def test_names_sort_by_time() -> None:
    moments = [NOW + timedelta(hours=hour) for hour in (0, 1, 30, 900, 9000)]
    assert sorted(map(name_of, moments)) == list(map(name_of, moments))


def test_a_wrong_key_cannot_look_into_a_database(vault: Vault, folder: Path, tmp_path: Path) -> None:
    made = make(vault, folder)
    backup_file.unpack_database(made.path, tmp_path / "copy.db", quiet)
    with pytest.raises(VaultError):
        database.look_into(tmp_path / "copy.db", bytes(32))
