"""Day One Classic's folder becomes entries, packed or not; a list that is none costs itself alone."""

from __future__ import annotations

import io
import plistlib
import time
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import dayone_classic
from relationship_journal.exchange.imports.dayone_words import NO_WORDS
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DOCTYPE = (
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
)


WORDS = "# Tea\n\nWith you &amp; me\\."


def entry(inner: str = "", *, when: str = "2014-10-23T22:36:33Z", text: str = WORDS) -> str:
    return (
        f'{HEAD}{DOCTYPE}<plist version="1.0">\n<dict>\n<key>Creation Date</key>\n<date>{when}</date>\n'
        f"<key>Entry Text</key>\n<string>{text}</string>\n{inner}</dict>\n</plist>\n"
    )


WHOLE = entry(
    "<key>Creator</key><dict><key>Device Agent</key><string>Phone</string>"
    "<key>Generation Date</key><date>2014-10-23T22:36:33Z</date></dict>"
    "<key>Location</key><dict><key>Latitude</key><real>45.8</real><key>Place Name</key><string>Home</string>"
    "<key>Longitude</key><real>nan</real></dict><key>Starred</key><true/>"
    "<key>Tags</key><array><string>us</string><string> us </string><string>tea</string></array>"
    "<key>Time Zone</key><string>Europe/Berlin</string><key>UUID</key><string>0A0A</string>"
    "<key>Weather</key><dict><key>Celsius</key><string>12</string><key>IconName</key><data>AAAA</data></dict>"
)
MEMBERS = {
    "Journal.dayone/entries/0A0A.doentry": WHOLE,
    "Journal.dayone/entries/0B0B.doentry": entry(when="1936-02-29T12:00:00Z", text=""),
    "Journal.dayone/photos/0A0A.jpg": "\xff",
    "__MACOSX/Journal.dayone/entries/._0A0A.doentry": "\x00",
}


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return into.getvalue()


def read(*entries: str | bytes) -> Haul:
    members = {f"{place}.doentry": text for place, text in enumerate(entries)}
    return dayone_classic.read(source_of("x", zipped(members)), ignored)


def checked(haul: Haul) -> None:
    whole, bare = haul.entries
    assert not haul.broken
    assert (whole.day, whole.at) == (date(2014, 10, 24), datetime(2014, 10, 23, 22, 36, 33, tzinfo=UTC))
    assert (whole.zone, whole.source_id, whole.tags) == ("Europe/Berlin", "0A0A", ("us", "tea"))
    assert (whole.title, whole.text) == ("Tea", "With you & me.")
    assert whole.doubts == ("1 picture stays behind.",)
    assert whole.aside == {
        "Creator": {"Device Agent": "Phone", "Generation Date": "2014-10-23T22:36:33"},
        "Location": {"Latitude": 45.8, "Place Name": "Home"}, "Starred": True, "Weather": {"Celsius": "12"},
    }  # fmt: skip
    assert whole.raw == WHOLE
    assert (bare.day, bare.source_id, bare.zone, bare.doubts) == (
        date(1936, 2, 29),
        "0B0B",
        "UTC",
        (NO_WORDS,),
    )


def test_a_zip() -> None:
    source = source_of("x.zip", zipped(MEMBERS))
    assert recognised(source).name == "dayone-classic"
    checked(dayone_classic.read(source, ignored))


@pytest.mark.parametrize("inside", ["", "Journal.dayone"])
def test_a_folder(tmp_path: Path, inside: str) -> None:
    for name, text in MEMBERS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    source = open_source(tmp_path / inside)
    assert recognised(source).name == "dayone-classic"
    checked(dayone_classic.read(source, ignored))


def test_one_entry_alone() -> None:
    source = source_of("0A0A.doentry", WHOLE.encode())
    assert recognised(source).name == "dayone-classic"
    assert dayone_classic.read(source, ignored).entries[0].doubts == ()


def test_entries_of_other_programs_that_write_for_it() -> None:
    first, second, third = read(
        "\n\n" + entry(when="2014-10-23T22:36:33.123456Z"),
        entry().replace("<date>", "<string>").replace("</date>", "</string>"),
        entry().replace("UTF-8", "UTF-16").encode("utf-16"),
    ).entries
    assert first.at == second.at == third.at == datetime(2014, 10, 23, 22, 36, 33, tzinfo=UTC)
    assert first.source_id == "0"
    assert third.text == "With you & me."


def test_the_same_entry_twice_comes_in_once() -> None:
    copy = WHOLE.replace("With you", "Without you")
    first, second = read(WHOLE, WHOLE, copy).entries
    assert (first.source_id, second.source_id) == ("0A0A", "")


LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 40))
UNREADABLE = "This entry cannot be read."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", UNREADABLE),
        ("<plist><array/></plist>", UNREADABLE),
        (entry()[:-20], UNREADABLE),
        (entry(text="a & b"), UNREADABLE),
        (entry(when="2014-13-23T22:36:33Z"), UNREADABLE),
        (entry().replace("Creation Date", "Other"), "Its date is no date of the calendar."),
        (entry("<key>x</key><integer>" + "9" * 10_000 + "</integer>"), UNREADABLE),
        (entry("<key>x</key><data>!</data>"), None),
        (entry("<key>x</key><true/><false/>"), UNREADABLE),
        (entry("<string>x</string>"), UNREADABLE),
        (f'{HEAD}<!DOCTYPE plist [<!ENTITY l0 "ha">{LAUGHS}]><plist>&l39;</plist>', UNREADABLE),
        ('<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist>&x;</plist>', UNREADABLE),
        (entry(text="x" * 10_000_000), "This entry is larger than an import can take."),
    ],
)
def test_a_broken_entry_costs_itself_alone(text: str, why: str | None) -> None:
    haul = read(text, WHOLE)
    assert [(broken.where, broken.why) for broken in haul.broken] == ([("0.doentry", why)] if why else [])
    assert haul.entries[-1].source_id == "0A0A"


def test_a_binary_list_is_not_read() -> None:
    data = plistlib.dumps({"Creation Date": datetime(2020, 1, 1), "Entry Text": "x"}, fmt=plistlib.FMT_BINARY)
    assert dayone_classic.read(source_of("x.doentry", data), ignored).is_empty


@pytest.mark.parametrize(
    "inner",
    [
        *(start + "x" * 1_000_000 for start in ("<!-- ", "<", "<a b=", "<key>")),
        "<dict>" * 160_000,
        "<array>" * 140_000,
    ],
    ids=range(6),
)
def test_hostile_entries_are_quick(inner: str) -> None:
    before = time.process_time()
    assert len(read(entry(inner)).broken) == 1
    assert time.process_time() - before < 8


def test_what_is_nested_deep_is_left_out() -> None:
    deep = "<array>" * 50_000 + "</array>" * 50_000
    (found,) = read(entry(f"<key>x</key>{deep}")).entries
    assert "x" not in found.aside or len(str(found.aside)) < 1000


def test_what_is_none_of_day_one_classic() -> None:
    for data in (b"", b"<plist><dict/></plist>", zipped({"a.doentry": "no"}), zipped({"a.txt": WHOLE})):
        assert not dayone_classic.recognises(source_of("x", data))
    with pytest.raises(ImportRefused):
        recognised(source_of("x", b"<plist><dict/></plist>"))


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        dayone_classic.read(source_of("x", WHOLE.encode()), stop)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["zip", "entry"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    survives(dayone_classic, zipped(MEMBERS) if of == "zip" else WHOLE.encode(), "x", rounds, seed=22)
