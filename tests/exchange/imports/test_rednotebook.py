"""RedNotebook's months become a page a day; a broken day costs itself alone and no YAML makes anything."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports import rednotebook
from relationship_journal.exchange.imports.formats import read as read_any
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

MONTH = """1:
  text: Some //note// long ago
  Films:
    The Matrix: null
    "Up: again": null
  Sunny: null
8: {text: 'We walked. #us and #two-of-us

    http://example.org/#none'}
28:
  Tags: {old: null, warm: null}
  text: |-
    First
    = Head =
    [""file:///home/me/pic 1"".jpg] [""/home/me/two"".png?300]
30:
  text: "not in February"
"""
OLD = """
12: {!!python/str 'text': !!python/unicode 'Käse', !!python/str 'Cat': {!!python/unicode 'one': null}}
13:
  text: !!python/object/apply:os.system ["touch /tmp/planted"]
14:
  text: !!binary SGVsbG8=
15:
  text: yes
16: a day that is a text
"""
BOMB = "1:\n  text: &a [x, x, x]\n  b: &b [*a, *a, *a]\n  c: &c [*b, *b, *b]\n2:\n  text: fine\n"


def read(month: str, name: str = "2019-02.txt") -> Haul:
    return rednotebook.read(source_of(name, month.encode()), ignored)


def zipped(members: dict[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return into.getvalue()


def test_a_month() -> None:
    source = source_of("2019-02.txt", MONTH.encode())
    assert recognised(source).name == "rednotebook"
    haul = rednotebook.read(source, ignored)
    first, second, third = haul.entries
    assert (first.day, first.at, first.tags) == (date(2019, 2, 1), None, ("Films", "Sunny"))
    assert first.text == "Some *note* long ago\n\n**Films**\n- The Matrix\n- Up: again"
    assert first.raw == MONTH[: MONTH.index("8:")].rstrip("\n")
    assert (second.tags, second.text) == (
        ("us", "two-of-us"), "We walked. #us and #two-of-us\nhttp://example.org/#none",
    )  # fmt: skip
    assert (third.tags, third.text) == (("old", "warm"), "First\n# Head")
    assert third.doubts == ("2 pictures stay behind.",)
    assert [(one.where, one.why) for one in haul.broken] == [
        ("2019-02.txt, line 16", "Its date is no date of the calendar.")
    ]


def test_what_old_files_say_of_their_types_makes_nothing() -> None:
    found = {one.day.day: one for one in read(OLD).entries}
    assert (found[12].text, found[12].tags) == ("Käse\n\n**Cat**\n- one", ("Cat",))
    assert found[13].text == ""
    assert found[14].text == "Hello"
    assert found[15].text == "yes"
    assert found[16].text == "a day that is a text"
    assert not Path("/tmp/planted").exists()


def test_aliases_are_refused_and_the_other_days_stay() -> None:
    haul = read(BOMB)
    assert [one.text for one in haul.entries] == ["fine"]
    assert [one.why for one in haul.broken] == ["This day cannot be read."]


@pytest.mark.parametrize("name", ["0001-01.txt", "1936-02.txt", "9999-12.txt"])
def test_months_of_every_year(name: str) -> None:
    assert read("29:\n  text: x\n" if "1936" in name else "1:\n  text: x\n", name).entries[0].day.year == int(
        name[:4]
    )


def test_year_nought_is_none() -> None:
    assert len(read("1:\n  text: x\n", "0000-01.txt").broken) == 1


@pytest.mark.parametrize("month", ["{}", "{}\n", "---\n{}\n", "# nothing\n{ }\n"])
def test_an_empty_month_has_nothing(month: str) -> None:
    source = source_of("2019-02.txt", month.encode())
    assert recognised(source).name == "rednotebook"
    with pytest.raises(ImportRefused):
        read_any(source)


def test_a_month_in_braces() -> None:
    haul = read("{8: {text: Some note, Cat: {a: null}}, '9': {text: b}, x: {text: c}}")
    assert [(one.day.day, one.text) for one in haul.entries] == [(8, "Some note\n\n**Cat**\n- a"), (9, "b")]
    assert haul.entries[0].raw == "8: {text: Some note, Cat: {a: null}}"
    assert [one.where for one in haul.broken] == ["2019-02.txt, day x"]
    assert [one.why for one in read("{8: [").broken] == ["This month cannot be read."]


def test_a_day_without_words_is_a_doubt() -> None:
    for day in ("1:\n  text: ''\n", "1: {}\n", "1:\n", "1: null\n"):
        (found,) = read(day).entries
        assert found.doubts == (rednotebook.NO_WORDS,)
    (found,) = read("1:\n  Sunny: null\n").entries
    assert (found.tags, found.doubts) == (("Sunny",), ())


def test_a_folder_and_a_backup(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "2019-02.txt": MONTH, "1936-02.txt": "29:\n  text: Long ago\n", "2019-03.txt": "{}",
        "2019-04.txt": "1:\n  text: 'never ends\n2:\n  text: b\n", "2019-05.txt": "A letter\n",
        "Sunday.txt": "template", "2019-02-03.txt": "1:\n  text: no month\n",
    }  # fmt: skip
    for name, text in members.items():
        (tmp_path / name).write_text(str(text), encoding="utf-8")
    for source in (
        open_source(tmp_path),
        source_of("RedNotebook-Backup.zip", zipped(members)),
        source_of("x.zip", zipped({f"data/{name}": text for name, text in members.items()})),
    ):
        assert recognised(source).name == "rednotebook"
        haul = rednotebook.read(source, ignored)
        assert [one.day.isoformat() for one in haul.entries] == [
            "1936-02-29", "2019-02-01", "2019-02-08", "2019-02-28", "2019-04-02",
        ]  # fmt: skip
        assert [one.why for one in haul.broken] == [
            "Its date is no date of the calendar.",
            "This day cannot be read.",
            "This is no month of RedNotebook.",
        ]


def test_journals_in_markdown_stay_as_they_are() -> None:
    month = '1:\n  text: "*warm* \\\\*not\\\\* ![](a.png) //x//"\n'
    source = source_of("x", zipped({"2019-02.txt": month, "journal.cfg": "a=b\nmarkup=markdown\n"}))
    (found,) = rednotebook.read(source, ignored).entries
    assert (found.text, found.doubts) == ("*warm* *not*  //x//", ("1 picture stays behind.",))


def test_a_month_of_another_name_is_refused_in_words() -> None:
    source = source_of("diary.txt", MONTH.encode())
    assert recognised(source).name == "rednotebook"
    with pytest.raises(ImportRefused, match="which month"):
        rednotebook.read(source, ignored)


@pytest.mark.parametrize("text", ["", "8: a\n", "words\n", "[]", '{"a": 1}', "12:30 tea\n", "\x00"])
def test_what_is_none_of_rednotebook(text: str) -> None:
    assert not rednotebook.recognises(source_of("2019-02.txt", text.encode()))


@pytest.mark.parametrize(
    "month",
    [
        f"1:\n  text: {'x' * 10_000_000}",
        "1: " + "[" * 300_000,
        "1: " + "{a: " * 100_000,
        "{1: " + "[" * 300_000,
        "1:\n  text: '" + "//a //a __a " * 500_000,
        "1:\n  text: |\n" + "    [http://a //a --b\n" * 100_000,
        "1:\n" * 300_000,
        "1:\n  text: " + "\\" * 1_000_000,
        "{}\n" * 1_000_000 + "x",
        "1: " + "? " * 200_000,
    ],
)
def test_what_is_endless_ends_soon(month: str) -> None:
    before = time.process_time()
    source = source_of("2019-02.txt", month.encode())
    rednotebook.recognises(source)
    rednotebook.read(source, ignored)
    assert time.process_time() - before < 10


def test_reading_can_be_stopped() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        rednotebook.read(source_of("2019-02.txt", MONTH.encode()), stop)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["month", "old", "bomb", "backup", "braces"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    backup = zipped({"2019-02.txt": MONTH, "2019-03.txt": OLD, "journal.cfg": "markup=markdown\n"})
    braces = b"{8: {text: Some note, Cat: {a: null}}, '9': {text: b}}"
    own = {"month": MONTH.encode(), "old": OLD.encode(), "bomb": BOMB.encode(), "backup": backup}
    survives(rednotebook, own.get(of, braces), "2019-02.txt", rounds, seed=32)
