"""Journey's zip becomes entries, whatever its texts are written in; the largest number means none."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import journey
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import source_of

NONE = 1.7976931348623157e308
HTML: dict[str, Any] = {
    "id": "1477-abc", "date_journal": 1704063600000, "date_modified": 1704063600001, "type": "html",
    "timezone": "Europe/Berlin", "text": "<p>Warm <b>tea</b></p><p>two &amp; two<img src='x.jpg'></p>",
    "preview_text": "Warm", "mood": 2, "lat": NONE, "lon": NONE, "address": "Home",
    "tags": ["us", "us", 3, None],
    "weather": {"degree_c": NONE, "description": ""}, "photos": ["1477-abc-def.jpg"], "favourite": False,
}  # fmt: skip
MARKDOWN: dict[str, Any] = {
    "id": "2", "date_journal": -1000, "timezone": "Middle/Earth", "mood": 0,
    "text": "# Old\n\n*day* ![](x.png)",
}  # fmt: skip


def zipped(*entries: object) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, entry in enumerate(entries):
            archive.writestr(f"{place}.json", entry if isinstance(entry, str) else json.dumps(entry))
        archive.writestr("1477-abc-def.jpg", b"\xff\xd8")
    return into.getvalue()


def read(*entries: object) -> Haul:
    return journey.read(source_of("x.zip", zipped(*entries)), ignored)


def test_html() -> None:
    assert recognised(source_of("x", zipped(HTML, MARKDOWN))).name == "journey"
    (found,) = read(HTML).entries
    assert (found.day, found.at) == (date(2024, 1, 1), datetime(2023, 12, 31, 23, tzinfo=UTC))
    assert (found.zone, found.source_id, found.mood) == ("Europe/Berlin", "1477-abc", "2")
    assert found.text == "Warm **tea**\n\ntwo & two"
    assert found.tags == ("us", "3")
    assert found.aside == {"date_modified": 1704063600001, "address": "Home", "favourite": False}
    assert found.doubts == ("1 picture stays behind.",)
    assert json.loads(found.raw) == HTML
    assert read(HTML).moods == {"2": 4}


def test_markdown_before_1970_in_a_zone_nobody_knows() -> None:
    (found,) = read(MARKDOWN).entries
    assert (found.day, found.text, found.mood) == (date(1969, 12, 31), "# Old\n\n*day*", "")
    assert found.doubts == (
        "Its time zone is not known here; its time is told in UTC.",
        "1 picture stays behind.",
    )


CLOUD: dict[str, Any] = {
    "id": "xYz", "dateOfJournal": "1936-05-06T23:30:00.000Z", "updatedAt": "2025-03-23T00:13:09.563Z",
    "createdAt": "2025-03-22T23:23:07.000Z", "text": '<p dir="auto">By the <b>sea</b></p><p>all day</p>',
    "timezone": "Europe/Berlin", "favourite": True, "sentiment": 1.25, "address": "Pier",
    "location": {"lat": 54.1, "lng": 13.2}, "weather": {"id": 0, "degreeC": 16.3}, "version": 1,
    "attachments": ["a.jpg", "b.jpg"], "tags": ["us"], "encrypted": False, "type": "html", "schemaVersion": 2,
}  # fmt: skip


def test_what_the_cloud_writes() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("xYz/xYz.json", json.dumps(CLOUD))
        archive.writestr("k/k.json", json.dumps(CLOUD | {"id": "k", "text": "c2VjcmV0", "encrypted": True}))
    assert recognised(source_of("x", into.getvalue())).name == "journey"
    haul = journey.read(source_of("x", into.getvalue()), ignored)
    (found,) = haul.entries
    assert (found.day, found.at) == (date(1936, 5, 7), datetime(1936, 5, 6, 23, 30, tzinfo=UTC))
    assert (found.text, found.tags, found.mood) == ("By the **sea**\n\nall day", ("us",), "")
    assert found.doubts == ("2 pictures stay behind.",)
    assert found.aside["sentiment"] == 1.25
    assert [broken.where for broken in haul.broken] == ["k/k.json"]
    assert "encrypted" in haul.broken[0].why
    assert read(CLOUD | {"dateOfJournal": "soon"}).broken[0].why == "Its date is no date of the calendar."


def test_where_there_is_no_text_its_beginning_stands_in() -> None:
    (found,) = read(MARKDOWN | {"text": "", "preview_text": "Only the beginning"}).entries
    assert found.text == "Only the beginning"


@pytest.mark.parametrize("mood", [None, 0, -1, NONE, "", [], True, {}])
def test_no_mood(mood: object) -> None:
    haul = read({**HTML, "mood": mood})
    assert haul.entries[0].mood == ""
    assert haul.moods == {}


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/passwd", "x" * 5000, "\x00", "Europe", "."])
def test_zones_that_are_none(zone: str) -> None:
    (found,) = read({**HTML, "timezone": zone}).entries
    assert found.zone == "UTC"


@pytest.mark.parametrize(
    "entry",
    [
        "{",
        "[]",
        "null",
        '{"text": "x"}',
        "[" * 100_000,
        *({**HTML, "date_journal": one} for one in (NONE, "x", 1e18)),
    ],
)
def test_a_broken_file_costs_itself_alone(entry: object) -> None:
    haul = read(entry, HTML)
    assert [broken.where for broken in haul.broken] == ["0.json"]
    assert len(haul.entries) == 1


def test_the_first_and_the_last_day_there_are() -> None:
    moments = (-62135596800000, 253402300799000)
    for found in read(*({**HTML, "date_journal": one} for one in moments)).entries:
        assert found.day.year in (1, 9999)


def test_what_is_none_of_journey() -> None:
    for data in (b"", b"{}", zipped({"text": ""}), zipped()):
        assert not journey.recognises(source_of("x", data))
    with pytest.raises(ImportRefused):
        recognised(source_of("x", zipped({"text": ""})))


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["zip", "html", "markdown", "cloud"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    alone = {"html": HTML, "markdown": MARKDOWN, "cloud": CLOUD}
    own = json.dumps(alone[of]).encode() if of in alone else zipped(HTML, MARKDOWN)
    survives(journey, own, "x", rounds, seed=9)
