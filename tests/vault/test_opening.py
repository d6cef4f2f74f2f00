"""Opening a journal: each way it can fail has its own sentence, and no failure changes a byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from relationship_journal.vault import database, files, keys
from relationship_journal.vault.errors import (
    AlreadyThere,
    Damaged,
    ForeignKeys,
    KeysDamaged,
    NewerFormat,
    NoSpace,
    NotAJournal,
    OpenElsewhere,
    ReadOnly,
    VaultError,
    WrongPassphrase,
)
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import Vault, read_keys, unlock

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "My journal"
    Vault.create(made, PASSPHRASE, profile=CHEAP).close()
    return made


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuse(folder: Path, kind: type[VaultError], passphrase: str = PASSPHRASE) -> None:
    before = bytes_of(folder)
    with pytest.raises(kind) as caught:
        Vault.open(folder, passphrase).close()
    assert type(caught.value) is kind
    assert bytes_of(folder) == before


def test_a_new_journal_opens_and_is_private(folder: Path) -> None:
    Vault.open(folder, PASSPHRASE).close()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()} == {0o600}
    assert not (folder / files.DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_a_journal_is_private_under_a_generous_umask(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        Vault.create(tmp_path / "j", PASSPHRASE, profile=CHEAP).close()
    finally:
        os.umask(before)
    assert (tmp_path / "j" / files.DATABASE).stat().st_mode & 0o777 == 0o600


def test_wrong_passphrase(folder: Path) -> None:
    refuse(folder, WrongPassphrase, PASSPHRASE + " ")


def test_passphrases_are_equal_in_every_normal_form(tmp_path: Path) -> None:
    Vault.create(tmp_path / "j", "café au lait", profile=CHEAP).close()
    Vault.open(tmp_path / "j", "cafe\u0301 au lait").close()


@pytest.mark.parametrize("place", [0, 20, 24, 100, 1000, 4095, 5000])
def test_a_flipped_bit_in_the_first_pages(folder: Path, place: int) -> None:
    path = folder / files.DATABASE
    data = bytearray(path.read_bytes())
    data[place] ^= 0x10
    path.write_bytes(data)
    refuse(folder, Damaged)


@pytest.mark.parametrize("size", [0, 1, 100, 4095])
def test_a_file_cut_short_is_never_a_fresh_journal(folder: Path, size: int) -> None:
    path = folder / files.DATABASE
    path.write_bytes(path.read_bytes()[:size])
    refuse(folder, Damaged)


def test_every_flip_in_the_keys_file_is_noticed(folder: Path) -> None:
    path = folder / files.KEYS
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0x04
        path.write_bytes(data)
        with pytest.raises((Damaged, NewerFormat)):
            unlock(folder, PASSPHRASE)
    path.write_bytes(whole)
    assert len(unlock(folder, PASSPHRASE)) == 32


def test_another_journals_keys(folder: Path, tmp_path: Path) -> None:
    Vault.create(tmp_path / "other", PASSPHRASE, profile=CHEAP).close()
    shutil.copy(tmp_path / "other" / files.KEYS, folder / files.KEYS)
    refuse(folder, ForeignKeys)


def test_newer_format_in_the_keys_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = read_keys(folder)
    with monkeypatch.context() as newer:
        newer.setattr(keys, "FORMAT", keys.FORMAT + 1)
        (folder / files.KEYS).write_bytes(held.to_json())
    refuse(folder, NewerFormat)


@pytest.mark.parametrize(
    "statement",
    [f"PRAGMA user_version = {database.MAJOR + 1}", "UPDATE alembic_version SET version_num = '9999'"],
)
def test_newer_format_in_the_database(folder: Path, statement: str) -> None:
    connection = database.connect(folder / files.DATABASE, unlock(folder, PASSPHRASE))
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    refuse(folder, NewerFormat)


def test_open_elsewhere(folder: Path) -> None:
    first = Vault.open(folder, PASSPHRASE)
    refuse(folder, OpenElsewhere)
    first.close()
    Vault.open(folder, PASSPHRASE).close()


def test_read_only(folder: Path) -> None:
    with pytest.raises(ReadOnly), files.explained():
        raise PermissionError(13, "Permission denied")
    assert isinstance(database.explain(named("SQLITE_READONLY_DIRECTORY")), ReadOnly)


def test_no_space(folder: Path) -> None:
    with pytest.raises(NoSpace), files.explained():
        raise OSError(28, "No space left on device")
    assert isinstance(database.explain(named("SQLITE_FULL")), NoSpace)


def named(name: str) -> Exception:
    error = sqlite3.OperationalError("as the driver says it")
    error.sqlite_errorname = name
    return error


def test_no_journal_here(tmp_path: Path) -> None:
    refuse(tmp_path, NotAJournal)


def test_creating_over_something_is_refused(folder: Path) -> None:
    before = bytes_of(folder)
    with pytest.raises(AlreadyThere):
        Vault.create(folder, PASSPHRASE, profile=CHEAP)
    assert bytes_of(folder) == before


def test_every_failure_has_a_sentence_of_its_own() -> None:
    kinds = VaultError.__subclasses__()
    assert len({kind.sentence for kind in kinds}) == len(kinds) >= 9
    assert all(kind.sentence for kind in kinds)


@pytest.mark.parametrize("costs", [{"m": 4 * 1024 * 1024}, {"t": 10**9}, {"p": 99}, {"m": 1}])
def test_absurd_costs_are_refused_before_they_are_spent(folder: Path, costs: dict[str, int]) -> None:
    held = read_keys(folder)
    slot = held.slots[0]
    dear = keys.Slot(slot.kind, KdfProfile(**{"t": 1, "m": 8, "p": 1, **costs}), slot.salt, slot.nonce, b"")
    (folder / files.KEYS).write_bytes(keys.Keys(held.journal, 1, (dear,)).to_json())
    refuse(folder, KeysDamaged)


def test_a_key_of_63_digits_never_reaches_the_cipher(folder: Path) -> None:
    with pytest.raises(Damaged):
        database.connect(folder / files.DATABASE, b"k" * 31)


def test_the_standard_driver_cannot_read_it(folder: Path) -> None:
    with (
        closing(sqlite3.connect(folder / files.DATABASE)) as connection,
        pytest.raises(sqlite3.DatabaseError),
    ):
        connection.execute("SELECT * FROM sqlite_master")
