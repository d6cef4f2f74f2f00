"""Day One's journals become entries: escapes undone, pictures counted, zones and days as told."""

from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import dayone_json
from relationship_journal.exchange.imports.dayone_words import NO_WORDS, SAME_NAME, markdown
from relationship_journal.exchange.imports.formats import read as read_any
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import Source, open_source, source_of

SAMPLES = Path(__file__).resolve().parents[4] / "shared/samples"
NONE = 1.7976931348623157e308
WHOLE: dict[str, Any] = {
    "uuid": "0A" * 16, "starred": True, "pinned": True, "isPinned": False, "isAllDay": False, "duration": 0,
    "creationDate": "2024-07-23T22:30:27Z", "modifiedDate": "2024-07-24T14:37:07Z",
    "timeZone": "Europe/Berlin",
    "text": "# A day\n\nIt was warm\\. We walked \\- a *long* way\\!\n\n![](dayone-moment://AB12)\n\n"
    "![](dayone-moment:/video/CD34)\n\nSee [our trip](dayone2://view?entryId=0B0B) and `a\\.b`\n\n1\\. tea",
    "richText": "{}", "tags": ["us", "walks", "us", 3, None], "v": {},
    "location": {"latitude": 48.1, "longitude": NONE, "placeName": "Home", "region": {}},
    "weather": {"temperatureCelsius": 21, "conditionsDescription": "Clear"},
    "photos": [{"identifier": "AB12", "md5": "00", "type": "jpeg", "orderInEntry": 0}],
    "videos": [{"identifier": "CD34"}], "audios": [], "creationDevice": "Phone",
}  # fmt: skip
BARE: dict[str, Any] = {"uuid": "0B" * 16, "creationDate": "1936-02-29T12:00:00Z"}
HEADER = {"header": 1, "identifier": "X"}
RICH: dict[str, Any] = {
    "meta": {"version": 1},
    "contents": [
        {"text": "My ", "attributes": {"line": HEADER}}, {"text": "day\n", "attributes": {"line": HEADER}},
        {"text": "plain "}, {"text": " bold", "attributes": {"bold": True}},
        {"text": "er ", "attributes": {"bold": True}},
        {"text": "soft", "attributes": {"italic": True, "bold": True}}, {"text": ".\n\n"},
        {"text": "tea", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}},
        {"text": "\n", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}},
        {"text": "cake\n", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 2}}},
        {"text": "two\n", "attributes": {"line": {"listStyle": "numbered", "listIndex": 2}}},
        {"text": "done\n", "attributes": {"line": {"listStyle": "checkbox", "checked": True}}},
        {"text": "said\n", "attributes": {"line": {"quote": True}}},
        {"text": "here", "attributes": {"linkURL": "https://example.org"}},
        {"text": "x", "attributes": {"linkURL": "javascript:alert(1)"}},
        {"embeddedObjects": [{"type": "photo", "identifier": "A"}]}, {"text": "below"},
        {"embeddedObjects": [{"type": "horizontalRuleLine"}, 3]},
        7, {"text": None}, {"text": "end"},
    ],
}  # fmt: skip


def journal(*entries: object, **more: object) -> str:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries, **more})


