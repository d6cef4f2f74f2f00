"""Entries as jrnl writes them: "[2020-08-29 11:11] A title. *", then the words below it.

How a date is written is a setting of jrnl's, so is whether tags begin with "@" or "#"; its first version
wrote no brackets. A star at the end of a title marks an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from relationship_journal.domain.imports import (
    MOST_HEADS,
    TOO_MUCH,
    Broken,
    Found,
    ImportRefused,
    sample_of,
)
from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.written_dates import Written, order_of, placed_date, written_date

NO_WORDS = "There are no words in it."
LONGEST_TITLE = 200
UNSURE = "Its date can be read in two ways; the day is taken first."
DAYLESS = "Its day of the month is not told; the first is taken."
_BLANKS = 20
_BRACKETS = re.compile(r"\[(?P<date>[^\[\]]{6,60})\](?:[ \t]+(?P<title>.*))?")
_BARE = re.compile(
    r"(?P<date>(?:\d{4}-\d{2}-\d{2}|\d{1,2}([./-])\d{1,2}\2\d{4}) \d{1,2}:\d{2}(?::\d{2})?(?: [AaPp][Mm])?)"
    r"(?:[ \t]+(?P<title>.*))?"
)
_DAYLESS = re.compile(r"(?P<month>\d{4}-\d{1,2})(?P<time> \d{1,2}:\d{2}.{0,10})?")
_TAG = re.compile(r"(?<!\S)[@#](?=[\d_+/-]{0,40}[^\W\d_])(?P<tag>\w[\w+/-]{0,80})")


class _Head(NamedTuple):
    """Where an entry begins: the place of its line, its date and its title. `is_dayless` says that only the
    month was told."""

    place: int
    told: Written
    title: str
    is_dayless: bool = False


def has_entries(text: str) -> bool:
    """Whether the first line of `text` that is not blank begins an entry."""
    return _style(text.split("\n", _BLANKS)[:_BLANKS]) is not None


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


def _style(lines: list[str]) -> re.Pattern[str] | None:
    """How entries begin, as the first line does that is not blank; None when it begins none."""
    first = next((line for line in lines if line.strip()), "")[:1000]
    return next((style for style in (_BRACKETS, _BARE) if _head(style, 0, first, None)), None)


def _heads(lines: list[str]) -> list[_Head]:
    """Where entries begin. Of dates in numbers alone one that tells the order of day and month tells it for
    all, unless another contradicts it. Raises ImportRefused for more than any diary has."""
    style = _style(lines) or _BRACKETS
    likely = [(place, line) for place, line in enumerate(lines) if style is _BARE or line.startswith("[")]
    if len(likely) > MOST_HEADS and style is not _BARE:
        raise ImportRefused(TOO_MUCH)
    matches = (style.fullmatch(line) for _, line in likely)
    orders = {order_of(match["date"]) for match in matches if match} - {None}
    month_first = orders.pop() if len(orders) == 1 else None
    heads = (_head(style, place, line, month_first) for place, line in likely)
    return [head for head in heads if head]


def _head(style: re.Pattern[str], place: int, line: str, month_first: bool | None) -> _Head | None:
    match = style.fullmatch(line)
    if match is None:
        return None
    dayless = _DAYLESS.fullmatch(match["date"])
    date = f"{dayless['month']}-1{dayless['time'] or ''}" if dayless else match["date"]
    told = written_date(date, month_first)
    if told is None or told.rest:
        return None
    return _Head(place, told, match["title"] or "", dayless is not None)


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
            *((DAYLESS,) if head.is_dayless else ()),
            *(() if title or body.strip() else (NO_WORDS,)),
        ),
    )


def _dateless(words: str, where: str, on: date | None) -> Found | Broken:
    if on is None:
        return Broken(where, "These words stand before the first date.", sample_of(words))
    return Found(day=on, raw=words, text=words.strip(), tags=tags_in(words))
