"""jrnl's text becomes entries, whatever its dates look like; brackets in the words begin none."""

from __future__ import annotations

import io
import time
import zipfile
from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused
from relationship_journal.exchange.imports import jrnl_text
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.jrnl_entries import DAYLESS, NO_WORDS, UNSURE, entries_in, tags_in
from relationship_journal.exchange.imports.source import open_source, source_of

OWN = (
    "[2020-08-29 11:11] A walk with @you and @tea/green. *\n"
    "It rained #again.\n\n[x] bring a coat\n[see 2020] me@example.org\n\n\n"
    "[2020-08-29 11:11] Twice at once.\n\n"
    "[1936-02-29 09:00:30 PM] \nOnly words.\n"
    "[2020-02-30 10:00] A day no calendar has\nlost\n"
    "[9999-12-31 23:59]\n"
)
LITTLE = "[09.06.2013 15:39] My first entry.\nEverything is alright\n\n[10.06.2013 15:40] Life is good.\n"
BARE = (
    "2013-06-09 15:39 My first entry.\nEverything is alright\n\n"
    "2013-06-10 15:40 Life is good. *\nBut I'm better.\n"
)


def read(text: str) -> Haul:
    return jrnl_text.read(source_of("journal.txt", text.encode()), ignored)


def test_every_entry() -> None:
    assert recognised(source_of("x", OWN.encode())).name == "jrnl-text"
    haul = read(OWN)
    walk, twice, old, last = haul.entries
    assert (walk.day, walk.at) == (date(2020, 8, 29), datetime(2020, 8, 29, 11, 11, tzinfo=UTC))
    assert walk.title == "A walk with @you and @tea/green."
    assert walk.text == "It rained #again.\n\n[x] bring a coat\n[see 2020] me@example.org"
    assert walk.tags == ("you", "tea/green", "again")
    assert (walk.aside, walk.doubts) == ({"starred": True}, ())
    assert walk.raw == OWN.partition("\n\n\n[")[0]
    assert (twice.day, twice.title, twice.text, twice.aside) == (walk.day, "Twice at once.", "", {})
    assert (old.day, old.at) == (date(1936, 2, 29), datetime(1936, 2, 29, 21, 0, 30, tzinfo=UTC))
    assert (old.title, old.text) == ("", "Only words.")
    assert (last.day.year, last.doubts) == (9999, (NO_WORDS,))
    assert [(broken.where, broken.why) for broken in haul.broken] == [
        ("line 12", "Its date is no date of the calendar.")
    ]


@pytest.mark.parametrize(
    "text", [LITTLE, BARE, LITTLE.replace(".06.", "/06/").replace("10/", "13/"), "\n\n" + LITTLE]
)
def test_other_dates(text: str) -> None:
    assert recognised(source_of("x", text.encode())).name == "jrnl-text"
    first, second = read(text).entries
    assert (first.day, first.title, first.text) == (
        date(2013, 6, 9),
        "My first entry.",
        "Everything is alright",
    )
    assert (second.title, second.doubts) == ("Life is good.", ())


def test_dates_that_can_be_read_in_two_ways() -> None:
    unsure = "[03/04/2016 10:00] One\n[05/04/2016 10:00] Two\n"
    assert [found.doubts for found in read(unsure).entries] == [(UNSURE,), (UNSURE,)]
    months = read(f"{unsure}[04/13/2016 10:00] Three\n").entries
    assert [(found.day.month, found.doubts) for found in months] == [(3, ()), (5, ()), (4, ())]


def test_a_line_too_long_for_a_title_is_text() -> None:
    (found,) = read(f"[2020-08-29 11:11] {'words ' * 100}*\nmore\n").entries
    assert (found.title, found.aside) == ("", {"starred": True})
    assert found.text.startswith("words words")
    assert found.text.endswith("words\n\nmore")


