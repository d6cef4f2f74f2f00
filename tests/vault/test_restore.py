"""A restore is verified first, loses nothing, and can be cut short anywhere."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.domain.backups import Restored
from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.domain.records import natural_id
from relationship_journal.vault import backup, backup_file, files, places, restore
from relationship_journal.vault.backup_errors import (
    BackupDamaged,
    BackupOfOtherKey,
    BackupPassphrase,
    BackupStopped,
    NotABackup,
    NotRestored,
)
from relationship_journal.vault.errors import AlreadyThere, OpenElsewhere
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import Vault

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"
NOW = datetime(2026, 11, 22, 20, 15, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
STEPS = ("rename", "replace", "rmdir", "mkdir", "fsync")


def quiet(*_: Any) -> None:
    pass


def never() -> bool:
    return False


def write(vault: Vault, first: int, count: int) -> None:
    for number in range(first, first + count):
        with vault.work() as work:
            work.put(Appreciation(id=natural_id("t", number), day=NOW.date(), what=f"Entry {number}"))


def entries(folder: Path, passphrase: str = PASSPHRASE) -> int:
    vault = Vault.open(folder, passphrase)
    try:
        return backup.measure(vault.driver()).counts["appreciation"]
    finally:
        vault.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal of 30 entries, closed; its backup holds 20, a file of the user's lies in it."""
    made = tmp_path / "home" / "My journal"
    vault = Vault.create(made, PASSPHRASE, profile=CHEAP, now=lambda: NOW)
    write(vault, 0, 20)
    backup.make(vault.source(), made / files.BACKUPS, NOW, "asked", quiet, never)
    write(vault, 20, 10)
    vault.close()
    (made / "map.txt").write_text("mine")
    return made


@pytest.fixture
def stored(folder: Path) -> Path:
    return backup_file.found_in(folder / files.BACKUPS)[0].path


def prepare(stored: Path, folder: Path, passphrase: str = PASSPHRASE, **more: Any) -> Any:
    return restore.prepare(stored, folder, restore.by_passphrase(passphrase), quiet, never, **more)


def restored(stored: Path, folder: Path) -> Restored:
    return restore.put_in_place(prepare(stored, folder), folder, LATER)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_as_it_was_and_what_was_there_is_kept_aside(folder: Path, stored: Path) -> None:
    done = restored(stored, folder)
    assert done.aside == folder.with_name("My journal (before restore 2026-11-25T20-15-03Z)")
    assert done.backup.counts["appreciation"] == entries(folder) == 20
    assert entries(done.aside) == 30
    assert names(folder) == {"journal.db", "keys.json", "README.txt", "backups", "map.txt"}
    assert names(folder / "backups") == {stored.name}
    assert names(folder.parent) == {folder.name, done.aside.name}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.name.startswith(("j", "k"))} == {
        0o600
    }


def test_stale_leftovers_beside_the_journal_do_not_reach_the_restored_one(folder: Path, stored: Path) -> None:
    vault = Vault.open(folder, PASSPHRASE)
    write(vault, 30, 50)
    planted = {end: (folder / f"journal.db{end}").read_bytes() for end in ("-wal",)}
    vault.close()
    for end in ("-wal", "-shm"):
        (folder / f"journal.db{end}").write_bytes(planted["-wal"])
    done = restored(stored, folder)
    assert not any(name.startswith("journal.db-") for name in names(folder))
    assert entries(folder) == 20
    assert done.aside is not None
    assert (done.aside / "journal.db-wal").read_bytes() == planted["-wal"]


def test_a_restore_to_a_new_place(folder: Path, stored: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "a" / "b" / "Journal", tmp_path / "empty"):
        if target.name == "empty":
            target.mkdir()
        done = restored(stored, target)
        assert done.aside is None
        assert entries(target) == 20
        assert names(target) == {"journal.db", "keys.json", "README.txt"}
    assert entries(folder) == 30


