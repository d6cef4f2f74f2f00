"""The ways into a journal: each opens what it should, changes in one step, and says honestly what it ends."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal import opening
from relationship_journal.journal.backups import Shelf
from relationship_journal.journal.computer import (
    PASSPHRASE_EVERY,
    Computer,
    KeyringUnavailable,
    KeysLost,
    passphrase_due,
)
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.unlocking import Unlocking
from relationship_journal.vault import files, keys
from relationship_journal.vault.errors import (
    ForeignKeys,
    ForeignSheet,
    KeysDamaged,
    NoSpace,
    NotRemembered,
    WrongPassphrase,
    WrongSheet,
)
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import read_keys
from relationship_journal.vault.work import Work

CHEAP = KdfProfile(t=1, m=8, p=1)
OLD, NEW = "four quiet rivers under snow", "seven lamps along the pier"
WORDS = "Tea was ready, 雨"
NOW = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)


class FakeSecrets:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def read(self, name: str) -> str | None:
        if self.broken:
            raise KeyringUnavailable
        return self.kept.get(name)

    def write(self, name: str, secret: str) -> None:
        if self.broken:
            raise KeyringUnavailable
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def secrets() -> FakeSecrets:
    return FakeSecrets()


@pytest.fixture
def computer(tmp_path: Path, secrets: FakeSecrets) -> Computer:
    return Computer(tmp_path / "data" / "keys", secrets, CHEAP)


@pytest.fixture
def folder(tmp_path: Path, clock: Any, computer: Computer) -> Path:
    made = tmp_path / "My journal"
    journal = Journal.create(made, OLD, clock, CHEAP, computer)
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), WORDS))
    journal.close()
    return made


def words_in(journal: Journal) -> list[str]:
    try:
        return [one.what for one in journal.archive().appreciations]
    finally:
        journal.close()


class Doors:
    """Every way into one journal."""

    def __init__(self, folder: Path, clock: Any, computer: Computer) -> None:
        self._around = (clock, computer)
        self.folder = folder

    def passphrase(self, text: str) -> Journal:
        return opening.open_with_passphrase(self.folder, text, *self._around)

    def copy(self, text: str) -> Journal:
        return opening.open_with_copy(self.folder, text, *self._around)

    def sheet(self, groups: tuple[str, ...]) -> Journal:
        return opening.open_with_sheet(self.folder, " ".join(groups), *self._around)

    def remembered(self) -> Journal:
        return opening.open_remembered(self.folder, *self._around)

    def groups(self, passphrase: str = OLD) -> tuple[str, ...]:
        journal = self.passphrase(passphrase)
        try:
            return journal.keys.recovery_sheet(passphrase)
        finally:
            journal.close()


@pytest.fixture
def doors(folder: Path, clock: Any, computer: Computer) -> Doors:
    return Doors(folder, clock, computer)


# -- the passphrase ----------------------------------------------------------------------------


def test_a_changed_passphrase_opens_and_the_old_one_does_not(doors: Doors, folder: Path) -> None:
    sheet = doors.groups()
    database = (folder / files.DATABASE).read_bytes()
    backup = shutil.copytree(folder, folder.with_name("backup"))
    journal = doors.passphrase(OLD)
    started = time.perf_counter()
    journal.keys.change_passphrase(OLD, NEW)
    took = time.perf_counter() - started
    journal.close()
    assert words_in(doors.passphrase(NEW)) == [WORDS]
    with pytest.raises(WrongPassphrase):
        doors.passphrase(OLD)
    assert words_in(doors.sheet(sheet)) == [WORDS]
    assert took < 1
    assert (folder / files.DATABASE).read_bytes()[100:200] == database[100:200]
    assert (folder / files.KEYS).stat().st_mode & 0o777 == 0o600
    doors.folder = backup  # an old backup still opens with the old passphrase: the page says so
    assert words_in(doors.passphrase(OLD)) == [WORDS]


def test_without_the_present_passphrase_nothing_changes(doors: Doors, folder: Path) -> None:
    before = (folder / files.KEYS).read_bytes()
    journal = doors.passphrase(OLD)
    for attempt in (
        lambda: journal.keys.change_passphrase("guess", NEW),
        lambda: journal.keys.recovery_sheet("guess"),
        lambda: journal.keys.remember_on_this_computer("guess"),
        lambda: journal.keys.reencrypt("guess", lambda *_: None, lambda: False),
    ):
        with pytest.raises(WrongPassphrase):
            attempt()
    with pytest.raises(RuntimeError):
        journal.keys.set_passphrase(NEW)
    journal.close()
    assert (folder / files.KEYS).read_bytes() == before


def test_keys_of_another_journal_put_there_meanwhile_are_refused(
    doors: Doors, folder: Path, tmp_path: Path, clock: Any
) -> None:
    Journal.create(tmp_path / "other", OLD, clock, CHEAP).close()
    journal = doors.passphrase(OLD)
    shutil.copy(tmp_path / "other" / files.KEYS, folder / files.KEYS)
    with pytest.raises(ForeignKeys):
        journal.keys.change_passphrase(OLD, NEW)
    journal.close()


# -- the recovery sheet ------------------------------------------------------------------------


@pytest.mark.parametrize("keys_file", [None, b"", b"{}", b"not what it was"])
def test_the_sheet_opens_without_the_keys_file_and_makes_a_new_one(
    doors: Doors, folder: Path, keys_file: bytes | None
) -> None:
    sheet = doors.groups()
    (folder / files.KEYS).unlink()
    if keys_file is not None:
        (folder / files.KEYS).write_bytes(keys_file)
    journal = doors.sheet(sheet)
    assert journal.keys.by_sheet
    journal.keys.set_passphrase(NEW)
    assert not journal.keys.by_sheet
    assert words_in(journal) == [WORDS]
    assert words_in(doors.passphrase(NEW)) == [WORDS]
    assert words_in(doors.sheet(sheet)) == [WORDS]


def test_another_journals_sheet_and_a_slip_are_told_apart(
    doors: Doors, folder: Path, tmp_path: Path, clock: Any, computer: Computer
) -> None:
    other = Journal.create(tmp_path / "other", OLD, clock, CHEAP)
    foreign = other.keys.recovery_sheet(OLD)
    other.close()
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(ForeignSheet):
        doors.sheet(foreign)
    slipped = doors.groups()
    wrong = ("0" if slipped[4][0] != "0" else "1") + slipped[4][1:]
    with pytest.raises(WrongSheet, match="Group 5"):
        doors.sheet((*slipped[:4], wrong, *slipped[5:]))
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


# -- the copy of keys.json ---------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["gone", "torn", "foreign"])
def test_a_copy_of_the_keys_is_offered_and_used_only_when_asked_for(
    doors: Doors, folder: Path, tmp_path: Path, clock: Any, damage: str
) -> None:
    whole = (folder / files.KEYS).read_bytes()
    (folder / files.KEYS).unlink()
    if damage == "torn":
        (folder / files.KEYS).write_bytes(whole[:100])
    if damage == "foreign":
        Journal.create(tmp_path / "other", OLD, clock, CHEAP).close()
        shutil.copy(tmp_path / "other" / files.KEYS, folder / files.KEYS)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(KeysLost):
        doors.passphrase(OLD)
    with pytest.raises(WrongPassphrase):
        doors.copy("guess")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert words_in(doors.copy(OLD)) == [WORDS]
    assert (folder / files.KEYS).read_bytes() == whole
    assert (folder / opening.ASIDE).exists() == (damage != "gone")


def test_the_copy_follows_a_change_of_passphrase(doors: Doors, folder: Path, computer: Computer) -> None:
    journal = doors.passphrase(OLD)
    journal.keys.change_passphrase(OLD, NEW)
    journal.close()
    assert computer.copies is not None
    (copy,) = computer.copies.iterdir()
    assert copy.name == f"{files.salt_of(folder).hex()}.json"
    assert copy.stat().st_mode & 0o777 == 0o600
    (folder / files.KEYS).unlink()
    with pytest.raises(WrongPassphrase):
        doors.copy(OLD)
    assert words_in(doors.copy(NEW)) == [WORDS]


def test_without_a_copy_nothing_is_offered(folder: Path, clock: Any) -> None:
    (folder / files.KEYS).unlink()
    with pytest.raises(KeysDamaged):
        opening.open_with_passphrase(folder, OLD, clock, Computer())


# -- the keyring -------------------------------------------------------------------------------


def test_the_keyring_opens_until_it_is_told_to_forget(
    doors: Doors, folder: Path, secrets: FakeSecrets
) -> None:
    journal = doors.passphrase(OLD)
    assert not journal.keys.remembered()
    journal.keys.remember_on_this_computer(OLD)
    assert journal.keys.remembered()
    journal.close()
    (secret,) = secrets.kept.values()
    assert len(bytes.fromhex(secret)) == 32
    assert words_in(doors.remembered()) == [WORDS]
    assert words_in(doors.passphrase(OLD)) == [WORDS]
    with pytest.raises(WrongPassphrase):
        doors.passphrase(secret)  # a slot opens by its own way only
    journal = doors.passphrase(OLD)
    journal.keys.forget_on_this_computer()
    journal.close()
    assert secrets.kept == {}
    assert not read_keys(folder).has(keys.KEYRING)
    with pytest.raises(NotRemembered):
        doors.remembered()


def test_a_changed_passphrase_keeps_the_keyring_and_a_new_key_ends_it(
    doors: Doors, folder: Path, secrets: FakeSecrets
) -> None:
    journal = doors.passphrase(OLD)
    journal.keys.remember_on_this_computer(OLD)
    journal.keys.change_passphrase(OLD, NEW)
    journal.close()
    assert words_in(doors.remembered()) == [WORDS]
    journal = doors.passphrase(NEW)
    kept = dict(secrets.kept)
    journal.keys.reencrypt(NEW, lambda *_: None, lambda: False)
    journal.close()
    assert secrets.kept == {}
    secrets.kept = kept  # had the keyring kept it, it would open nothing
    with pytest.raises(NotRemembered):
        doors.remembered()
    assert words_in(doors.passphrase(NEW)) == [WORDS]


def test_a_keyring_that_fails_leaves_no_slot(doors: Doors, folder: Path, secrets: FakeSecrets) -> None:
    before = (folder / files.KEYS).read_bytes()
    journal = doors.passphrase(OLD)
    secrets.broken = True
    with pytest.raises(KeyringUnavailable):
        journal.keys.remember_on_this_computer(OLD)
    journal.close()
    assert (folder / files.KEYS).read_bytes() == before
    with pytest.raises(KeyringUnavailable):
        doors.remembered()


@pytest.mark.parametrize(
    ("asked", "seen", "now", "due"),
    [
        (0, 0, 1, False),
        (0, 13, 14, False),
        (0, 13, 14.01, True),
        (0, 10, 9, True),  # set back by a day
        (10, 10, 3, True),  # set back before the passphrase was last typed
        (0, 10, 9.999, False),  # two minutes are no trick
    ],
)
def test_the_passphrase_is_asked_every_fourteen_days(
    asked: float, seen: float, now: float, due: bool
) -> None:
    moments = [NOW + timedelta(days=days) for days in (asked, seen, now)]
    assert passphrase_due(*moments) is due


def test_setting_the_clock_back_buys_no_time() -> None:
    """Whoever turns the clock back each day still meets the question; the control looks at `asked` alone."""
    asked = seen = now = NOW
    opened = naive = 0
    for _ in range(60):
        now += timedelta(days=1)
        if now > asked + PASSPHRASE_EVERY:
            now = asked + timedelta(hours=1)
        if not passphrase_due(asked, seen, now):
            opened, seen = opened + 1, now
        naive += now <= asked + PASSPHRASE_EVERY
    assert opened == 14
    assert naive == 60


# -- a new key, and everything going wrong -----------------------------------------------------


def test_entries_can_be_written_and_found_under_a_new_key(doors: Doors) -> None:
    journal = doors.passphrase(OLD)
    journal.keys.reencrypt(OLD, lambda *_: None, lambda: False)
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 23), "Walked home together"))
    assert journal.search.find("walked").counts == {"appreciation": 1}
    assert journal.search.find("雨").counts == {"appreciation": 1}
    assert journal.verify(lambda *_: None) == []
    assert sorted(words_in(journal)) == sorted([WORDS, "Walked home together"])
    (backup,) = Shelf(doors.folder, journal._desk.clock).all()
    assert backup.reason == "reencrypt"


def test_words_that_wait_to_be_saved_come_along(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = doors.passphrase(OLD)
    waiting = journal.gratitude.new(date(2026, 11, 23), "Walked home together")
    with monkeypatch.context() as full:
        full.setattr(Work, "put", lambda *_: (_ for _ in ()).throw(NoSpace("full")))
        with pytest.raises(NoSpace):
            journal.gratitude.save(waiting)
    assert len(journal.unsaved) == 1
    journal.keys.reencrypt(OLD, lambda *_: None, lambda: False)
    assert len(journal.unsaved) == 0
    assert sorted(words_in(journal)) == sorted([WORDS, "Walked home together"])


def test_a_backup_comes_first_and_the_bar_only_goes_forward(doors: Doors) -> None:
    journal = doors.passphrase(OLD)
    told: list[float] = []
    generations: list[int] = []

    def backup(progress: Any, cancelled: Any) -> None:
        assert not cancelled()
        progress(1.0, "backup")
        generations.append(read_keys(journal.folder).generation)

    keys_of = Unlocking(journal._vault, os.urandom, Computer(profile=CHEAP), backup)
    keys_of.reencrypt(OLD, lambda part, _: told.append(part), lambda: False)
    assert generations == [1]
    assert read_keys(journal.folder).generation == 2
    assert told == sorted(told)
    assert told[-1] == 1.0
    journal.close()


def test_a_failing_backup_stops_before_anything_is_changed(doors: Doors, folder: Path) -> None:
    before = (folder / files.KEYS).read_bytes()
    journal = doors.passphrase(OLD)

    def fail(*_: object) -> None:
        raise KnownError("The disk is full.")

    keys_of = Unlocking(journal._vault, os.urandom, Computer(profile=CHEAP), fail)
    with pytest.raises(KnownError, match="full"):
        keys_of.reencrypt(OLD, lambda *_: None, lambda: False)
    assert words_in(journal) == [WORDS]
    assert (folder / files.KEYS).read_bytes() == before
