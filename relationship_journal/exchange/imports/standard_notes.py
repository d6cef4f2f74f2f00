"""Standard Notes' decrypted backup: a zip with JSON in a text file, or that file alone.

Everything is an item; tags and files name the notes they belong to. Times are in UTC.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText, text_of
from relationship_journal.exchange.imports.lexical import text_of_lexical
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded, json_of
from relationship_journal.exchange.imports.values import aside_of, compact, pictures_stay, rows_of, words
from relationship_journal.exchange.imports.zones import moment_told, placed

FORMAT = "standard-notes"
ENCRYPTED = (
    "This backup is encrypted; nothing was changed. "
    "Please make it again in Standard Notes with “Decrypted” chosen and bring that file."
)
_APP = "org.standardnotes.sn"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KNOWN = frozenset(["title", "text", "references", "preview_plain", "preview_html", "appData", "trashed"])
_FIRST_LOOKED_AT = 20
_EVERY = 300


@dataclass
class _Around:
    """The tags and the files of each note, by its uuid."""

    tags: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    files: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def recognises(source: Source) -> bool:
    """Whether it is, or holds, JSON with items that have a type of content."""
    return _member(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Every note in it. Raises ImportRefused when it is no backup, or an encrypted one."""
    member = _member(source)
    told = None if member is None else json_of(source.text(member))
    if not isinstance(told, dict):
        raise ImportRefused(NOT_READ)
    items = [
        one for one in rows_of(told.get("items")) if isinstance(one, dict) and one.get("deleted") is not True
    ]
    notes = [one for one in items if one.get("content_type") == "Note"]
    contents = [_content(note) for note in notes]
    is_locked = all(isinstance(one, str) for one in contents) if notes else "keyParams" in told
    if is_locked:
        raise ImportRefused(ENCRYPTED)
    haul = Haul(FORMAT)
    around = _around(items)
    for place, (note, content) in enumerate(zip(notes, contents, strict=True)):
        if place % _EVERY == 0:
            step(place / len(notes), f"Note {place + 1} of {len(notes)}")
        found = _read_note(note, content, f"note {place + 1}", around)
        if isinstance(found, Found):
            haul.entries.append(found)
        else:
            haul.broken.append(found)
    return haul


def _member(source: Source) -> str | None:
    names = list(source.named(".txt", ".json")) if source.is_archive else list(source.members)
    names.sort(key=lambda name: "backup and import file" not in name.casefold())
    return next((name for name in names[:_FIRST_LOOKED_AT] if _is_backup(source.read(name))), None)


def _is_backup(data: bytes) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    return start[:1] == b"{" and b'"items"' in data and b'"content_type"' in data


def _content(item: Mapping[str, Any]) -> dict[str, Any] | str | None:
    """The content of an item; a text when it is encrypted. Early versions wrote the plain one in base64."""
    content = item.get("content")
    if isinstance(content, str) and content.startswith("000"):
        try:
            content = json_of(decoded(base64.b64decode(content[3:])))
        except (ValueError, ImportRefused):
            return None
    return content if isinstance(content, dict | str) else None


def _around(items: list[dict[str, Any]]) -> _Around:
    around = _Around()
    for item in items:
        content = _content(item)
        if not isinstance(content, dict):
            continue
        title, own = words(content.get("title")).strip(), words(item.get("uuid"))
        for note in _references(content):
            if item.get("content_type") == "Tag" and title:
                around.tags[note].append(title)
            elif item.get("content_type") in ("File", "SN|File"):
                around.files[note].add(own)
    return around


def _references(content: Mapping[str, Any]) -> Iterator[str]:
    """The uuids of what an item names."""
    for one in rows_of(content.get("references")):
        if isinstance(one, dict) and (uuid := words(one.get("uuid"))):
            yield uuid


def _read_note(note: dict[str, Any], content: object, where: str, around: _Around) -> Found | Broken:
    if isinstance(content, str):
        return Broken(where, "This note is encrypted; make a decrypted backup to bring it in.")
    if not isinstance(content, dict):
        return Broken(where, "This note has no content.", sample_of(compact(note)))
    kind = f"{words(content.get('noteType'))} {words(content.get('editorIdentifier'))}".casefold()
    if "authenti" in kind or "token-vault" in kind:
        return Broken(where, "This note keeps codes to sign in with; it stays where it is.")
    doubts: list[str] = []
    at = _written(note, content, doubts)
    if at is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(compact(note)))
    here, own = placed(at), words(note.get("uuid")).strip()
    text = _text(words(content.get("text")), kind, doubts)
    if content.get("trashed") is True:
        doubts.append("This note is in the trash of Standard Notes.")
    return Found(
        day=here.day,
        raw=compact(note),
        source_id=own,
        at=here.at,
        zone=here.zone,
        title=words(content.get("title")).strip(),
        text=text.text,
        tags=tuple(dict.fromkeys(around.tags[own])),
        aside=aside_of({**content, **_app(content)}, _KNOWN),
        doubts=(*doubts, *here.doubts, *pictures_stay(max(text.pictures, len(around.files[own])))),
    )


def _app(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the app itself notes of a note, as whether it is pinned."""
    data = content.get("appData")
    own = data.get(_APP) if isinstance(data, dict) else None
    return own if isinstance(own, dict) else {}


def _written(note: Mapping[str, Any], content: Mapping[str, Any], doubts: list[str]) -> datetime | None:
    """When it was written. The first moment of 1970 stands for none; then the last change tells."""
    created = moment_told(words(note.get("created_at")))
    if created is not None and created != _EPOCH:
        return created
    for told in (_app(content).get("client_updated_at"), note.get("updated_at")):
        changed = moment_told(words(told))
        if changed is not None and changed != _EPOCH:
            doubts.append("The day it was written is not known; it has the day of its last change.")
            return changed
    if created is not None:
        doubts.append("The day it was written is not known.")
    return created


def _text(text: str, kind: str, doubts: list[str]) -> PlainText:
    found = text_of_lexical(text) if "super" in kind or text.startswith('{"root":') else None
    if found is not None:
        return found
    if any(name in kind for name in ("rich-text", "plus-editor", "bold-editor")):
        return text_of(text)
    if "super" in kind or "sheet" in kind or ("task" in kind and text.lstrip().startswith("{")):
        doubts.append("It was written in an editor of its own; its text comes in as it stands.")
    return PlainText(text.strip("\n"))
