"""Diarium's database becomes entries at the wall times it tells; pictures in it are counted, not read."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import diarium
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import source_of


def ticks(*when: int) -> int:
    """A wall time in ticks of .NET."""
    return (datetime(*when) - datetime(1, 1, 1)) // timedelta(microseconds=1) * 10  # type: ignore[arg-type]


EVENING = ticks(2021, 10, 24, 22, 30, 15)
WHOLE = f"""
create table Entries (DiaryEntryId integer primary key, Heading text, Text text,
  Rating integer, Weather text);
create table Media (MediaId integer primary key, DiaryEntryId integer, Type integer,
  Data blob, "Index" integer);
create table Tags (DiaryTagId integer primary key, Value text);
create table EntryTags (DiaryEntryId integer, DiaryTagId integer);
insert into Entries values ({EVENING}, 'Evening', '<p>Warm <b>tea</b></p><p>caf&eacute;</p>', 4, 'sunny');
insert into Entries values ({ticks(1936, 5, 6)}, '', 'one' || char(10) || 'two', 0, null);
insert into Media values (1, {EVENING}, 0, zeroblob(9000000), 0), (2, {EVENING}, 0, x'00', 1);
insert into Tags values (7, 'tea');
insert into EntryTags values ({EVENING}, 7), ({EVENING}, 8);
"""
LEAST = f"""create table Entries (DiaryEntryId text, Text text);
insert into Entries values ('{EVENING}', 'words');"""


def made(*scripts: str) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        for script in scripts:
            connection.executescript(script)
        data = connection.serialize()
    connection.close()
    return data


def read(*scripts: str) -> Haul:
    return diarium.read(source_of("diary.db", made(*scripts)), ignored)


def test_entries() -> None:
    assert recognised(source_of("x", made(WHOLE))).name == "diarium"
    haul = read(WHOLE)
    old, found = haul.entries
    assert haul.broken == []
    assert (old.day, old.text, old.mood, old.doubts) == (date(1936, 5, 6), "one\ntwo", "", ())
    assert (found.day, found.at) == (date(2021, 10, 24), datetime(2021, 10, 24, 22, 30, 15, tzinfo=UTC))
    assert (found.title, found.text, found.tags) == ("Evening", "Warm **tea**\n\ncafé", ("tea",))
    assert (found.mood, haul.moods) == ("4 stars", {"4 stars": 4})
    assert found.aside == {"weather": "sunny"}
    assert found.doubts == ("2 pictures stay behind.",)


def test_an_archive_and_the_least_there_is() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("backup/diary.db", made(LEAST))
    source = source_of("Diarium.zip", into.getvalue())
    assert recognised(source).name == "diarium"
    (found,) = diarium.read(source, ignored).entries
    assert (found.text, found.day) == ("words", date(2021, 10, 24))


@pytest.mark.parametrize("moment", ["-1", "'soon'", "null", "9e300", "9223372036854775807"])
def test_a_moment_that_is_none(moment: str) -> None:
    haul = read(LEAST, f"insert into Entries values ({moment}, 'x')")
    assert [broken.where for broken in haul.broken] == ["entry 2"]
    assert len(haul.entries) == 1


def test_tags_that_cannot_be_tied_cost_themselves_alone() -> None:
    haul = read(WHOLE, "alter table EntryTags rename column DiaryTagId to other")
    assert [broken.where for broken in haul.broken] == ["table Tags"]
    assert len(haul.entries) == 2


def test_what_is_none_of_diarium() -> None:
    for data in (b"", b"SQLite format 3\x00", made("create table Entries (a)")):
        assert not diarium.recognises(source_of("x", data))
        with pytest.raises(ImportRefused):
            diarium.read(source_of("x", data), ignored)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["whole", "least"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    data = made(WHOLE.replace("9000000", "9000")) if of == "whole" else made(LEAST)
    survives(diarium, data, "diary.db", rounds, seed=13)
