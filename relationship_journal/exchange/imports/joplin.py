"""Joplin's export: a tar (or a folder) of notes, notebooks, tags and what ties them, a file for each.

A file is a title, a blank line, a text, a blank line and lines of "key: value" that end with `type_`. Its
times are in UTC; the zone they were written in is not told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText, text_of
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded
from relationship_journal.exchange.imports.values import aside_of, number, pictures_stay
from relationship_journal.exchange.imports.zones import moment_told, placed

FORMAT = "joplin"
ENCRYPTED = (
    "These notes are still encrypted; nothing was changed. "
    "Please unlock them in Joplin with its master password and export them again."
)
_NOTE, _NOTEBOOK, _RESOURCE, _TAG, _NOTE_TAG = "1", "2", "4", "5", "6"
_HTML = "2"
_NAME = re.compile(r"(?:^|/)[0-9a-f]{32}\.md$", re.IGNORECASE)
_PROPERTY = re.compile(r"([a-z][a-z0-9_]{0,60}): ?(.*)")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:\s[^()\n]{0,300})?\)")
_SHOWN = re.compile(r"<(?:img|audio|video|source)\b[^<>]{0,4000}>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(:/([0-9a-f]{32})[^()\n]{0,300}\)")
_KNOWN = frozenset([
    "id", "parent_id", "created_time", "user_created_time", "type_", "encryption_cipher_text",
    "encryption_applied", "is_conflict", "deleted_time", "is_todo", "markup_language",
])  # fmt: skip
_FIRST_LOOKED_AT = 20
_END = 100
_DEEPEST = 20
_EVERY = 100


@dataclass(frozen=True)
class _Item:
    """One file: its name, how it stood, and its parts."""

    name: str
    raw: str
    title: str
    body: str
    told: Mapping[str, str]

    @property
    def is_encrypted(self) -> bool:
        """Whether its words cannot be read."""
        return self.told.get("encryption_applied") == "1"


@dataclass
class _Around:
    """What notes belong to: notebooks and tags by their ids, the tags of each note, and all resources."""

    notebooks: dict[str, _Item] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    tagged: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    resources: set[str] = field(default_factory=set)

    def add(self, item: _Item) -> None:
        """Keep what is no note."""
        own = item.told.get("id", "")
        kind = item.told["type_"]
        if kind == _NOTEBOOK:
            self.notebooks[own] = item
        elif kind == _RESOURCE:
            self.resources.add(own)
        elif kind == _TAG:
            self.tags[own] = item.title
        elif kind == _NOTE_TAG:
            self.tagged[item.told.get("note_id", "")].append(item.told.get("tag_id", ""))

    def path_of(self, note: _Item) -> list[str]:
        """The titles of the notebooks a note lies in, outermost first; a circle of them ends."""
        titles: list[str] = []
        notebook = self.notebooks.get(note.told.get("parent_id", ""))
        while notebook is not None and len(titles) < _DEEPEST:
            titles.insert(0, notebook.title)
            notebook = self.notebooks.get(notebook.told.get("parent_id", ""))
        return [title for title in titles if title]


def recognises(source: Source) -> bool:
    """Whether the first files called like Joplin's end with its lines."""
    return any(_is_item(name, source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every note in it. Raises ImportRefused when there is none of Joplin's, or all are encrypted."""
    haul = Haul(FORMAT)
    around = _Around()
    notes: list[_Item] = []
    names = _members(source)
    for place, name in enumerate(names):
        if place % _EVERY == 0:
            step(place / len(names), f"File {place + 1} of {len(names)}")
        raw = source.text(name)
        item = _parsed(name, raw)
        if item is None:
            haul.broken.append(Broken(sample_of(name), "This is no file of Joplin's.", sample_of(raw)))
        elif item.told["type_"] == _NOTE:
            notes.append(item)
        else:
            around.add(item)
    if len(haul.broken) == len(names):
        raise ImportRefused(NOT_READ)
    if notes and all(note.is_encrypted for note in notes):
        raise ImportRefused(ENCRYPTED)
    for note in notes:
        found = _read_note(note, around)
        if isinstance(found, Found):
            haul.entries.append(found)
        else:
            haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".md") if _NAME.search(name)]


def _is_item(name: str, data: bytes) -> bool:
    return b"type_: " in data[-_END:] and _parsed(name, decoded(data)) is not None


def _parsed(name: str, raw: str) -> _Item | None:
    """A file in its parts; None for one that does not end as Joplin's do."""
    lines = raw.rstrip("\n").split("\n")
    start = len(lines)
    told: dict[str, str] = {}
    while start and lines[start - 1]:
        found = _PROPERTY.fullmatch(lines[start - 1])
        if found is None:
            return None
        told.setdefault(found[1], clean(found[2]).strip())
        start -= 1
    if not told.get("type_", "").isdecimal():
        return None
    title, _, body = "\n".join(lines[:start]).partition("\n")
    return _Item(name, clean(raw), clean(title).strip(), clean(body).strip("\n"), told)


def _read_note(note: _Item, around: _Around) -> Found | Broken:
    where = sample_of(note.name)
    if note.is_encrypted:
        why = "This note is still encrypted; unlock it in Joplin and export it again to bring it in."
        return Broken(where, why)
    told = note.told
    at = moment_told(told.get("user_created_time", "")) or moment_told(told.get("created_time", ""))
    if at is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(note.raw))
    here = placed(at)
    text = _text(note, around)
    notebooks = around.path_of(note)
    tags = [around.tags.get(tag, "") for tag in around.tagged[told.get("id", "")]]
    aside = aside_of({key: one for key, one in told.items() if number(one) != 0}, _KNOWN)
    return Found(
        day=here.day,
        raw=note.raw,
        source_id=told.get("id", ""),
        at=here.at,
        zone=here.zone,
        title=note.title,
        text=text.text,
        tags=tuple(dict.fromkeys(tag for tag in (*notebooks[-1:], *tags) if tag)),
        aside={**aside, "notebook": " / ".join(notebooks)} if notebooks else aside,
        doubts=(*_doubts(told), *here.doubts, *pictures_stay(text.pictures)),
    )


def _doubts(told: Mapping[str, str]) -> list[str]:
    doubts = []
    if told.get("is_conflict") == "1":
        doubts.append("Joplin kept this copy because a note was changed in two places.")
    if told.get("deleted_time", "0") not in ("", "0"):
        doubts.append("This note is in Joplin's trash.")
    if told.get("is_todo") == "1":
        done = told.get("todo_completed", "0") not in ("", "0")
        doubts.append(f"This is a to-do{' that is done' if done else ''}; it comes in as a page.")
    return doubts


def _text(note: _Item, around: _Around) -> PlainText:
    """Its words; pictures and attached files are taken out and counted, their names stay."""
    if note.told.get("markup_language") == _HTML:
        return text_of(note.body)
    text, pictures = _PICTURE.subn("", note.body)
    text, shown = _SHOWN.subn("", text)
    attached = {link[2] for link in _LINK.finditer(text)} & around.resources
    return PlainText(_LINK.sub(r"\1", text).strip(), pictures + shown + len(attached))
