"""Mini Diary's days, and those of its successor, become entries; a broken one costs itself alone."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul
from relationship_journal.exchange.imports import mini_diary
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

SAMPLE = Path(__file__).resolve().parents[4] / "shared/samples/mini_diary/jsonMiniDiary.json"
CHANGED = "Thu Jan 03 2019 00:00:00 GMT-0800"
DAY: dict[str, Any] = {"dateUpdated": CHANGED, "title": "Rain", "text": "We _talked_ **long**\\_ago\n\n- tea"}
NEWER: dict[str, Any] = {
    "id": 42, "date": "2024-02-29", "title": "Leap", "dateUpdated": "2024-03-01T00:00:00Z",
    "text": '<p>One <strong>day</strong></p><img src="data:image/png;base64,AAAA">',
    "tags": ["us", {"name": "walk"}, "us", None], "metadata": {"fontFamily": "Lora", "fontSize": 18.0},
}  # fmt: skip


def diary(entries: object, application: str | None = "Mini Diary") -> bytes:
    metadata = {"application": application, "version": "3.3.0"} if application else {"version": "3.3.0"}
    return json.dumps({"metadata": metadata, "entries": entries}).encode()


def read(entries: object) -> Haul:
    return mini_diary.read(source_of("diary.json", diary(entries)), ignored)


def test_a_day() -> None:
    haul = read({"2019-01-01": DAY})
    (found,) = haul.entries
    assert (found.day, found.at, found.zone) == (date(2019, 1, 1), None, "UTC")
    assert (found.title, found.text) == ("Rain", "We _talked_ **long**_ago\n\n- tea")
    assert found.aside == {"dateUpdated": CHANGED}
    assert found.doubts == ()
    assert json.loads(found.raw) == {"2019-01-01": DAY}
    assert not haul.broken


def test_the_list_of_its_successor() -> None:
    haul = read([NEWER, {**NEWER, "id": 43, "title": "Again"}])
    first, second = haul.entries
    assert (first.day, first.title, second.title) == (date(2024, 2, 29), "Leap", "Again")
    assert (first.text, first.tags) == ("One **day**", ("us", "walk"))
    assert first.doubts == ("1 picture stays behind.",)
    assert first.aside["id"] == 42
    assert json.loads(first.raw) == NEWER


@pytest.mark.parametrize("application", ["Mini Diary", "Mini Diarium", None])
@pytest.mark.parametrize("entries", [{}, {"2019-01-01": DAY}])
def test_it_is_recognised(application: str | None, entries: object) -> None:
    assert recognised(source_of("x", diary(entries, application))).name == "mini-diary"
    assert recognised(source_of("x", b"\xef\xbb\xbf" + diary(entries, application))).name == "mini-diary"


def test_its_list_is_recognised_by_its_application() -> None:
    assert recognised(source_of("x", diary([NEWER], "Mini Diarium"))).name == "mini-diary"
    for data in (diary([NEWER], None), b"", b"[]", b'{"entries": []}', b'{"entries": {"a": 1}}'):
        assert not mini_diary.recognises(source_of("x", data))


def test_diaries_in_a_zip() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.json", diary({"2019-01-01": DAY}))
        archive.writestr("b.json", diary({"2019-01-02": DAY, "x": DAY}))
        archive.writestr("c.json", "{")
    source = source_of("x.zip", into.getvalue())
    assert recognised(source).name == "mini-diary"
    haul = mini_diary.read(source, ignored)
    assert [found.day.day for found in haul.entries] == [1, 2]
    assert [broken.where for broken in haul.broken] == ["b.json, entry 2", "c.json"]


@pytest.mark.parametrize("day", ["0001-01-01", "1936-02-29", "9999-12-31", "2019-1-1"])
def test_days_of_every_year(day: str) -> None:
    assert read({day: DAY}).entries[0].day.year == int(day[:4])


@pytest.mark.parametrize("day", ["2019-02-29", "0000-01-01", "", "01/01/2019", "x" * 1_000_000])
def test_a_day_that_is_none_costs_itself_alone(day: str) -> None:
    haul = read({day: DAY, "2019-01-01": DAY})
    assert [(one.where, one.why) for one in haul.broken] == [
        ("entry 1", "Its date is no date of the calendar.")
    ]
    assert len(haul.entries) == 1


@pytest.mark.parametrize("entry", [None, 3, [], "words", float("nan")])
def test_what_is_no_entry(entry: object) -> None:
    haul = read({"2019-01-01": entry, "2019-01-02": DAY})
    assert [one.why for one in haul.broken] == ["This is no entry."]
    assert len(haul.entries) == 1


@pytest.mark.parametrize("entry", [{}, {"title": None, "text": 1e400}, {"title": " ", "text": "\n"}])
def test_an_entry_without_words_is_a_doubt(entry: dict[str, Any]) -> None:
    (found,) = read({"2019-01-01": entry}).entries
    assert found.doubts == (mini_diary.NO_WORDS,)


def test_what_is_deep_or_endless() -> None:
    deep = diary({"2019-01-01": DAY})[:-2] + b', "x": ' + b"[" * 100_000
    assert mini_diary.read(source_of("x", deep), ignored).is_empty
    assert len(read({"2019-01-01": {**DAY, "text": "\\_![" * 2_500_000}}).entries) == 1


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        mini_diary.read(source_of("x", diary({"2019-01-01": DAY})), stop)


def test_the_sample() -> None:
    if not SAMPLE.exists():
        pytest.skip("no samples here")
    source = open_source(SAMPLE)
    assert recognised(source).name == "mini-diary"
    haul = mini_diary.read(source, ignored)
    assert [(found.day, found.title) for found in haul.entries] == [
        (date(2019, 1, 1), "Diary Entry 1"), (date(2019, 1, 2), "Diary Entry 2"),
    ]  # fmt: skip
    assert haul.entries[0].text == "This text is **bold** and _italic_."
    assert not haul.broken
    assert not haul.doubtful()


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["days", "list", "sample"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    if of == "sample" and not SAMPLE.exists():
        pytest.skip("no samples here")
    own = diary({"2019-01-01": DAY, "1936-02-29": DAY}) if of == "days" else diary([NEWER, NEWER])
    survives(mini_diary, SAMPLE.read_bytes() if of == "sample" else own, "x.json", rounds, seed=31)
