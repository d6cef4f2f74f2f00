"""Daylio's backup: moods by their own ids, months from 0, and nothing of the PIN."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import daylio_backup
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples/daylio"
ENTRY: dict[str, Any] = {
    "id": 4, "year": 2024, "month": 1, "day": 29, "hour": 23, "minute": 30, "datetime": 1709245800000,
    "timeZoneOffset": 3600000, "mood": 12, "note": "one<br>two", "note_title": "Leap", "tags": [3, 5],
    "assets": [7], "isFavorite": True,
}  # fmt: skip
BACKUP: dict[str, Any] = {
    "version": 19,
    "pin": "4711-secret",
    "prefs": [{"key": "PIN", "value": "4711-secret"}],
    "customMoods": [
        {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
        {"id": 12, "custom_name": "close", "mood_group_id": 2, "predefined_name_id": -1},
        {"id": 13, "custom_name": "close", "mood_group_id": 5, "predefined_name_id": -1},
    ],
    "tags": [{"id": 3, "name": "walk"}, {"id": 5, "name": "tea"}],
    "dayEntries": [ENTRY],
}


def packed(backup: object) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", base64.encodebytes(json.dumps(backup).encode()))
        archive.writestr("assets/photos/2024/2/abc", b"\xff\xd8")
    return into.getvalue()


def read(*entries: object) -> Haul:
    data = json.dumps({**BACKUP, "dayEntries": list(entries)}).encode()
    return daylio_backup.read(source_of("x", data), ignored)


@pytest.mark.parametrize(
    "data",
    [packed(BACKUP), json.dumps(BACKUP).encode(), base64.b64encode(json.dumps(BACKUP).encode())],
    ids=["zip", "json", "base64"],
)
def test_every_dress_of_it(data: bytes) -> None:
    source = source_of("backup.daylio", data)
    assert recognised(source).name == "daylio-backup"
    haul = daylio_backup.read(source, ignored)
    (found,) = haul.entries
    assert (found.day, found.at) == (date(2024, 2, 29), datetime(2024, 2, 29, 22, 30, tzinfo=UTC))
    assert (found.title, found.text, found.tags) == ("Leap", "one\ntwo", ("walk", "tea"))
    assert (found.mood, found.zone, found.is_check_in) == ("close", "Etc/GMT-1", True)
    assert found.aside == {"isFavorite": True}
    assert found.doubts == ("1 picture stays behind.",)
    assert haul.moods == {"close": 4}


def test_the_pin_stays_where_it_is() -> None:
    assert "4711" in json.dumps(BACKUP)
    assert "4711" not in repr(daylio_backup.read(source_of("x", packed(BACKUP)), ignored))


def test_moods_of_one_name_in_two_groups_stay_apart() -> None:
    haul = read(ENTRY, {**ENTRY, "mood": 13}, {**ENTRY, "mood": 1})
    assert haul.moods == {"rad": 5, "close": 4, "close (13)": 1}


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"mood": 99}, "Its mood is not among the moods of the file."),
        ({"tags": [3, 98]}, "One of its activities is not in the file."),
        ({"hour": 25}, "The time of day could not be read."),
        (
            {"timeZoneOffset": 19_800_000},
            "Its time zone has no name here; the time is kept as it was on the clock.",
        ),
    ],
)
def test_doubts(change: dict[str, object], doubt: str) -> None:
    (found,) = read({**ENTRY, "assets": [], **change}).entries
    assert found.doubts == (doubt,)


@pytest.mark.parametrize(
    "entry",
    [
        None,
        3,
        [],
        {},
        {**ENTRY, "month": 12},
        {**ENTRY, "year": 0},
        {**ENTRY, "year": 10_000},
        {**ENTRY, "day": 30},
    ],
)
def test_a_broken_entry_costs_itself_alone(entry: object) -> None:
    haul = read(entry, ENTRY)
    assert [broken.where for broken in haul.broken] == ["entry 1"]
    assert len(haul.entries) == 1


def test_without_a_calendar_date_the_moment_tells() -> None:
    (found,) = read({"id": 1, "datetime": -1_000, "mood": 1}).entries
    assert (found.day, found.at) == (date(1969, 12, 31), datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC))


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"dayEntries":1', packed([]), packed(None), b"e" * 50, b""])
def test_what_is_no_backup(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        daylio_backup.read(source_of("x", data), ignored)


def test_lists_that_are_none_are_nothing() -> None:
    data = b'{"customMoods": {}, "tags": 3, "dayEntries": null}'
    assert daylio_backup.read(source_of("x", data), ignored).is_empty


@pytest.mark.parametrize("name", ["guekka_english.daylio", "guekka_english.json"])
def test_the_samples(name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLES / name)
    assert recognised(source).name == "daylio-backup"
    haul = daylio_backup.read(source, ignored)
    told = json.loads((SAMPLES / "guekka_english.json").read_bytes())
    assert (len(haul.entries), len(haul.broken), len(haul.doubtful())) == (5, 0, 0)
    assert (len(told["customMoods"]), len(told["tags"])) == (8, 13)
    assert haul.moods == {"rad": 5, "meh": 3, "awful": 1, "null": 2}


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["zip", "json", "guekka_english.daylio", "guekka_english.json"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    own = {"zip": packed(BACKUP), "json": json.dumps(BACKUP).encode()}
    if of not in own and not (SAMPLES / of).exists():
        pytest.skip("no samples here")
    survives(daylio_backup, own.get(of) or (SAMPLES / of).read_bytes(), of, rounds, seed=11)
