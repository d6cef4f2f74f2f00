"""Erasing takes every file the program made, wherever it lies, and not one that it did not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.journal.computer import Computer, KeyringUnavailable
from relationship_journal.journal.erasing import Eraser
from relationship_journal.vault import files, key_copies
from relationship_journal.vault.errors import OpenElsewhere
from relationship_journal.vault.vault import matching_keys

BACKUP = "2026-11-22T20-15-03Z.rjbackup"


class Secrets:
    """A keyring in memory."""

    def __init__(self, broken: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.broken = broken

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def write(self, name: str, secret: str) -> None:
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        if self.broken:
            raise KeyringUnavailable
        self.kept.pop(name, None)


@pytest.fixture
def folder(journal: Any) -> Path:
    """A closed journal with two backups, one half made, and files of the user's in it."""
    journal.close()
    kept: Path = journal.folder
    (kept / "backups" / BACKUP).write_bytes(b"backup")
    (kept / "backups" / f".{BACKUP}.0123abcd.part").write_bytes(b"half")
    (kept / "backups" / "holiday.rjbackup").write_bytes(b"mine")
    (kept / "backups" / "list.txt").write_text("mine")
    (kept / "wedding.jpg").write_bytes(b"mine")
    (kept / "journal.db.how I feel.txt").write_bytes(b"mine")
    (kept / ".journal.db.new").write_bytes(b"half a new key")
    (kept / "journal.db-wal").write_bytes(b"left by a crash")
    (kept / "photos").mkdir()
    (kept / "photos" / "keys.json").write_text("mine")
    return kept


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of the user's that a link in the journal's folder leads to."""
    made = tmp_path / "Pictures"
    made.mkdir()
    (made / "journal.db").write_text("mine")
    return made


def everything(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    }


def test_all_of_ours_goes_and_all_of_the_users_stays(folder: Path, outside: Path) -> None:
    (folder / "link").symlink_to(outside)
    (folder / "journal.db-link").symlink_to(outside / "journal.db")
    erased = Eraser(Computer()).erase(folder)
    assert everything(folder) == {
        *("backups/holiday.rjbackup", "backups/list.txt", "wedding.jpg", "photos/keys.json"),
        *("link", "journal.db-link", "journal.db.how I feel.txt"),
    }
    assert {path.relative_to(folder).as_posix() for path in erased.strangers} == everything(folder)
    assert erased.left == ()
    assert (outside / "journal.db").read_text() == "mine"


def test_a_folder_with_nothing_else_is_gone(journal: Any) -> None:
    journal.close()
    Eraser(Computer()).erase(journal.folder)
    assert not journal.folder.exists()


def test_a_readme_of_the_users_stays(folder: Path) -> None:
    (folder / "README.txt").write_text("For whoever finds this")
    assert folder / "README.txt" in Eraser(Computer()).erase(folder).strangers
    assert (folder / "README.txt").exists()


def test_the_keys_go_first(folder: Path) -> None:
    first, *_ = Eraser(Computer()).look(folder).ours
    assert first == folder / "keys.json"


def test_the_journal_before_a_restore_goes_too(folder: Path) -> None:
    aside = folder.with_name(f"{folder.name} (before restore 2026-11-22T20-15-03Z)")
    aside.mkdir()
    (aside / "journal.db").write_bytes(b"x")
    other = folder.with_name(f"{folder.name} of my sister")
    other.mkdir()
    (other / "journal.db").write_bytes(b"x")
    waiting = folder.with_name(f".{folder.name}.restored")
    waiting.mkdir()
    (waiting / "keys.json").write_bytes(b"x")
    Eraser(Computer()).erase(folder)
    assert not aside.exists()
    assert not waiting.exists()
    assert (other / "journal.db").exists()


def test_what_this_computer_keeps_goes_with_it(folder: Path, tmp_path: Path) -> None:
    copies, cache, secrets = tmp_path / "data" / "keys", tmp_path / "cache", Secrets()
    key_copies.keep(copies, matching_keys(folder))
    (copies / "another.json").write_text("another journal's")
    (cache / "charts").mkdir(parents=True)
    (cache / "charts" / "fontlist.json").write_text("{}")
    name = files.salt_of(folder).hex()
    secrets.kept = {name: "secret", "another": "secret"}
    erased = Eraser(Computer(copies, secrets), [cache]).erase(folder)
    assert everything(copies) == {"another.json"}
    assert not cache.exists()
    assert secrets.kept == {"another": "secret"}
    assert not erased.keyring_left


def test_a_keyring_that_does_not_answer_is_told(folder: Path) -> None:
    assert Eraser(Computer(None, Secrets(broken=True))).erase(folder).keyring_left


@pytest.mark.skipif(os.name == "nt", reason="a claim is a lock of POSIX systems")
def test_an_open_journal_is_not_erased(journal: Any) -> None:
    with pytest.raises(OpenElsewhere):
        Eraser(Computer()).erase(journal.folder)
    assert (journal.folder / "keys.json").exists()


def test_looking_changes_nothing_and_counts(folder: Path) -> None:
    before = everything(folder)
    found = Eraser(Computer()).look(folder)
    assert everything(folder) == before
    assert found.backups == 1
    assert found.bytes > 4096
