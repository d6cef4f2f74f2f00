"""Diarium's JSON becomes entries at the wall times it tells; pictures in folders beside it are counted."""

from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import diarium_json
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import source_of

ENTRIES: list[dict[str, Any]] = [
    {
        "date": "2010-10-26T15:47:53.48828", "heading": "By the lake", "rating": 4,
        "tags": ["us", "us", "sea"], "html": "<p>Warm <b>tea</b> &amp; cake</p><p>then rain</p>",
        "location": [39.96, -82.99],
        "sun": "Sunrise: 7:16 AM Sunset: 7:56 PM", "lunar": "Full moon",
    },
    {"date": "1936-05-06T00:00:00", "heading": "", "html": "one\ntwo", "tags": "a, b", "sun": ""},
]  # fmt: skip


def zipped(told: object) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("Diarium/diary.json", json.dumps(told))
        archive.writestr("Diarium/media/2010-10-26_154753488/a.jpg", b"x")
        archive.writestr("Diarium/media/2010-10-26_154753488/b.jpg", b"x")
    return into.getvalue()


def read(told: object) -> Haul:
    return diarium_json.read(source_of("diary.json", json.dumps(told).encode()), ignored)


def test_entries() -> None:
    assert recognised(source_of("x", json.dumps(ENTRIES).encode())).name == "diarium-json"
    first, old = read(ENTRIES).entries
    assert first.at == datetime(2010, 10, 26, 15, 47, 53, 488280, tzinfo=UTC)
    assert (first.title, first.text) == ("By the lake", "Warm **tea** & cake\n\nthen rain")
    assert (first.tags, first.mood) == (("us", "sea"), "4 stars")
    assert first.aside["lunar"] == "Full moon"
    assert (old.day, old.text, old.tags, old.mood) == (date(1936, 5, 6), "one\ntwo", ("a", "b"), "")
    assert read(ENTRIES).moods == {"4 stars": 4}
    assert read({"entries": ENTRIES}).entries == read(ENTRIES).entries


def test_pictures_beside_it_are_counted() -> None:
    assert recognised(source_of("x", zipped(ENTRIES))).name == "diarium-json"
    first, old = diarium_json.read(source_of("x", zipped(ENTRIES)), ignored).entries
    assert (first.doubts, old.doubts) == (("2 pictures stay behind.",), ())


@pytest.mark.parametrize("entry", [None, 3, "x", {}, {"date": "2010-13-01"}, {"date": 5}, {"date": "soon"}])
def test_a_broken_entry_costs_itself_alone(entry: object) -> None:
    haul = read([entry, *ENTRIES])
    assert [broken.where for broken in haul.broken] == ["diary.json, entry 1"]
    assert len(haul.entries) == 2


def test_an_entry_without_words_and_one_without_a_time() -> None:
    empty, dayish = read([{"date": "2020-02-29", "html": "<p></p>", "heading": ""}, ENTRIES[0]]).entries
    assert (empty.at, empty.doubts) == (None, ("There are no words in it.",))
    assert dayish.doubts == ()


def test_ten_thousand_entries_with_a_folder_each_are_quick() -> None:
    into = io.BytesIO()
    moments = [datetime(2000, 1, 1, n // 3600 % 24, n // 60 % 60, n % 60) for n in range(10_000)]
    with zipfile.ZipFile(into, "w") as archive:
        told = [ENTRIES[0] | {"date": moment.isoformat()} for moment in moments]
        archive.writestr("diary.json", json.dumps(told))
        for moment in moments:
            archive.writestr(f"media/{moment:%Y-%m-%d_%H%M%S}000/a.jpg", b"x")
    began = time.process_time()
    haul = diarium_json.read(source_of("x", into.getvalue()), ignored)
    assert time.process_time() - began < 10
    assert all(found.doubts == ("1 picture stays behind.",) for found in haul.entries)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'[{"date": "2020-01-01", "text": "x"}]', b'["html"]'])
def test_what_is_none_of_diarium(data: bytes) -> None:
    source = source_of("x.json", data)
    assert not diarium_json.recognises(source)
    with pytest.raises(ImportRefused):
        diarium_json.read(source, ignored)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["zip", "json"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    data = zipped(ENTRIES) if of == "zip" else json.dumps(ENTRIES).encode()
    survives(diarium_json, data, "diary", rounds, seed=13)
