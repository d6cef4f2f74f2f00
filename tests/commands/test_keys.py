"""`passphrase` and `recovery-key` as a shell sees them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import cli
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.keys import KdfProfile

OLD, NEW = "four quiet rivers under snow", "seven lamps along the pier"
Run = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    Journal.create(tmp_path / "j", OLD, clock, KdfProfile(t=1, m=8, p=1)).close()
    return tmp_path / "j"


@pytest.fixture
def run() -> Run:
    def running(*arguments: Any, lines: tuple[str, ...]) -> int:
        reading, writing = os.pipe()
        os.write(writing, "".join(line + "\n" for line in lines).encode())
        os.close(writing)
        return cli.main([*map(str, arguments), "--passphrase-fd", str(reading)])

    return running


def test_the_passphrase_is_changed(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("passphrase", folder, lines=(OLD, NEW)) == 0
    assert "old passphrase" in capsys.readouterr().out
    assert run("info", folder, lines=(NEW,)) == 0
    assert run("info", folder, lines=(OLD,)) == 1
    assert "does not open" in capsys.readouterr().err


@pytest.mark.parametrize("lines", [("guess", NEW), (OLD, "short"), (OLD,)])
def test_what_will_not_do_changes_nothing(run: Run, folder: Path, lines: tuple[str, ...]) -> None:
    before = (folder / "keys.json").read_bytes()
    assert run("passphrase", folder, lines=lines) == 1
    assert (folder / "keys.json").read_bytes() == before


def test_the_recovery_key_sets_a_new_passphrase_without_the_keys_file(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("recovery-key", folder, lines=(OLD,)) == 0
    sheet = capsys.readouterr().out.strip()
    assert len(sheet.split("-")) == 14
    (folder / "keys.json").unlink()
    assert run("passphrase", folder, "--recovery", lines=(sheet, NEW)) == 0
    assert run("info", folder, lines=(NEW,)) == 0
    assert run("recovery-key", folder, lines=(NEW,)) == 0
    assert capsys.readouterr().out.strip().endswith(sheet)


def test_the_recovery_key_asks_for_the_passphrase(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("recovery-key", folder, lines=("guess",)) == 1
    assert capsys.readouterr().out == ""


def test_a_copy_of_the_keys_is_kept_for_the_user(run: Run, tmp_path: Path, user_folders: Path) -> None:
    assert run("new", tmp_path / "made", lines=(OLD,)) == 0
    (copy,) = user_folders.iterdir()
    assert copy.read_bytes() == (tmp_path / "made" / "keys.json").read_bytes()