def zipped(**journals: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in journals.items():
            archive.writestr(f"{name}.json", text)
        archive.writestr("photos/00.jpeg", b"\xff\xd8")
        archive.writestr("__MACOSX/._Journal.json", b"\x00")
    return into.getvalue()


def read(*entries: object) -> Haul:
    return dayone_json.read(source_of("Journal.json", journal(*entries).encode()), ignored)


def test_everything_of_an_entry() -> None:
    data = zipped(Journal=journal(WHOLE))
    assert recognised(source_of("x", data)).name == "dayone-json"
    (found,) = dayone_json.read(source_of("x", data), ignored).entries
    assert (found.day, found.at) == (date(2024, 7, 24), datetime(2024, 7, 23, 22, 30, 27, tzinfo=UTC))
    assert (found.zone, found.source_id) == ("Europe/Berlin", "0A" * 16)
    assert found.title == "A day"
    assert found.text == "It was warm. We walked - a *long* way!\n\nSee our trip and `a\\.b`\n\n1. tea"
    assert found.tags == ("us", "walks", "3")
    assert found.doubts == ("2 pictures stay behind.",)
    assert found.aside["journal"] == "Journal"
    assert found.aside["location"] == {"latitude": 48.1, "placeName": "Home"}
    assert found.aside["weather"] == WHOLE["weather"]
    assert (found.aside["starred"], found.aside["pinned"]) == (True, True)
    assert "v" not in found.aside
    assert json.loads(found.raw) == WHOLE


def test_an_entry_without_anything() -> None:
    (found,) = read(BARE).entries
    assert (found.day, found.zone, found.title, found.text, found.tags) == (
        date(1936, 2, 29), "UTC", "", "", (),
    )  # fmt: skip
    assert found.doubts == (NO_WORDS,)


def test_several_journals() -> None:
    changed = {**WHOLE, "text": "Other words"}
    data = zipped(All=journal(WHOLE, BARE), Home=journal(WHOLE), Work=journal(changed), Empty=journal())
    haul = dayone_json.read(source_of("x", data), ignored)
    assert not haul.broken
    assert [(found.aside["journal"], found.source_id) for found in haul.entries] == [
        ("All", "0A" * 16), ("All", "0B" * 16), ("Work", ""),
    ]  # fmt: skip
    assert SAME_NAME in haul.entries[2].doubts
    assert [found.tags[-1] for found in haul.entries] == ["All", "All", "Work"]
    (alone,) = dayone_json.read(source_of("x", zipped(Home=journal(WHOLE), Empty=journal())), ignored).entries
    assert "Home" not in alone.tags


def test_a_folder_and_a_file_alone(tmp_path: Path) -> None:
    (tmp_path / "Export").mkdir()
    (tmp_path / "Export" / "Home.json").write_text(journal(BARE))
    for path in (tmp_path, tmp_path / "Export" / "Home.json"):
        source = open_source(path)
        assert recognised(source).name == "dayone-json"
        assert dayone_json.read(source, ignored).entries[0].aside["journal"] == "Home"


def test_rich_text_where_there_is_no_other() -> None:
    for told in (json.dumps(RICH), RICH):
        (found,) = read({**BARE, "text": " ", "richText": told}).entries
        assert found.title == "My day"
        assert found.text.split("\n") == [
            "plain  **bolder** ***soft***.", "", "- tea", "  - cake", "2. two", "- [x] done", "> said",
            "here (https://example.org)x", "below", "---", "end",
        ]  # fmt: skip
        assert found.doubts == ("1 picture stays behind.",)
    assert read({**BARE, "richText": "just words"}).entries[0].text == "just words"
    assert read({**BARE, "text": "words", "richText": json.dumps(RICH)}).entries[0].text == "words"


@pytest.mark.parametrize(
    "rich", ["[" * 100_000, "{}", "[]", "3", '{"contents": 3}', 7, None, [], {"contents": [[]]}]
)
def test_rich_text_that_is_none(rich: object) -> None:
    assert read({**BARE, "richText": rich}).entries


@pytest.mark.parametrize(
    ("text", "plain", "media"),
    [
        ("a\n\n![](dayone-moment://AB)\n\n\nb", "a\n\nb", 1),
        ("![a b](dayone-moment:/pdfAttachment/AB) c dayone-moment://AB", " c", 2),
        ("[[dayone-moment://AB]]x", "x", 1),
        ("![](dayone-external:/video/aHR0cHM6Ly9leGFtcGxlLm9yZw)", "https://example.org", 0),
        (
            "![](dayone-external:/video/!!) ![](dayone-external:/audio/ZmlsZTovLy94)",
            "![](dayone-external:/video/!!)",
            0,
        ),
        ("\\# \\*no\\* \\\\ \\a", "# *no* \\ \\a", 0),
        ("```\n\\.\n```\n\\.", "```\n\\.\n```\n.", 0),
        ("[a](https://example.org) ![](x.png)", "[a](https://example.org) ![](x.png)", 0),
    ],
)
def test_the_markdown_of_day_one(text: str, plain: str, media: int) -> None:
    found = markdown(text)
    assert (found.text, found.pictures) == (plain, media)


@pytest.mark.parametrize(
    "piece",
    ["[", "![](dayone-moment:", "`", "\\", "\n \n", "![](dayone-external:/video/a", "#", "[a](dayone2://"],
)
def test_hostile_markdown_takes_linear_time(piece: str) -> None:
    before = time.process_time()
    markdown(piece * (1_000_000 // len(piece)))
    assert time.process_time() - before < 8


def test_a_day_without_a_time_and_one_told_from_greenwich() -> None:
    whole_day, far = read(
        {**WHOLE, "isAllDay": True}, {**BARE, "creationDate": "2019-01-01T00:00:00-08:00"}
    ).entries
    assert (whole_day.at, whole_day.day) == (None, date(2024, 7, 24))
    assert (far.day, far.at, far.zone) == (date(2019, 1, 1), datetime(2019, 1, 1, 8, tzinfo=UTC), "Etc/GMT+8")


@pytest.mark.parametrize("zone", ["Middle/Earth", "../../etc/passwd", "x" * 5000])
def test_a_zone_nobody_knows(zone: str) -> None:
    (found,) = read({**WHOLE, "timeZone": zone}).entries
    assert (found.zone, found.day) == ("UTC", date(2024, 7, 23))
    assert found.doubts[0] == "Its time zone is not known here; its time is told in UTC."


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (3, "This is no entry."),
        ({"text": "x"}, "Its date is no date of the calendar."),
        *(
            ({**WHOLE, "creationDate": one}, "Its date is no date of the calendar.")
            for one in ("", "2023-02-29T00:00:00Z", "soon", NONE, [], "10000-01-01T00:00:00Z")
        ),
    ],
)
def test_a_broken_entry_costs_itself_alone(entry: object, why: str) -> None:
    haul = read(entry, WHOLE)
    assert [(broken.where, broken.why) for broken in haul.broken] == [("Journal.json, entry 1", why)]
    assert len(haul.entries) == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"entries": {}}', '{"entries":' + "[" * 100_000])
def test_a_broken_journal_costs_itself_alone(text: str) -> None:
    haul = dayone_json.read(source_of("x", zipped(A=text, B=journal(BARE))), ignored)
    assert [broken.where for broken in haul.broken] == ["A.json"]
    assert len(haul.entries) == 1


def test_names_met_twice_and_numbers_that_are_none() -> None:
    entry = '{"creationDate":"x","creationDate":"2020-01-01T00:00:00Z","a":NaN,"b":1e999}'
    text = f'{{"metadata":{{}},"entries":[{entry}]}}'
    (found,) = dayone_json.read(source_of("x", text.encode()), ignored).entries
    assert found.aside == {"journal": "x"}


def test_the_first_and_the_last_day_there_are() -> None:
    days = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
    found = read(
        *({**WHOLE, "uuid": day, "creationDate": day, "timeZone": "Asia/Tokyo"} for day in days)
    ).entries
    assert [one.day.year for one in found] == [1, 9999]


def test_what_is_none_of_day_one() -> None:
    for text in ("", "{}", '{"entries": {"2019-01-01": {}}, "metadata": {}}', '{"entries": [{"date": ""}]}'):
        assert not dayone_json.recognises(source_of("x", text.encode()))
    empty = source_of("x.zip", zipped(Journal=journal()))
    assert dayone_json.recognises(empty)
    with pytest.raises(ImportRefused):
        read_any(empty)


def test_one_endless_entry_and_very_many(figure: Any) -> None:
    long = read({**BARE, "text": "word\\. " * 1_500_000})
    assert len(long.entries[0].text) > 8_000_000
    before = time.perf_counter()
    many = read(*({**WHOLE, "uuid": str(number)} for number in range(5000)))
    figure(f"Day One JSON: {5000 / (time.perf_counter() - before):,.0f} entries a second")
    assert len(many.entries) == 5000


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        dayone_json.read(source_of("x", journal(BARE).encode()), stop)


def sample(path: str) -> Source:
    if not (SAMPLES / path).exists():
        pytest.skip("no samples here")
    return open_source(SAMPLES / path)


def test_the_sample_with_media() -> None:
    source = sample("dayone/dayone-to-obsidian.zip")
    assert recognised(source).name == "dayone-json"
    haul = dayone_json.read(source, ignored)
    (found,) = haul.entries
    assert not haul.broken
    assert (found.text, found.zone, found.day) == ("test text", "Europe/London", date(2018, 4, 21))
    assert found.doubts == ("4 pictures stay behind.",)
    assert found.aside["journal"] == "MyJournal"


def test_the_sample_of_mini_diary() -> None:
    source = sample("mini_diary/jsonDayOne.json")
    assert recognised(source).name == "dayone-json"
    haul = dayone_json.read(source, ignored)
    assert not haul.broken
    assert not haul.doubtful()
    assert [(found.day, found.title) for found in haul.entries] == [
        (date(2019, 1, 1), "Diary Entry 1"), (date(2019, 1, 2), "Diary Entry 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "of", ["zip", "json", "rich", "dayone/dayone-to-obsidian.zip", "mini_diary/jsonDayOne.json"]
)
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    own = {
        "zip": zipped(A=journal(WHOLE), B=journal(BARE)),
        "json": journal(WHOLE, BARE).encode(),
        "rich": journal({**BARE, "richText": RICH}).encode(),
    }
    if of not in own and not (SAMPLES / of).exists():
        pytest.skip("no samples here")
    survives(dayone_json, own.get(of) or (SAMPLES / of).read_bytes(), of, rounds, seed=21)
