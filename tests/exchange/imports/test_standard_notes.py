"""Standard Notes' decrypted backup becomes entries; an encrypted one says what to do."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from exchange.imports.mutating import ignored, survives

from relationship_journal.domain.imports import Found, Haul, ImportRefused
from relationship_journal.exchange.imports import standard_notes
from relationship_journal.exchange.imports.formats import recognised
from relationship_journal.exchange.imports.lexical import text_of_lexical
from relationship_journal.exchange.imports.source import source_of

APP = {"org.standardnotes.sn": {"pinned": True, "client_updated_at": "2024-05-02T10:00:00.000Z"}}
EPOCH = "1970-01-01T00:00:00.000Z"


def node(kind: str, *children: object, **other: object) -> dict[str, Any]:
    return {"type": kind, "children": list(children), "version": 1, **other}


def words(text: str, style: int = 0) -> dict[str, Any]:
    return {"type": "text", "text": text, "format": style}


SUPER = json.dumps({"root": node(
    "root",
    node("heading", words("Us"), tag="h2"),
    node("paragraph", words("Warm "), words("tea ", 1), words("now", 3), {"type": "linebreak"},
         node("link", words("here"), url="https://example.org")),
    node("list", node("listitem", words("one")),
         node("listitem", node("list", node("listitem", words("inner"), checked=True), listType="check")),
         node("listitem", words("two")), listType="number", start=1),
    node("quote", words("said")),
    node("table", node("tablerow", node("tablecell", node("paragraph", words("a"))),
                       node("tablecell", node("paragraph", words("b"))))),
    {"type": "snfile", "fileUuid": "f1"},
)})  # fmt: skip
SUPER_TEXT = """## Us

Warm **tea** ***now***
here (https://example.org)

1. one
  - [x] inner
2. two

> said

a | b"""


def note(uuid: str = "n1", created: object = "2024-05-01T22:30:00.000Z", **content: object) -> dict[str, Any]:
    told = {"title": "Evening", "text": "Warm tea", "references": [], "appData": APP, **content}
    return {
        "uuid": uuid, "content_type": "Note", "content": told, "created_at": created,
        "updated_at": "2024-05-03T10:00:00.000Z",
    }  # fmt: skip


TAG = {"uuid": "t1", "content_type": "Tag", "content": {
    "title": "tea", "references": [{"uuid": "n1", "content_type": "Note"}]}}  # fmt: skip
FILE = {"uuid": "f1", "content_type": "File", "content": {
    "name": "cup.jpg", "references": [{"uuid": "n1", "content_type": "Note"}]}}  # fmt: skip


def backup(*items: object, **other: object) -> bytes:
    return json.dumps({"version": "004", "items": items, **other}).encode()


def zipped(data: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("Items/Note/Evening.txt", "Warm tea")
        archive.writestr("Standard Notes Backup and Import File.txt", data)
    return into.getvalue()


def read(*items: object) -> Haul:
    return standard_notes.read(source_of("x.txt", backup(*items)), ignored)


def one(*items: object) -> Found:
    (found,) = read(*items).entries
    return found


@pytest.mark.parametrize("is_zip", [False, True])
def test_a_note_with_its_tag(is_zip: bool) -> None:
    data = backup(note(), TAG, FILE)
    source = source_of("x", zipped(data) if is_zip else data)
    assert recognised(source).name == "standard-notes"
    (found,) = standard_notes.read(source, ignored).entries
    assert (found.day, found.title, found.text, found.source_id) == (
        date(2024, 5, 1), "Evening", "Warm tea", "n1",
    )  # fmt: skip
    assert found.tags == ("tea",)
    assert found.aside["pinned"] is True
    assert found.doubts == ("1 picture stays behind.",)
    assert json.loads(found.raw) == note()


def test_a_super_note_is_told_in_words() -> None:
    found = one(note(text=SUPER, noteType="super"))
    assert found.text == SUPER_TEXT
    assert found.doubts == ("1 picture stays behind.",)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"root": 1}', '{"root":' * 5000, '{"a": {}}', "plain"])
def test_what_is_no_super_note_stands_as_it_is(text: str) -> None:
    assert text_of_lexical(text) is None
    assert one(note(text=text, noteType="super")).doubts


def test_a_tree_that_is_too_deep_or_made_up_ends() -> None:
    deep: dict[str, Any] = words("end")
    for _ in range(200):
        deep = node("paragraph", deep)
    odd = node(
        "root", None, 3, {"type": []}, {"type": {}, "children": {}}, node("list", [], words("a")), deep
    )
    assert text_of_lexical(json.dumps({"root": odd})) is not None


def test_other_editors() -> None:
    rich = one(note(text="<p>Warm <b>tea</b></p>", noteType="rich-text"))
    assert (rich.text, rich.doubts) == ("Warm **tea**", ())
    assert one(note(noteType="spreadsheet")).doubts
    (broken,) = read(note(text="SECRET", noteType="authentication"), note()).broken
    assert "SECRET" not in broken.sample


def test_a_note_in_the_trash_is_offered_with_a_doubt() -> None:
    assert one(note(trashed=True)).doubts == ("This note is in the trash of Standard Notes.",)
    assert read({**note(), "deleted": True}, note("n2")).entries[0].source_id == "n2"


def test_the_first_moment_of_1970_is_none() -> None:
    found = one(note(created=EPOCH))
    assert found.day == date(2024, 5, 2)
    assert "last change" in found.doubts[0]
    assert one(note(created="1936-01-01T00:00:00Z")).day == date(1936, 1, 1)
    assert one({**note(created=EPOCH, appData=None), "updated_at": EPOCH}).doubts


@pytest.mark.parametrize("created", ["0000-01-01", "soon", None, 5, []])
def test_a_note_without_any_date_is_broken(created: object) -> None:
    haul = read({**note(created=created, appData={}), "updated_at": created}, note())
    assert [broken.where for broken in haul.broken] == ["note 1"]
    assert len(haul.entries) == 1


@pytest.mark.parametrize("version", ["003", "004"])
def test_an_encrypted_backup_says_what_to_do(version: str) -> None:
    locked = {**note(), "content": f"{version}:abc:def", "enc_item_key": "x"}
    with pytest.raises(ImportRefused, match="Decrypted"):
        read(locked, locked)
    haul = read(locked, note())
    assert "decrypted" in haul.broken[0].why
    assert len(haul.entries) == 1


def test_an_early_backup_in_base64() -> None:
    told = "000" + base64.b64encode(json.dumps(note()["content"]).encode()).decode()
    assert one({**note(), "content": told}).text == "Warm tea"


def test_what_is_none_of_standard_notes() -> None:
    for data in (b"", b"{}", b'{"items": []}', b"[1]", zipped(b"words")):
        assert not standard_notes.recognises(source_of("x", data))
        with pytest.raises(ImportRefused):
            standard_notes.read(source_of("x", data), ignored)


@pytest.mark.parametrize("rounds", [300, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("of", ["zip", "json"])
def test_broken_files_do_no_harm(of: str, rounds: int) -> None:
    data = backup(note(text=SUPER, noteType="super"), note("n2", trashed=True), TAG, FILE)
    survives(standard_notes, zipped(data) if of == "zip" else data, "x", rounds, seed=12)