def test_stars_and_signs_that_are_none() -> None:
    (found,) = read("[2020-08-29 11:11] It was **warm**\n").entries
    assert (found.title, found.aside) == ("It was **warm**", {})
    assert tags_in("# Head #1 @2020 a@b.c @two @Two (@no) @_x_ #a-b. @é,") == ("two", "_x_", "a-b", "é")


def test_brackets_begin_nothing_where_the_first_entry_has_none() -> None:
    for bare in (BARE, "10.06.2013 15:40 Life is good.\n", "06/13/2013 3:40 PM Life is good.\n"):
        haul = read(f"{bare}{LITTLE}")
        assert not haul.broken
        assert haul.entries[-1].title == "Life is good."
        assert haul.entries[-1].text.endswith("[10.06.2013 15:40] Life is good.")


def test_what_stands_before_the_first_date() -> None:
    (before, first, _) = (found for _, _, found in entries_in(f"Words\n{LITTLE}"))
    assert isinstance(before, Broken)
    assert (before.where, before.why) == ("line 1", "These words stand before the first date.")
    assert isinstance(first, Found)


def test_a_month_alone_has_its_first_day_taken() -> None:
    (found,) = read("[2019-07 14:23] One\n").entries
    assert found.at == datetime(2019, 7, 1, 14, 23, tzinfo=UTC)
    assert found.doubts == (DAYLESS,)
    assert not read("[2019-07-01 14:23] One\n[2019-7-8-9] x\n").entries[1:]


def test_a_zip_and_other_encodings() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("home.txt", LITTLE.encode("utf-16"))
        archive.writestr("work.journal", OWN.replace("\n", "\r\n"))
        archive.writestr("readme.txt", "Nothing")
    source = source_of("x.zip", into.getvalue())
    assert recognised(source).name == "jrnl-text"
    haul = jrnl_text.read(source, ignored)
    assert len(haul.entries) == 6
    assert [broken.where for broken in haul.broken] == ["readme.txt", "work.journal, line 12"]


@pytest.mark.parametrize("head", ["", "JRNLv3 0eyJzYWx0IjoiQldrIn0=", 'JRNLv3 #{"salt":"lRk"}'])
def test_one_that_is_encrypted_says_so(head: str) -> None:
    token = urlsafe_b64encode(b"\x80\x00\x00\x00\x00" + bytes(200))
    source = source_of("journal.txt", head.encode() + token)
    assert recognised(source).name == "jrnl-text"
    with pytest.raises(ImportRefused, match="encrypted"):
        jrnl_text.read(source, ignored)


@pytest.mark.parametrize(
    "text", ["", "words", "[x] y", "[2020] y", "\n" * 99, "2020-01-01", "# 2020-01-01 10:00 x", "\x00"]
)
def test_what_is_none_of_jrnl(text: str) -> None:
    source = source_of("x.txt", text.encode())
    assert not jrnl_text.recognises(source)
    with pytest.raises(ImportRefused):
        jrnl_text.read(source, ignored)


@pytest.mark.parametrize(
    "filler",
    [
        "x" * 10_000_000, "[" * 5_000_000, "[2020-08-29 11:11] x\n" * 50_000, "@" * 1_000_000,
        "@a " * 500_000, "[1/2/2020]\n" * 100_000, "@" + "1" * 1_000_000, " *" * 1_000_000,
    ],
    ids=range(8),
)  # fmt: skip
def test_hostile_texts_are_quick(filler: str) -> None:
    before = time.process_time()
    assert read(f"[2020-08-29 11:11] x {filler}\n{filler}").entries
    assert time.process_time() - before < 10


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        jrnl_text.read(source_of("x", OWN.encode()), stop)


def test_a_folder_with_one_file(tmp_path: Path) -> None:
    (tmp_path / "journal.txt").write_text(LITTLE)
    source = open_source(tmp_path)
    assert recognised(source).name == "jrnl-text"


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("text", [OWN, LITTLE, BARE], ids=["own", "little", "bare"])
def test_broken_files_do_no_harm(text: str, rounds: int) -> None:
    survives(jrnl_text, text.encode(), "journal.txt", rounds, seed=24)
