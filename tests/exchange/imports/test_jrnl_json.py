"""jrnl's JSON becomes entries; what is missing in one costs nothing of the others."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import jrnl_json
from relationship_journal.exchange.imports.formats import read as read_any
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.jrnl_entries import NO_WORDS
from relationship_journal.exchange.imports.source import Source, open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples"
WHOLE: dict[str, Any] = {
    "title": "A walk with @you. ", "body": "It rained.\n\n", "date": "2020-08-29", "time": "11:11",
    "tags": ["@you", "#rain", "@you", "plain", 3, None], "starred": True,
}  # fmt: skip
FROM_DAY_ONE = {**WHOLE, "uuid": "0A0A", "creator": {"host_name": "x"}, "location": {"name": "Home"}}


def journal(*entries: object) -> str:
    return json.dumps({"tags": {"@you": 1}, "entries": entries})


def read(*entries: object) -> Haul:
    return jrnl_json.read(source_of("journal.json", journal(*entries).encode()), ignored)


def test_everything_of_an_entry() -> None:
    assert recognised(source_of("x", journal(WHOLE).encode())).name == "jrnl-json"
    (found,) = read(WHOLE).entries
    assert (found.day, found.at, found.zone) == (
        date(2020, 8, 29), datetime(2020, 8, 29, 11, 11, tzinfo=UTC), "UTC",
    )  # fmt: skip
    assert (found.title, found.text) == ("A walk with @you.", "It rained.")
    assert found.tags == ("you", "rain", "plain", "3")
    assert (found.aside, found.doubts) == ({"starred": True}, ())
    assert json.loads(found.raw) == WHOLE


def test_an_entry_that_came_from_day_one() -> None:
    (found,) = read(FROM_DAY_ONE).entries
    assert found.source_id == "0A0A"
    assert found.aside["location"] == {"name": "Home"}


def test_one_entry_alone_and_many_in_a_zip() -> None:
    alone = source_of("x", json.dumps(WHOLE).encode())
    assert recognised(alone).name == "jrnl-json"
    assert len(jrnl_json.read(alone, ignored).entries) == 1
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.json", json.dumps(WHOLE))
        archive.writestr("b.json", journal(WHOLE, {**WHOLE, "body": "Other"}, 3))
        archive.writestr("c.json", "[")
        archive.writestr("d.json", '{"entries": 3}')
    zipped = source_of("x", into.getvalue())
    assert recognised(zipped).name == "jrnl-json"
    haul = jrnl_json.read(zipped, ignored)
    assert len(haul.entries) == 3
    assert [broken.where for broken in haul.broken] == ["b.json, entry 3", "c.json", "d.json"]


def test_an_entry_without_anything() -> None:
    (found,) = read({"date": "1936-02-29"}).entries
    assert (found.day, found.at, found.title, found.text, found.tags) == (date(1936, 2, 29), None, "", "", ())
    assert found.doubts == (NO_WORDS,)


@pytest.mark.parametrize("time", ["25:99", "soon", "24:00"])
def test_a_time_that_is_none_is_a_doubt(time: str) -> None:
    (found,) = read({**WHOLE, "time": time}).entries
    assert (found.day, found.at) == (date(2020, 8, 29), None)
    assert "The time of day could not be read." in found.doubts


@pytest.mark.parametrize("day", ["2020-02-30", "0000-01-01", "", "soon", None, [], 1e308, "x" * 100_000])
def test_a_broken_entry_costs_itself_alone(day: object) -> None:
    haul = read({**WHOLE, "date": day}, WHOLE)
    assert [(broken.where, broken.why) for broken in haul.broken] == [
        ("entry 1", "Its date is no date of the calendar.")
    ]
    assert len(haul.entries) == 1


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"metadata": {}, "entries": []}', '{"title": "", "body": ""}', "\x00"]
)
def test_what_is_none_of_jrnl(text: str) -> None:
    assert not jrnl_json.recognises(source_of("x", text.encode()))


def test_an_empty_journal_has_nothing() -> None:
    source = source_of("x", journal().encode())
    assert recognised(source).name == "jrnl-json"
    with pytest.raises(ImportRefused):
        read_any(source)


def test_one_endless_entry_and_one_nested_deep() -> None:
    assert len(read({**WHOLE, "body": "x" * 10_000_000}).entries[0].text) == 10_000_000
    deep = journal(WHOLE)[:-2] + ', {"date": "2020-01-01", "title": "", "body": "", "x": ' + "[" * 100_000
    assert jrnl_json.read(source_of("x", deep.encode()), ignored).is_empty


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        jrnl_json.read(source_of("x", journal(WHOLE).encode()), stop)


def sample(path: str) -> Source:
    if not (SAMPLES / path).exists():
        pytest.skip("no samples here")
    return open_source(SAMPLES / path)


@pytest.mark.parametrize(
    ("path", "count", "empty"),
    [
        ("mini_diary/jsonJrnl.json", 2, 0),
        ("mini_diarium/jrnl-sample.json", 3, 0),
        ("mini_diarium/jrnl-realistic.json", 6, 1),
    ],
)
def test_the_samples(path: str, count: int, empty: int) -> None:
    source = sample(path)
    assert recognised(source).name == "jrnl-json"
    haul = jrnl_json.read(source, ignored)
    assert len(haul.entries) == count
    assert sum(not found.text for found in haul.entries) == empty
    assert all(found.title and found.at for found in haul.entries)
    assert not haul.broken
    assert not haul.doubtful()


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "of",
    ["own", "mini_diary/jsonJrnl.json", "mini_diarium/jrnl-sample.json", "mini_diarium/jrnl-realistic.json"],
)
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    if of != "own" and not (SAMPLES / of).exists():
        pytest.skip("no samples here")
    data = journal(WHOLE, FROM_DAY_ONE).encode() if of == "own" else (SAMPLES / of).read_bytes()
    survives(jrnl_json, data, "x.json", rounds, seed=26)
