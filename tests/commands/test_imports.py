"""import: the report, the dry run, and files that cannot come in."""

from __future__ import annotations

import os
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import cli

PASSPHRASE = "four quiet rivers under snow"
DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-04-12,April 12,Sunday,12:00,rad,"tea | walk","By the lake","We swam at dusk."
2026-04-13,April 13,Monday,14:03,meh,"","","Tired \x1b[31mand red"
2026-13-99,April 14,Tuesday,14:03,meh,"","","Never was"
"""


def run(*arguments: Any) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    return cli.main([*map(str, arguments), "--passphrase-fd", str(reading)])


@pytest.fixture
def folder(journal: Any) -> Path:
    journal.close()
    kept: Path = journal.folder
    return kept


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "daylio.csv"
    path.write_text(DAYLIO, encoding="utf-8")
    return path


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file of a journal, as it is on the disk."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_comes_in_with_a_report_once(folder: Path, export: Path, capsys: Any) -> None:
    before = bytes_of(folder)
    assert run("import", folder, export) == 0
    said = capsys.readouterr().out
    assert "Daylio: 2 check-ins" in said
    assert "check-ins by year: 2026: 2" in said
    assert "Mood: rad (1), closeness 5 of 5" in said
    assert "Left out: Its date is no date of the calendar. (1)" in said
    assert "Done: 2 check-ins." in said
    assert bytes_of(folder) != before
    assert run("import", folder, export) == 0
    said = capsys.readouterr().out
    assert "Here already, left as they are: 2 check-ins" in said
    assert "nothing was changed" in said
    assert run("verify", folder) == 0


def test_a_dry_run_tells_and_changes_nothing(folder: Path, export: Path, capsys: Any) -> None:
    before = bytes_of(folder)
    assert run("import", folder, export, "--dry-run", "--format", "daylio-csv") == 0
    assert "Daylio: 2 check-ins" in capsys.readouterr().out
    assert bytes_of(folder) == before


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(folder: Path, export: Path, capsys: Any) -> None:
    export.write_text(DAYLIO.replace("rad", "r\x1b]0;a\x07d").replace("2026-13", "\x1b[2J"), encoding="utf-8")
    assert run("import", folder, export) == 0
    assert "\x1b" not in capsys.readouterr().out


def hostile(tmp_path: Path) -> dict[str, Path]:
    """Files no import takes."""
    texts = {"empty.csv": b"", "noise.bin": bytes(range(256)) * 40, "nested.json": b"[" * 100_000}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../bomb.json", b"0" * 80_000_000)
    return {path.name: path for path in (*map(tmp_path.joinpath, texts), bomb, tmp_path / "not there")}


@pytest.mark.parametrize("name", ["empty.csv", "noise.bin", "nested.json", "bomb.zip", "not there"])
def test_a_hostile_file_is_one_sentence_and_changes_no_byte(
    folder: Path, tmp_path: Path, capsys: Any, name: str
) -> None:
    files, before = hostile(tmp_path), bytes_of(folder)
    assert run("import", folder, files[name]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    sentences = [line for line in said.err.splitlines() if not line.lstrip()[:1].isdigit()]
    assert len(sentences) == 1
    assert "nothing was changed" in sentences[0]
    assert bytes_of(folder) == before


def test_a_format_nobody_knows_is_wrong_usage(folder: Path, export: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run("import", folder, export, "--format", "unheard-of")
    assert ended.value.code == 2
