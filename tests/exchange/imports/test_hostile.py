"""Hostile files of every kind: an import answers with one sentence or with what can be read, and soon."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from relationship_journal.domain import imports
from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import formats
from relationship_journal.exchange.imports.formats import FORMATS, Format
from relationship_journal.exchange.imports.source import Source, open_source, source_of

LONGEST = 20.0
"""Seconds one reader may take over one file."""
MB = 1024 * 1024


def zipped(**members: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return into.getvalue()


def bomb() -> bytes:
    """A zip whose every text unpacks to more than one member may have."""
    names = ("a.json", "Journal.json", "Habits.csv", "backup.daylio", "a.txt", "2024-01.txt", "a.md")
    return zipped(**dict.fromkeys(names, b" " * (65 * MB)))


def tar_of(*members: tuple[str, bytes, bytes]) -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return into.getvalue()


def tar_bomb() -> bytes:
    """A tar that says its one note is far larger than the file."""
    data = bytearray(tar_of(("0" * 32 + ".md", tarfile.REGTYPE, b"x")))
    data[124:136] = b"77777777777\x00"
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\x00 " % sum(data[:512])
    return bytes(data)


def nested() -> bytes:
    data = b"words"
    for _ in range(50):
        data = zipped(**{"inner.zip": data, "a.txt": b"words"})
    return data


def away(data: bytes) -> bytes:
    names = ("../../away.json", "/etc/away.txt", "C:\\away.md", "..\\away.csv")
    return zipped(**dict.fromkeys(names, data))


def entry(day: str, text: str = "words") -> bytes:
    told = {
        "metadata": {"version": "1.0"},
        "entries": [{"uuid": "1", "creationDate": f"{day}T00:00:00Z", "text": text}],
    }
    return json.dumps(told).encode()


def looped_view() -> bytes:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(
            "create table Habits (id, name); create table Entries (DiaryEntryId, Text);"
            "create view Repetitions as with recursive a(habit) as"
            "(select 1 union all select habit from a) select * from a;"
        )
        return connection.serialize()
    finally:
        connection.close()


DAYLIO = b"full_date,date,weekday,time,mood,activities,note_title,note\n"
FILES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"\xff",
    "only NUL": lambda: b"\x00" * MB,
    "zip bomb": bomb,
    "tar bomb": tar_bomb,
    "nested zip": nested,
    "names that lead out": lambda: away(entry("2024-01-01")),
    "links in a tar": lambda: tar_of(
        ("0" * 32 + ".md", tarfile.SYMTYPE, b""), ("1" * 32 + ".md", tarfile.LNKTYPE, b""),
        ("pipe.md", tarfile.FIFOTYPE, b""), ("disk.txt", tarfile.BLKTYPE, b""),
    ),
    "NaN and infinities": lambda: b'{"date_journal": NaN, "text": Infinity, "entries": [NaN],'
    b'"items": [-Infinity],'
    b'"content_type": 1e999, "dayEntries": [{"year": NaN}], "customMoods": [{"id": 1e999}], "tags": NaN}',
    "the same key twice": lambda: b'{"entries": [], "entries": {}, "items": [],'
    b'"items": [{}], "content_type": 1,'
    b'"date_journal": 1, "date_journal": [], "text": "", "dayEntries": [], "customMoods": 3, "metadata": []}',
    "lists in lists": lambda: b"[" * MB,
    "objects in objects": lambda: b'{"entries":' * 200_000,
    "deep but whole": lambda: b'{"items":[],"content_type":0,"entries":' + b"[" * 900 + b"]" * 900 + b"}",
    "UTF-16": lambda: (DAYLIO + b"2024-01-01,x,x,10:00,good,,,tea\n").decode().encode("utf-16"),
    "UTF-16 cut short": lambda: "[2024-01-01 10:00] Tea".encode("utf-16")[:-1],
    "Windows-1252": lambda: DAYLIO + b"2024-01-01,x,x,10:00,good,,,caf\xe9\n",
    "lone surrogates": lambda: entry("2024-01-01", "\ud800 tea \udfff"),
    "ragged rows": lambda: DAYLIO + b'2024-01-01\n,,,\n'
    b'"2024-01-01,a,b,"c\n2024-01-01,x,x,10:00,good,,,a,b,c\n',
    "the year 0": lambda: entry("0000-01-01"),
    "the year 1": lambda: entry("0001-01-01"),
    "1936": lambda: entry("1936-05-06"),
    "9999": lambda: entry("9999-12-31"),
    "the year 10000": lambda: entry("10000-01-01"),
    "Daylio's odd years": lambda: DAYLIO + b"".join(
        b"%s-01-01,x,x,10:00,good,,,tea\n" % year for year in (b"0000", b"0001", b"1936", b"9999", b"99999")
    ),
    "one line of 10 MB": lambda: b"x" * (10 * MB),
    "one quoted line of 10 MB": lambda: DAYLIO + b'"' * (10 * MB),
    "tags that never end": lambda: entry("2024-01-01", "<b " * MB),
    "pictures that never end": lambda: entry("2024-01-01", "![" * MB),
    "brackets after a date": lambda: b"[2024-01-01 10:00] " + b"[@" * MB,
    "tabs and dates": lambda: b"\tDate:\t" * MB,
    "colons in YAML": lambda: b"1:\n  " + b"a: " * MB,
    "anchors in YAML": lambda: b"1: &a [x]\n" + b"2: [" + b"*a," * 100_000 + b"]\n",
    "a property list of entities": lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;">]><plist><dict><key>Entry Text</key><string>&b;</string></dict></plist>',
    "a database with a view that never ends": looped_view,
}  # fmt: skip


def answered(known: Format | None, source: Callable[[], Source]) -> Haul | None:
    """What a reader, or whichever is found, makes of a file: entries, or None when it is refused."""
    began = time.process_time()
    refusal, haul = "Refused.", None
    try:
        opened = source()
        if known is None:
            haul = formats.read(opened)
        else:
            known.reader().recognises(opened)
            haul = known.reader().read(opened, lambda *_: None)
    except ImportRefused as refused:
        refusal = str(refused)
    assert refusal.endswith(".")
    assert time.process_time() - began < LONGEST
    return haul


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The files, each made once."""
    return {}


