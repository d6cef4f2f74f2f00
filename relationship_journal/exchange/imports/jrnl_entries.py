"""Entries as jrnl writes them: "[2020-08-29 11:11] A title. *", then the words below it.

How a date is written is a setting of jrnl's, so is whether tags begin with "@" or "#"; its first version
wrote no brackets. A star at the end of a title marks an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from relationship_journal.domain.imports import Broken, Found, sample_of
from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.written_dates import Written, order_of, placed_date, written_date

NO_WORDS = "There are no words in it."
LONGEST_TITLE = 200
UNSURE = "Its date can be read in two ways; the day is taken first."
_BRACKETS = re.compile(r"\[(?P<date>[^\[\]]{6,60})\](?:[ \t]+(?P<title>.*))?")
_BARE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?::\d{2})?)(?:[ \t]+(?P<title>.*))?")
_TAG = re.compile(r"(?<!\S)[@#](?=[\d_+/-]{0,40}[^\W\d_])(?P<tag>\w[\w+/-]{0,80})")


class _Head(NamedTuple):
    """Where an entry begins: the place of its line, its date and its title."""

    place: int
    told: Written
    title: str


def has_entries(text: str) -> bool:
    """Whether the first line of `text` that is not blank begins an entry."""
    first = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")[:1000]
    return any(_head(pattern, 0, first, None) is not None for pattern in (_BRACKETS, _BARE))


def entries_in(
    text: str, where: str = "", on: date | None = None
) -> Iterator[tuple[int, int, Found | Broken]]:
    """Each entry of `text`, or why it is none, with the number of its line and of all lines. What stands
    before the first belongs to the day `on`, where that is known."""
    lines = clean(text).split("\n")
    heads = _heads(lines)
    first = heads[0].place if heads else len(lines)
    before = "\n".join(lines[:first]).strip("\n")
    if before.strip():
        yield 1, len(lines), _dateless(before, f"{where}line 1", on)
    for number, head in enumerate(heads):
        end = heads[number + 1].place if number + 1 < len(heads) else len(lines)
        raw = "\n".join(lines[head.place : end]).rstrip("\n")
        body = "\n".join(lines[head.place + 1 : end]).strip("\n").rstrip()
        yield head.place + 1, len(lines), _entry(head, body, raw, f"{where}line {head.place + 1}")


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in a text, without their sign; each once, however it is written."""
    tags: dict[str, str] = {}
    for found in _TAG.finditer(text):
        tag = found["tag"].rstrip("+/-")
        tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def split_star(title: str) -> tuple[str, bool]:
    """A title without the star behind it, and whether there was one."""
    bare = title.strip()
    return (bare[:-1].rstrip(), True) if bare == "*" or bare.endswith(" *") else (bare, False)


def _heads(lines: list[str]) -> list[_Head]:
    for pattern, start in ((_BRACKETS, "["), (_BARE, "")):
        likely = [(place, line) for place, line in enumerate(lines) if line.startswith(start)]
        matches = (pattern.fullmatch(line) for _, line in likely)
        orders = {order_of(match["date"]) for match in matches if match} - {None}
        month_first = orders.pop() if len(orders) == 1 else None
        heads = [_head(pattern, place, line, month_first) for place, line in likely]
        if found := [head for head in heads if head]:
            return found
    return []


def _head(pattern: re.Pattern[str], place: int, line: str, month_first: bool | None) -> _Head | None:
    match = pattern.fullmatch(line)
    told = written_date(match["date"], month_first) if match else None
    if match is None or told is None or told.rest:
        return None
    return _Head(place, told, match["title"] or "")


def _entry(head: _Head, body: str, raw: str, where: str) -> Found | Broken:
    if head.told.day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed_date(head.told, head.told.day)
    title, starred = split_star(head.title)
    if len(title) > LONGEST_TITLE:
        title, body = "", f"{title}\n\n{body}".rstrip("\n")
    return Found(
        day=day,
        raw=raw,
        at=at,
        zone=zone,
        title=title,
        text=body,
        tags=tags_in(f"{title}\n{body}"),
        aside={"starred": True} if starred else {},
        doubts=(
            *doubts,
            *((UNSURE,) if head.told.is_unsure else ()),
            *(() if title or body.strip() else (NO_WORDS,)),
        ),
    )


def _dateless(words: str, where: str, on: date | None) -> Found | Broken:
    if on is None:
        return Broken(where, "These words stand before the first date.", sample_of(words))
    return Found(day=on, raw=words, text=words.strip(), tags=tags_in(words))