def test_a_folder_with_other_things_only_is_left_alone(folder: Path, stored: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        restored(stored, tmp_path / "photos")
    assert names(tmp_path / "photos") == {"one.jpg"}
    assert names(tmp_path) == {"home", "photos"}


@pytest.mark.parametrize("gone", ["journal.db", "keys.json"])
def test_what_is_left_of_a_journal_is_moved_aside_too(folder: Path, stored: Path, gone: str) -> None:
    (folder / gone).unlink()
    done = restored(stored, folder)
    assert entries(folder) == 20
    assert done.aside is not None
    assert gone not in names(done.aside)


def test_a_wrong_passphrase_and_a_cancel_leave_everything(folder: Path, stored: Path) -> None:
    for attempt in (
        lambda: prepare(stored, folder, "not the passphrase"),
        lambda: restore.prepare(stored, folder, restore.by_passphrase(PASSPHRASE), quiet, lambda: True),
    ):
        with pytest.raises((BackupPassphrase, BackupStopped)):
            attempt()
        assert names(folder.parent) == {folder.name}
    assert entries(folder) == 30


def test_the_open_journals_key_opens_its_backups_and_no_other(
    folder: Path, stored: Path, tmp_path: Path
) -> None:
    vault = Vault.open(folder, PASSPHRASE)
    key = vault.data_key
    vault.close()
    scratch = tmp_path / "scratch"
    assert restore.check(stored, scratch, restore.by_key(key), quiet, never).counts["appreciation"] == 20
    with pytest.raises(BackupOfOtherKey):
        restore.check(stored, scratch, restore.by_key(bytes(32)), quiet, never)
    assert restore.check(stored, scratch, None, quiet, never).path == stored
    assert not scratch.exists()


def test_the_present_keys_can_be_kept(folder: Path, stored: Path, tmp_path: Path) -> None:
    other = Vault.create(tmp_path / "other", "another passphrase", profile=CHEAP)
    other.close()
    kept = (tmp_path / "other" / files.KEYS).read_bytes()
    prepare(stored, folder, keep_keys=kept)
    assert (places.restored(folder) / files.KEYS).read_bytes() == kept


def test_a_folder_named_from_within_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert entries(Path()) == 30
    assert places.restored(Path()) == places.restored(folder)
    assert not places.holds_journal(Path(folder.anchor))


def test_only_a_backup_is_restored(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    for wrong in (tmp_path / "photo.jpg", tmp_path / "2026-11-22T20-15-03Z.rjbackup", tmp_path):
        with pytest.raises(NotABackup):
            prepare(wrong, folder)


def test_a_damaged_backup_is_not_restored(folder: Path, stored: Path) -> None:
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    with pytest.raises(BackupDamaged, match="This backup is damaged, so nothing was taken from it"):
        prepare(stored, folder)
    assert names(folder.parent) == {folder.name}


def test_a_page_changed_under_a_new_seal_is_noticed_with_the_key(
    folder: Path, stored: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    backup_file.unpack_database(stored, copy, quiet)
    data = bytearray(copy.read_bytes())
    data[3 * 4096 + 50] ^= 1
    copy.write_bytes(data)
    told = backup_file.read(stored)
    forged = tmp_path / stored.name
    manifest = {
        "created": told.made_at.isoformat(),
        "verified": told.made_at.isoformat(),
        "reason": "asked",
        "journal": told.journal,
        "generation": 1,
        "state": told.state,
        "counts": dict(told.counts),
    }
    own = backup_file.read_member(stored, files.KEYS)
    backup_file.pack(forged, backup_file.Contents(copy, own, manifest), quiet)
    backup_file.check(forged, quiet)
    with pytest.raises(BackupDamaged):
        prepare(forged, folder)


def test_a_journal_open_elsewhere_is_left_alone(folder: Path, stored: Path) -> None:
    prepared = prepare(stored, folder)
    code = (
        "import sys; from pathlib import Path; from relationship_journal.vault.vault import Vault\n"
        f"vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})\n"
        "print('open', flush=True); sys.stdin.read(); vault.close()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        places.unpacking(folder)
        prepared = prepare(stored, folder)
        with pytest.raises(OpenElsewhere):
            restore.put_in_place(prepared, folder, LATER)
        assert names(folder.parent) == {folder.name}
        other.communicate()
    assert entries(folder) == 30


class Crash(BaseException):
    """The power is gone: nothing more is done, not even tidying up."""


def crashing_at(step: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> list[str]:
    """Let the `step`-th change of the disk not happen; with Crash, none after it either."""
    done: list[str] = []

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def doing(*arguments: Any, **more: Any) -> Any:
            done.append(name)
            if len(done) == step or (len(done) > step and isinstance(error, Crash)):
                raise error
            return real(*arguments, **more)

        return doing

    for name in STEPS:
        monkeypatch.setattr(os, name, wrap(name, getattr(os, name)))
    monkeypatch.setattr(shutil, "rmtree", wrap("rmtree", shutil.rmtree))
    return done


def steps_of(stored: Path, folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        done = crashing_at(10_000, patch, Crash())
        restored(stored, folder)
    return len(done)


def fresh_copy(folder: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder.parent, place)
    return place / folder.name


def test_cut_short_at_any_step_the_old_or_the_new_one_opens(
    folder: Path, stored: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    steps = steps_of(stored, fresh_copy(folder, tmp_path / "count"))
    assert steps > 12
    seen = []
    for step in range(1, steps + 1):
        target = fresh_copy(folder, tmp_path / "place")
        with pytest.MonkeyPatch.context() as patch:
            crashing_at(step, patch, Crash())
            with pytest.raises(Crash):
                restored(stored, target)
        assert places.holds_journal(target)
        seen.append(entries(target))
        assert names(target) >= {"backups", "map.txt", "journal.db", "keys.json"}
        asides = [path for path in target.parent.iterdir() if path != target]
        assert [entries(path) for path in asides] == ([] if seen[-1] == 30 else [30])
    figure(f"{steps} crash points of a restore: {seen.count(30)} old, {seen.count(20)} new, 0 lost")
    assert set(seen) == {20, 30}


def test_whatever_fails_the_journal_is_as_it_was(folder: Path, stored: Path, tmp_path: Path) -> None:
    steps = steps_of(stored, fresh_copy(folder, tmp_path / "count"))
    for step in range(2, steps + 1):  # the first makes a folder that is there already
        target = fresh_copy(folder, tmp_path / "place")
        with pytest.MonkeyPatch.context() as patch:
            crashing_at(step, patch, OSError(errno.ENOSPC, "No space left on device"))
            with pytest.raises(NotRestored, match=r"^The disk is full, so nothing was restored\."):
                restored(stored, target)
        assert entries(target) == 30
        assert names(target) == {"journal.db", "keys.json", "README.txt", "backups", "map.txt"}
        assert names(target.parent) == {target.name}


def test_a_control_without_recovery_does_lose_the_journals_place(
    folder: Path, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = steps_of(stored, fresh_copy(folder, tmp_path / "count"))
    monkeypatch.setattr(places, "recover", quiet)
    lost = 0
    for step in range(1, steps + 1):
        target = fresh_copy(folder, tmp_path / "place")
        with pytest.MonkeyPatch.context() as patch:
            crashing_at(step, patch, Crash())
            with pytest.raises(Crash):
                restored(stored, target)
        lost += not (target / "journal.db").exists() or not (target / "map.txt").exists()
    assert lost > 0