@pytest.mark.parametrize("known", [None, *FORMATS], ids=lambda known: known.name if known else "any")
@pytest.mark.parametrize("name", list(FILES))
def test_every_reader_answers(known: Format | None, name: str, made: dict[str, bytes]) -> None:
    data = made.get(name) or made.setdefault(name, FILES[name]())
    haul = answered(known, lambda: source_of("2024-01.txt", data))
    for found in haul.entries if haul else []:
        assert 1 <= found.day.year <= 9999
        found.text.encode()
        found.raw.encode()
    for broken in haul.broken if haul else []:
        assert broken.why.endswith(".")
        assert len(broken.sample) <= 80


@pytest.mark.parametrize(
    "name", ["nothing", "one byte", "only NUL", "zip bomb", "tar bomb", "links in a tar"]
)
def test_what_holds_nothing_is_refused(name: str) -> None:
    with pytest.raises(ImportRefused):
        formats.read(source_of("x", FILES[name]()))


PACKED = {
    "Journal.json": b'{"metadata":{"version":"1"},"creationDate":1,"entries":['
    + b"{}," * (20 * MB)
    + b"{}]}",
    "moods.csv": DAYLIO + b"x\n" * (30 * MB),
    "a.txt": b"2020-01-01\n" * (5 * MB),
    "2020-01-01.md": b"a\n" * (30 * MB),
}


@pytest.mark.parametrize("name", list(PACKED))
def test_a_small_archive_fills_neither_time_nor_memory(name: str) -> None:
    data = zipped(**{name: PACKED[name]})
    assert len(data) < MB
    began = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(ImportRefused, match="larger"):
            formats.read(source_of("x.zip", data))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * len(data) + 200 * MB
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Journal.json", b'{"metadata":{"version":"1"},"creationDate":1,"entries":[' + b"{}," * MB + b"{}]}"),
        ("moods.csv", DAYLIO + b"x\n" * (2 * MB)),
        ("a.txt", b"2020-01-01\n" * 400_000),
        ("a.txt", b"[2020-01-01 10:00] a\n" * 400_000),
    ],
)
def test_more_than_a_life_holds_is_refused(name: str, data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(ImportRefused, match="nothing was changed"):
        formats.read(source_of(name, data))
    assert time.process_time() - began < LONGEST


def test_entries_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = DAYLIO + b"2020-01-01,x,x,10:00,good,,,tea\n" * 3 + b"no,date,at,all,x\n" * 3
    assert len(formats.read(source_of("x.csv", lines)).entries) == 3
    monkeypatch.setattr(imports, "MOST", 3)
    assert len(formats.read(source_of("x.csv", lines)).broken) == 3
    monkeypatch.setattr(imports, "MOST", 2)
    with pytest.raises(ImportRefused, match="more in this file"):
        formats.read(source_of("x.csv", lines))


@pytest.mark.parametrize(("name", "year"), [("1936", 1936), ("9999", 9999), ("the year 1", 1)])
def test_far_days_come_in(name: str, year: int) -> None:
    haul = formats.read(source_of("x.json", FILES[name]()))
    assert [found.day.year for found in haul.entries] == [year]


def test_broken_rows_cost_themselves_alone() -> None:
    haul = formats.read(source_of("x.csv", FILES["Daylio's odd years"]()))
    assert [found.day.year for found in haul.entries] == [1, 1936, 9999]
    assert len(haul.broken) == 2


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@pytest.mark.skipif(os.name == "nt", reason="rights and links as on Unix")
def test_folders_and_files_that_change(known: Format, tmp_path: Path) -> None:
    names = ("a.json", "2024-01.txt", "0" * 32 + ".md", "Habits.csv", "a.doentry", "diary.db")
    for name in names:
        (tmp_path / name).write_bytes(entry("2024-01-01"))
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "out.json").symlink_to("/etc/passwd")
    source = open_source(tmp_path)
    answered(known, lambda: source)
    for name in names:  # shorter when they are read than when they were listed
        (tmp_path / name).write_bytes(b"{")
    answered(known, lambda: source)
    for name in names:
        (tmp_path / name).unlink()
    answered(known, lambda: source)
    answered(known, lambda: open_source(tmp_path))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    path = tmp_path / "a.json"
    path.write_bytes(entry("2024-01-01"))
    assert open_source(path).members
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ImportRefused, match="could not be read"):
        open_source(path)


def test_another_error_than_a_refusal_would_be_seen() -> None:
    def broken() -> bytes:
        raise KeyError("planted")

    with pytest.raises(KeyError, match="planted"):
        answered(None, lambda: Source("a.json", {"a.json": broken}))
