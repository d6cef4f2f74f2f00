from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import cli
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import recovery
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import unlock

PASSPHRASE = "four quiet rivers under snow"


def run(*arguments: Any, lines: str = PASSPHRASE) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{lines}\n".encode())
    os.close(writing)
    return cli.main([*map(str, arguments), "--passphrase-fd", str(reading)])


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    journal = Journal.create(tmp_path / "j", PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), "Tea was ready"))
    journal.close()
    return tmp_path / "j"


def damage(folder: Path) -> bytes:
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[300] ^= 1
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_journal_is_refused_and_rescued(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = damage(folder)
    assert run("info", folder) == 1
    capsys.readouterr()
    assert run("rescue", folder) == 0
    told = capsys.readouterr()
    assert "1 appreciation" in told.out
    assert "no trace" in told.out
    assert "100%" in told.err
    assert (folder / "journal.db").read_bytes() == data
    assert run("verify", folder.with_name("j (rescued)")) == 0


def test_by_the_sheet_the_new_one_is_given_a_passphrase(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = "-".join(recovery.groups(unlock(folder, PASSPHRASE)))
    damage(folder)
    assert run("rescue", folder, "--to", tmp_path / "new", lines=f"{sheet}\nsix grey herons") == 0
    assert run("info", tmp_path / "new", lines="six grey herons") == 0
    capsys.readouterr()


def test_nothing_is_written_over(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new").mkdir()
    assert run("rescue", folder, "--to", tmp_path / "new") == 1
    assert "already something" in capsys.readouterr().err
    assert list((tmp_path / "new").iterdir()) == []
