"""Whatever the journal writes is its owner's alone: folders 0700, files 0600, under an ordinary umask."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from deeds import ANOTHER, CHEAP, PASSPHRASE, THIS, RealClock, never, quiet, write_step

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, not in modes")


@pytest.fixture
def _ordinary_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(place: Path) -> list[str]:
    """What anyone else may look into, with its mode."""
    return [
        f"{path.name} {path.stat().st_mode & 0o777:o}"
        for path in [place, *place.rglob("*")]
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    ]


@pytest.mark.usefixtures("_ordinary_umask")
def test_nothing_is_open_to_others(tmp_path: Path, figure: Callable[[str], None]) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    folder = home / "My journal"
    seen: set[str] = set()

    def look() -> None:
        assert open_to_others(home) == []
        seen.update(path.name for path in home.rglob("*") if path.is_file())

    computer = replace(THIS, copies=home / "data" / "keys")
    home.joinpath("data").mkdir(mode=0o700)
    journal = Journal.create(folder, PASSPHRASE, RealClock(), CHEAP, computer)
    write_step(journal, 0)
    look()
    driver = journal._vault.driver()
    driver.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError):
        write_step(journal, 1)
    look()
    driver.execute("PRAGMA query_only = OFF")
    made = journal.backups.make()
    journal.keys.change_passphrase(PASSPHRASE, ANOTHER)
    journal.keys.reencrypt(ANOTHER, quiet, never)
    look()
    prepared = journal.backups.prepare(made, PASSPHRASE)
    journal.close()
    journal.backups.put_in_place(prepared)
    Journal.open(folder, PASSPHRASE, RealClock(), computer).close()
    look()
    figure(f"umask 022: 0 of {len(seen)} different files open to others")
    assert {"journal.db", "journal.db-wal", "keys.json", "README.txt", "unsaved.sealed"} <= seen
    assert any(name.endswith(".rjbackup") for name in seen)
    (folder / "planted.txt").write_text("as any program writes it")
    assert open_to_others(home) == ["planted.txt 644"]
