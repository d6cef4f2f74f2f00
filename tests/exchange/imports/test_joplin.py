"""Joplin's notes become entries with their notebooks and tags; what is odd about one is told."""

from __future__ import annotations

import io
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Found, Haul, ImportRefused
from relationship_journal.exchange.imports import joplin
from relationship_journal.exchange.imports.formats import read as read_any
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.source import open_source, source_of

BOOK, INNER, NOTE, TAG, TIE, PICTURE, PAPER = (f"{number:032x}" for number in range(1, 8))
TAIL = """id: {id}
parent_id: {parent}
created_time: 2024-07-01T08:00:00.000Z
updated_time: 2024-07-02T08:00:00.000Z
is_conflict: 0
latitude: 53.80075540
longitude: 0.00000000
author: Kim
is_todo: 0
todo_completed: 0
source: joplin-desktop
user_created_time: 2024-06-30T22:30:00.000Z
user_updated_time: 2024-07-02T08:00:00.000Z
encryption_applied: 0
markup_language: 1
deleted_time: 0
type_: 1"""
BODY = (
    f"Warm **tea**\n\n![a cup](:/{PICTURE})\n\n[our paper](:/{PAPER}) and [another note](:/{NOTE})"
    "\nkey: a line like a tail"
)


def note(own: str = NOTE, title: str = "Evening", body: str = BODY, parent: str = INNER, **other: str) -> str:
    """A note as it is written, with other values in its tail."""
    lines = TAIL.format(id=own, parent=parent).split("\n")
    told = dict(line.split(": ", 1) for line in lines)
    told.update({"encryption_cipher_text": "", **other})
    told["type_"] = told.pop("type_")
    parts = [title, *([body] if body else []), "\n".join(f"{key}: {one}" for key, one in told.items())]
    return "\n\n".join(parts)


AROUND = {
    BOOK: f"Us\n\nid: {BOOK}\nparent_id: \ntype_: 2",
    INNER: f"Evenings\n\nid: {INNER}\nparent_id: {BOOK}\ntype_: 2",
    TAG: f"tea\n\nid: {TAG}\nparent_id: \ntype_: 5",
    TIE: f"id: {TIE}\nnote_id: {NOTE}\ntag_id: {TAG}\ntype_: 6",
    PICTURE: f"cup.jpg\n\nid: {PICTURE}\nmime: image/jpeg\nsize: 9\ntype_: 4",
    PAPER: f"paper.pdf\n\nid: {PAPER}\nmime: application/pdf\nsize: 9\ntype_: 4",
}


def tarred(files: dict[str, str]) -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, text in [*files.items(), (f"resources/{PICTURE}.jpg", "\x00")]:
            data = text.encode()
            info = tarfile.TarInfo(name if "/" in name else f"{name}.md")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return into.getvalue()


def read(*notes: str) -> Haul:
    files = {f"{number:032x}": one for number, one in enumerate(notes, 100)}
    return joplin.read(source_of("x.jex", tarred({**AROUND, **files})), ignored)


def one(text: str) -> Found:
    (found,) = read(text).entries
    return found


def test_a_note_in_its_notebook_with_its_tag() -> None:
    assert recognised(source_of("x", tarred({**AROUND, NOTE: note()}))).name == "joplin"
    found = one(note())
    assert (found.day, found.at) == (date(2024, 6, 30), datetime(2024, 6, 30, 22, 30, tzinfo=UTC))
    assert (found.title, found.source_id) == ("Evening", NOTE)
    assert found.text == "Warm **tea**\n\n\n\nour paper and another note\nkey: a line like a tail"
    assert found.tags == ("Evenings", "tea")
    assert found.aside["notebook"] == "Us / Evenings"
    assert (found.aside["author"], found.aside["latitude"]) == ("Kim", "53.80075540")
    assert "longitude" not in found.aside
    assert found.doubts == ("2 pictures stay behind.",)
    assert found.raw == note()


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("", "Only words", "Only words"),
        ("Only a title", "", ""),
        ("", "", ""),
        ("Lines", "one\r\ntwo\r\n", "one\ntwo"),
        ("Tail", "id: 0\ntype_: 1", "id: 0\ntype_: 1"),
    ],
)
def test_parts_that_are_missing(title: str, body: str, text: str) -> None:
    found = one(note(title=title, body=body, parent=""))
    assert (found.title, found.text, found.tags) == (title, text, ("tea",))
    assert "notebook" not in found.aside


