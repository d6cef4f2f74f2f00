from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import cli
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"


def run(*arguments: Any, passphrase: str = PASSPHRASE) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{passphrase}\n".encode())
    os.close(writing)
    return cli.main([*map(str, arguments), "--passphrase-fd", str(reading)])


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    journal = Journal.create(tmp_path / "j", PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), "Tea was ready"))
    journal.close()
    return tmp_path / "j"


def test_backup_and_restore(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backup", folder) == 0
    told = capsys.readouterr()
    path, counts = told.out.splitlines()
    assert Path(path).parent == folder / "backups"
    assert counts == "1 appreciation"
    assert "100%" in told.err
    assert run("restore", path, "--to", folder) == 0
    told = capsys.readouterr()
    assert "1 appreciation" in told.out
    assert "is kept in" in told.out
    assert len(list(tmp_path.glob("j (before restore *)"))) == 1
    assert run("verify", folder) == 0


def test_to_another_folder_and_back_to_a_new_place(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", folder, "--to", tmp_path / "usb") == 0
    (stored,) = (tmp_path / "usb").iterdir()
    capsys.readouterr()
    assert run("restore", stored, "--to", tmp_path / "new") == 0
    assert "before" not in capsys.readouterr().out
    assert run("info", tmp_path / "new") == 0


def test_what_is_no_backup_or_the_wrong_passphrase_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    assert run("restore", tmp_path / "photo.jpg", "--to", folder) == 1
    assert "not a backup of a journal" in capsys.readouterr().err
    run("backup", folder)
    (stored,) = (folder / "backups").iterdir()
    capsys.readouterr()
    assert run("restore", stored, "--to", folder, passphrase="five loud lakes") == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("That passphrase does not open this backup.")
    assert run("info", folder) == 0
