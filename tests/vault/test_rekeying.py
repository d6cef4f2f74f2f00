"""A new data key: the same entries under it, and a journal that opens after a crash at any point."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from relationship_journal.vault import database, files, keys, recovery, rekeying
from relationship_journal.vault.errors import (
    ForeignKeys,
    ForeignSheet,
    KeyChangeStopped,
    NoSpace,
    WrongPassphrase,
)
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.pages import key_fits
from relationship_journal.vault.vault import Vault, read_keys, unlock
from relationship_journal.vault.verify import verify

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"
WORDS = "Tea was ready, 雨"
CRASHED = 9


def nothing(*_: object) -> None:
    pass


def never() -> bool:
    return False


def fill(vault: Vault, rows: int) -> None:
    connection = vault.driver()
    for number in range(rows):
        connection.execute(
            "INSERT INTO setting (id, created_at, updated_at, person, privacy, origin_device, extra, name, "
            "value) VALUES (?, 0, 0, 'me', 'mine', '', '{}', ?, ?)",
            (os.urandom(16), f"note {number}", f'"{WORDS}"'),
        )


def words_in(vault: Vault) -> int:
    query = "SELECT count(*) FROM setting WHERE value = ?"
    return int(vault.driver().execute(query, (f'"{WORDS}"',)).fetchone()[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "My journal"
    vault = Vault.create(made, PASSPHRASE, profile=CHEAP)
    fill(vault, 200)
    vault.close()
    return made


def reencrypt(vault: Vault, passphrase: str = PASSPHRASE, progress=nothing, cancelled=never) -> keys.Keys:
    held = read_keys(vault.folder)
    return rekeying.reencrypt(
        vault,
        held,
        passphrase,
        profile=CHEAP,
        random=os.urandom,
        progress=progress,
        cancelled=cancelled,
    )


def assert_whole(folder: Path) -> None:
    """The journal opens with its passphrase, nothing is missing, and nothing is left lying about."""
    vault = Vault.open(folder, PASSPHRASE)
    try:
        assert words_in(vault) == 200
        assert verify(vault, nothing) == []
    finally:
        vault.close()
    assert read_keys(folder).next is None
    assert {path.name for path in folder.iterdir()} - {".keys.json.new"} == {
        *("journal.db", "keys.json", "README.txt", "backups")
    }


def test_the_same_entries_lie_under_a_new_key(folder: Path) -> None:
    old_key, id_before = unlock(folder, PASSPHRASE), files.salt_of(folder)
    vault = Vault.open(folder, PASSPHRASE)
    told: list[float] = []
    reencrypt(vault, progress=lambda part, _: told.append(part))
    fill(vault, 1)
    assert words_in(vault) == 201
    vault.driver().execute("DELETE FROM setting WHERE id IN (SELECT id FROM setting LIMIT 1)")
    vault.close()
    new_key = unlock(folder, PASSPHRASE)
    assert new_key != old_key
    assert files.salt_of(folder) == id_before
    assert read_keys(folder).generation == 2
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert (folder / files.DATABASE).stat().st_mode & 0o777 == 0o600
    assert_whole(folder)


def test_the_old_sheet_ends_and_a_new_one_opens(folder: Path) -> None:
    old_sheet = " ".join(recovery.groups(unlock(folder, PASSPHRASE)))
    vault = Vault.open(folder, PASSPHRASE)
    reencrypt(vault)
    new_sheet = " ".join(recovery.groups(vault.data_key))
    vault.close()
    assert vault.data_key == b""
    with pytest.raises(ForeignSheet):
        Vault.open_with_sheet(folder, old_sheet)
    Vault.open_with_sheet(folder, new_sheet).close()


def test_the_wrong_passphrase_changes_nothing(folder: Path) -> None:
    before = (folder / files.KEYS).read_bytes()
    vault = Vault.open(folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        reencrypt(vault, "another one")
    vault.close()
    assert (folder / files.KEYS).read_bytes() == before
    assert_whole(folder)


def test_a_stop_leaves_everything_as_it_was(folder: Path) -> None:
    before = (folder / files.KEYS).read_bytes()
    old_key = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, PASSPHRASE)
    for stop_at in (0, 1):
        asked = iter(range(100))
        with pytest.raises(KeyChangeStopped):
            reencrypt(vault, cancelled=lambda asked=asked, stop_at=stop_at: next(asked) >= stop_at)
        fill(vault, 0)
        assert (folder / files.KEYS).read_bytes() == before
    vault.close()
    assert key_fits(folder / files.DATABASE, old_key)
    assert_whole(folder)


def test_a_full_disk_leaves_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault.open(folder, PASSPHRASE)
    with monkeypatch.context() as full:
        full.setattr(files, "sync_file", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(NoSpace):
            reencrypt(vault)
    assert words_in(vault) == 200  # still open, still the old one
    vault.close()
    assert_whole(folder)


def crash_in_child(folder: Path, at: int) -> bool:
    """Re-encrypt in a child that ends at once before its `at`-th step; whether it came that far."""
    child = os.fork()
    if child == 0:
        try:
            _reencrypt_and_die(folder, at)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == CRASHED


def _reencrypt_and_die(folder: Path, at: int) -> None:
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            os._exit(CRASHED)

    def counted(work: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **named: object) -> object:
            step()
            return work(*args, **named)

        return run

    for module, name in ((os, "fsync"), (os, "open"), (Path, "unlink"), (Path, "replace")):
        setattr(module, name, counted(getattr(module, name)))
    connect = database.connect
    database.connect = counted(connect)  # type: ignore[assignment]
    vault = Vault.open(folder, PASSPHRASE)
    reencrypt(vault, progress=step)
    step()
    vault.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_crash_at_any_point_leaves_a_journal_that_opens(folder: Path, tmp_path: Path) -> None:
    old_key = unlock(folder, PASSPHRASE)
    old = new = 0
    at = 0
    while True:
        at += 1
        copy = tmp_path / f"crash {at}"
        shutil.copytree(folder, copy)
        if not crash_in_child(copy, at):
            break
        if key_fits(copy / files.DATABASE, old_key):
            old += 1
        else:
            new += 1
        assert_whole(copy)
    print(f"re-encryption: {at - 1} crash points, 0 unreadable ({old} with the old key, {new} with the new)")  # noqa: T201
    assert old > 10
    assert new >= 2


def test_without_two_generations_a_crash_would_lose_the_journal(folder: Path) -> None:
    """The control: keys.json as it was before, beside the database with the new key."""
    before = (folder / files.KEYS).read_bytes()
    vault = Vault.open(folder, PASSPHRASE)
    reencrypt(vault)
    vault.close()
    (folder / files.KEYS).write_bytes(before)
    with pytest.raises(ForeignKeys):
        Vault.open(folder, PASSPHRASE)