def test_a_note_in_html() -> None:
    found = one(note(body=f"<p>Warm <b>tea</b><img src=':/{PICTURE}'></p>", markup_language="2"))
    assert found.text == "Warm **tea**"
    assert found.doubts == ("1 picture stays behind.",)


def test_pictures_of_every_kind_are_taken_out() -> None:
    body = f'![](:/{PICTURE} "cup") ![web](https://example.org/a.png)<img src=":/{PICTURE}" width="3"/> rest'
    found = one(note(body=body))
    assert (found.text, found.doubts) == ("rest", ("3 pictures stay behind.",))


@pytest.mark.parametrize(
    ("other", "doubt"),
    [
        ({"is_conflict": "1"}, "Joplin kept this copy because a note was changed in two places."),
        ({"deleted_time": "1721000000000"}, "This note is in Joplin's trash."),
        ({"is_todo": "1"}, "This is a to-do; it comes in as a page."),
        (
            {"is_todo": "1", "todo_completed": "1721000000000"},
            "This is a to-do that is done; it comes in as a page.",
        ),
    ],
)
def test_what_is_odd_is_told(other: dict[str, str], doubt: str) -> None:
    assert one(note(body="", **other)).doubts == (doubt,)


def test_notes_before_1970_and_at_the_ends_of_time() -> None:
    for year in ("1936", "0001", "9999"):
        assert one(note(user_created_time=f"{year}-01-01T00:00:00.000Z")).day == date(int(year), 1, 1)


@pytest.mark.parametrize("told", ["0000-01-01T00:00:00.000Z", "soon", "2024-02-30T00:00:00Z", ""])
def test_a_date_that_is_none(told: str) -> None:
    assert one(note(user_created_time=told)).day == date(2024, 7, 1)
    haul = read(note(), note(user_created_time=told, created_time=told))
    assert [broken.why for broken in haul.broken] == ["Its date is no date of the calendar."]
    assert len(haul.entries) == 1


def test_encrypted_notes_say_what_to_do() -> None:
    locked = f"id: {NOTE}\nencryption_cipher_text: JED01000022\nencryption_applied: 1\ntype_: 1"
    haul = read(note(), locked)
    (broken,) = haul.broken
    assert "unlock it in Joplin" in broken.why
    assert "JED01" not in broken.sample
    with pytest.raises(ImportRefused, match="master password"):
        read(locked, locked)


def test_notebooks_in_a_circle_end() -> None:
    circle = {**AROUND, BOOK: f"Us\n\nid: {BOOK}\nparent_id: {INNER}\ntype_: 2", NOTE: note()}
    haul = joplin.read(source_of("x.jex", tarred(circle)), ignored)
    assert str(haul.entries[0].aside["notebook"]).endswith("Us / Evenings")


def test_a_file_without_its_tail_costs_itself_alone() -> None:
    haul = read(note(), "just words", "title\n\nid: 7", "")
    assert [broken.why for broken in haul.broken] == ["This is no file of Joplin's."] * 3
    assert len(haul.entries) == 1


def test_a_folder_and_a_single_note(tmp_path: Path) -> None:
    for name, text in {**AROUND, NOTE: note()}.items():
        (tmp_path / f"{name}.md").write_text(text)
    (tmp_path / "readme.md").write_text("not of it")
    haul = joplin.read(open_source(tmp_path), ignored)
    assert (len(haul.entries), haul.broken) == (1, [])
    alone = open_source(tmp_path / f"{NOTE}.md")
    assert recognised(alone).name == "joplin"
    assert len(joplin.read(alone, ignored).entries) == 1


def test_only_what_is_around_notes_is_nothing() -> None:
    with pytest.raises(ImportRefused, match="nothing"):
        read_any(source_of("x.jex", tarred(AROUND)))


def test_what_is_none_of_joplin() -> None:
    for data in (b"", b"{}", b"type_: x", tarred({}), tarred({NOTE: "words"}), tarred({"readme": note()})):
        assert not joplin.recognises(source_of("x", data))
        with pytest.raises(ImportRefused):
            joplin.read(source_of("x", data), ignored)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["tar", "note"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    data = tarred({**AROUND, NOTE: note()}) if of == "tar" else note().encode()
    survives(joplin, data, "x.jex", rounds, seed=11)
