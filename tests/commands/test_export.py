"""export --protect: the second line is the passphrase of the PDF, and of the PDF alone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from relationship_journal import cli

PASSPHRASE, SECOND = "four quiet rivers under snow", "tea under the dome"


def run(*arguments: Any, lines: tuple[str, ...]) -> int:
    reading, writing = os.pipe()
    os.write(writing, "".join(line + "\n" for line in lines).encode())
    os.close(writing)
    return cli.main([*map(str, arguments), "--passphrase-fd", str(reading)])


@pytest.fixture
def folder(journal: Any) -> Path:
    journal.close()
    kept: Path = journal.folder
    return kept


def opens(path: Path, passphrase: str | None) -> bool:
    try:
        with pypdfium2.PdfDocument(path, password=passphrase):
            return True
    except pypdfium2.PdfiumError:
        return False


def test_a_protected_pdf_opens_with_the_second_line(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "book.pdf"
    given = ("export", folder, "--format", "pdf", "--to", made, "--protect")
    assert run(*given, lines=(PASSPHRASE, SECOND)) == 0
    assert opens(made, SECOND)
    assert not opens(made, PASSPHRASE)
    assert not opens(made, None)


def test_without_a_second_line_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "book.pdf"
    assert run("export", folder, "--format", "pdf", "--to", made, "--protect", lines=(PASSPHRASE,)) == 1
    assert "eight characters" in capsys.readouterr().err
    assert not made.exists()


def test_json_has_no_passphrase_and_says_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "book.json"
    given = ("export", folder, "--format", "json", "--to", made, "--protect")
    assert run(*given, lines=(PASSPHRASE, SECOND)) == 1
    assert "Only a PDF" in capsys.readouterr().err
    assert not made.exists()


@pytest.mark.parametrize(
    ("form", "start"), [("markdown", b"PK"), ("csv", b"PK"), ("ics", b"BEGIN:VCALENDAR\r\n"), ("json", b"{")]
)
def test_every_kind_of_file_is_written_for_its_owner_alone(
    folder: Path, tmp_path: Path, form: str, start: bytes
) -> None:
    made = tmp_path / "out"
    assert run("export", folder, "--format", form, "--to", made, lines=(PASSPHRASE,)) == 0
    assert made.read_bytes().startswith(start)
    assert made.stat().st_mode & 0o077 == 0


def test_only_a_calendar_can_be_neutral(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "out"
    assert run("export", folder, "--format", "csv", "--to", made, "--neutral", lines=(PASSPHRASE,)) == 1
    assert "Leave out --neutral" in capsys.readouterr().err
    assert not made.exists()


def written(folder: Path, made: Path, *more: str) -> dict[str, Any]:
    """What an export with these arguments holds: the lists that are not empty."""
    given = ("export", folder, "--format", "json", "--to", made, *more)
    assert run(*given, lines=(PASSPHRASE,)) == 0
    told = json.loads(made.read_bytes())
    return {name: value for name, value in told.items() if value and isinstance(value, list)}


def test_a_tab_a_search_and_a_reader_are_chosen(journal: Any, tmp_path: Path) -> None:
    day = date(2026, 11, 22)
    journal.gratitude.save(journal.gratitude.new(day, "Carried the quillwort home"))
    journal.gratitude.save(journal.gratitude.new(day, "Held the door"))
    journal.reflections.save(replace(journal.reflections.new(day), text="A quillwort in the pond"))
    journal.close()
    made = tmp_path / "out.json"
    assert set(written(journal.folder, made, "--tab", "gratitude")) == {"appreciations"}
    found = written(journal.folder, made, "--search", "quillwort")
    assert {name: len(one) for name, one in found.items()} == {"appreciations": 1, "reflections": 1}
    both = written(journal.folder, made, "--search", "quillwort", "--tab", "gratitude")
    assert set(both) == {"appreciations"}
    assert written(journal.folder, made, "--for", "us") == {}
    assert written(journal.folder, made, "--search", "nowhere") == {}


def test_a_program_nobody_went_through_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "out.json"
    given = ("export", folder, "--format", "json", "--to", made, "--program", "of-another-time")
    assert run(*given, lines=(PASSPHRASE,)) == 1
    assert "no such program" in capsys.readouterr().err
    assert not made.exists()
