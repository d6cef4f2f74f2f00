"""jrnl's folder becomes entries of the days its files are named for."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul
from relationship_journal.exchange.imports import jrnl_folder
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

MEMBERS = {
    "2020/08/29.txt": "[2020-08-29 11:11] Morning. *\nTea for two.\n\n[2020-08-29 22:00] Night.\n",
    "2020/08/30.txt": "No head, only @words.\n",
    "2020/09/1.txt": "First words\n[2020-09-01 08:00] Then a head\n",
    "2020/02/30.txt": "A day no calendar has\n",
    "2020/09/02.txt": "",
    "2020/notes.txt": "Not a day\n",
}


def zipped(members: dict[str, str], under: str = "") -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(under + name, text)
    return into.getvalue()


def checked(haul: Haul) -> None:
    assert [(found.day, found.title, found.text) for found in haul.entries] == [
        (date(2020, 8, 29), "Morning.", "Tea for two."), (date(2020, 8, 29), "Night.", ""),
        (date(2020, 8, 30), "", "No head, only @words."),
        (date(2020, 9, 1), "", "First words"), (date(2020, 9, 1), "Then a head", ""),
    ]  # fmt: skip
    assert haul.entries[0].at == datetime(2020, 8, 29, 11, 11, tzinfo=UTC)
    assert haul.entries[0].aside == {"starred": True}
    assert haul.entries[2].tags == ("words",)
    assert [broken.why for broken in haul.broken] == ["Its name is no date of the calendar."]
    assert haul.broken[0].sample == "A day no calendar has"


@pytest.mark.parametrize("under", ["", "journal/", "a/b/"])
def test_a_zip(under: str) -> None:
    source = source_of("x.zip", zipped(MEMBERS, under))
    assert recognised(source).name == "jrnl-folder"
    checked(jrnl_folder.read(source, ignored))


@pytest.mark.parametrize("opened", ["", "2020"])
def test_a_folder(tmp_path: Path, opened: str) -> None:
    for name, text in MEMBERS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    source = open_source(tmp_path / opened)
    assert recognised(source).name == "jrnl-folder"
    checked(jrnl_folder.read(source, ignored))


@pytest.mark.parametrize(
    "name", ["2020/8.txt", "08/29.txt", "2020/08/29.md", "2020/08/x.txt", "20/08/29.txt", "../../29.txt"]
)
def test_what_is_none_of_jrnl(name: str) -> None:
    source = source_of("x.zip", zipped({name: "words"}))
    assert not jrnl_folder.recognises(source)
    assert recognised(source).name == "plain-text"
    assert not jrnl_folder.recognises(source_of("2020/08/29.txt", b"words"))


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        jrnl_folder.read(source_of("x", zipped(MEMBERS)), stop)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
def test_broken_files_do_no_harm(rounds: int) -> None:
    survives(jrnl_folder, zipped(MEMBERS), "x.zip", rounds, seed=25)
