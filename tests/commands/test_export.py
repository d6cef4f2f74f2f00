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
from relationship_journal.domain.programs import Answer
from relationship_journal.domain.records import natural_id

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
    given = ("export", folder, "--format", "json", "--replace", "--to", made, *more)
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


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.fixture
def evening(journal: Any) -> Path:
    today = date(2026, 11, 22)
    journal.gratitude.save(journal.gratitude.new(today, "Held the door"))
    journal.reflections.save(replace(journal.reflections.new(today), text="A canary in the hall"))
    journal.close()
    kept: Path = journal.folder
    return kept


def test_a_file_that_is_there_stays_unless_it_shall_be_replaced(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "out.json"
    made.write_text("mine")
    given = ("export", folder, "--format", "json", "--to", made)
    assert run(*given, lines=(PASSPHRASE,)) == 1
    assert "is there already, so nothing was written" in capsys.readouterr().err
    assert made.read_text() == "mine"
    assert run(*given, "--replace", lines=(PASSPHRASE,)) == 0
    assert json.loads(made.read_bytes())["format"]["version"] == 1


def test_for_a_counsellor_nothing_goes_out_that_was_not_named(
    evening: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, first = tmp_path / "packet.pdf", tmp_path / "first.txt"
    first.write_text("We have known each other for eleven years.", "utf-8")
    given = ("export", evening, "--format", "pdf", "--to", made, "--for", "counsellor", "--context", first)
    assert run(*given, lines=(PASSPHRASE,)) == 1
    assert "For a counsellor nothing is chosen by itself" in capsys.readouterr().err
    assert not made.exists()
    assert run(*given, "--kind", "appreciation", lines=(PASSPHRASE,)) == 0
    told = text_of(made)
    assert "Held the door" in told
    assert "eleven years" in told
    assert "canary" not in told
    assert "reflection" not in told
    assert run(*given, "--replace", "--tab", "reflections", lines=(PASSPHRASE,)) == 0
    assert "canary" in text_of(made)


def test_a_counsellor_gets_of_a_program_only_what_was_found(journal: Any, tmp_path: Path) -> None:
    day = date(2026, 11, 20)
    run_ = journal.practice.begin("a-better-conversation", day)
    for key, text in (("talked", "A quillwort"), ("heard", "A canary")):
        id = natural_id("answer", run_.id, key)
        journal.practice.save_answer(Answer(id=id, run_id=run_.id, day=day, key=key, prompt=key, text=text))
    journal.close()
    made = tmp_path / "out.json"
    found = written(journal.folder, made, "--for", "counsellor", "--search", "quillwort")
    assert [one["text"] for one in found["answers"]] == ["A quillwort"]
    whole = written(journal.folder, made, "--for", "counsellor", "--program", "a-better-conversation")
    assert len(whole["answers"]) == 2


@pytest.mark.parametrize("form", ["json", "pdf"])
def test_a_page_of_context_is_for_a_counsellors_pdf_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    first, made = tmp_path / "first.txt", tmp_path / "out"
    first.write_text("Hello")
    given = ("export", folder, "--format", form, "--to", made, "--context", first)
    assert run(*given, lines=(PASSPHRASE,)) == 1
    assert "Only a counsellor's PDF" in capsys.readouterr().err
    assert not made.exists()


@pytest.mark.parametrize("told", [b"\xff\xfe\x00", b"long " * 30_000, None])
def test_a_page_of_context_that_is_none_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], told: bytes | None
) -> None:
    first, made = tmp_path / "first.txt", tmp_path / "out.pdf"
    if told is not None:
        first.write_bytes(told)
    given = ("export", folder, "--format", "pdf", "--to", made, "--for", "counsellor", "--context", first)
    assert run(*given, lines=(PASSPHRASE,)) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert not made.exists()
