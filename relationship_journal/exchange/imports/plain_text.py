"""Diaries as plain text or Markdown: one file, or a folder of them, or a zip of one.

A day comes from what stands above the text, from lines in it that are dates and split it, or from the name
of its file. A text without any takes the day its file was last changed, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.front_matter import Front, front_of
from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.markdown_text import markdown_text
from relationship_journal.exchange.imports.name_dates import Named, named_date, order_in
from relationship_journal.exchange.imports.source import NOT_READ, Source
from relationship_journal.exchange.imports.text_days import Dated, days_in
from relationship_journal.exchange.imports.text_files import is_text, text_files, text_in
from relationship_journal.exchange.imports.values import pictures_stay
from relationship_journal.exchange.imports.written_dates import Written, placed_date

FORMAT = "plain-text"
NO_WORDS = "There are no words in it."
NO_DATE = "No date was found; it takes the day its file was last changed."
UNSURE = "Its date can be read in two ways; the day is taken first."
CENTURY = "Its year has two digits only; the century is a guess."
DAYLESS = "Its day of the month is not told; the first is taken."
OTHER_DAY = "Its text tells another day than the name of its file; the text is believed."
_MARKDOWN = (".md", ".markdown", ".mdown")
_HEADING = re.compile(r"\s{0,20}(?P<mark>#{1,3})[ \t]+(?P<title>\S[^\n]{0,200})(?:\n|$)")
_HASHTAG = re.compile(r"(?<![\w#&/\[(])#(?=[\w/-]{0,40}[^\W\d_])(?P<tag>\w[\w/-]{0,80})")
_LONGEST_HEADING = 200
_FIRST_LOOKED_AT = 20
_EVERY = 50
_EVERY_DAY = 300


@dataclass(frozen=True)
class _File:
    """What a file says as a whole: where it lies, its name's date, its front, doubts, the day it changed and
    what stands above its days."""

    path: str
    named: Named
    front: Front
    doubts: tuple[str, ...]
    changed: date | None
    heading: str = ""

    @property
    def is_markdown(self) -> bool:
        """Whether it is Markdown by its name."""
        return self.path.casefold().endswith(_MARKDOWN)

    @property
    def told(self) -> Written | None:
        """The date of the whole file: that above its text, or that in its name."""
        return self.front.told or self.named.told


def recognises(source: Source) -> bool:
    """Whether it is a text, or mostly texts."""
    return any(is_text(source.read(name)) for name in text_files(source)[:_FIRST_LOOKED_AT])


def read(source: Source, step: Step) -> Haul:
    """Every text in it, split into its days. Raises ImportRefused when there is none."""
    haul = Haul(FORMAT)
    names = text_files(source)
    if not names:
        raise ImportRefused(NOT_READ)
    orders = {order_in(name) for name in names} - {None}
    month_first = orders.pop() if len(orders) == 1 else None
    for place, name in enumerate(names):
        if place % _EVERY == 0:
            step(place / len(names), f"File {place + 1} of {len(names)}")
        data = source.read(name)
        text, doubts = text_in(data)
        if not text.strip():
            continue
        if not is_text(data):
            haul.broken.append(Broken(sample_of(name), "This is no text with words.", sample_of(text)))
            continue
        named = named_date(name, source.name if source.is_archive else "", month_first)
        file = _File(name, named, front_of(text), doubts, source.changed.get(name))
        for number, found in enumerate(_entries(file, text)):
            if number % _EVERY_DAY == _EVERY_DAY - 1:
                step(place / len(names), f"Entry {number + 1}")
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _entries(file: _File, text: str) -> Iterator[Found | Broken]:
    """What a file holds: one entry, or one for each of several dates. A single date in it, wherever it
    stands, is that of all; where the file tells its day, dates below its first words are part of its text."""
    parts = days_in(file.front.rest)
    dated = [part for part in parts if part.told]
    lines = text.count("\n") - file.front.rest.count("\n")
    before = parts[0].words.strip() if parts and parts[0].told is None else ""
    above = [line for line in before.split("\n") if line.strip()] if len(before) <= _LONGEST_HEADING else []
    is_short = len(above) == 1 or (bool(above) and all(line.startswith("#") for line in above))
    is_part_of_text = bool(file.told and before) and (len(dated) == 1 or not is_short)
    if not dated or is_part_of_text or (len(dated) == 1 and file.front.told):
        yield _whole(file, text, file.front.rest)
    elif len(dated) == 1:
        only = dated[0]
        if before and is_short:
            only = only._replace(title=only.title or " – ".join(line.strip(" \t#*_") for line in above))
        elif before:
            only = only._replace(words=file.front.rest, title="")
        yield _day_of(file, only, text, lines, is_whole=True)
    else:
        heading = before if is_short else ""
        file = replace(file, heading=heading)
        for part in parts[1:] if heading else parts:
            if part.told is None:
                yield _whole(file, part.raw, part.words)
            else:
                yield _day_of(file, part, part.raw, lines, is_whole=False)


def _whole(file: _File, raw: str, words: str) -> Found | Broken:
    """A text of one day, told by its file as a whole."""
    where = sample_of(file.path)
    title, words = _titled(file, words)
    if file.told is not None:
        doubts = (DAYLESS,) if file.named.is_dayless and not file.front.told else ()
        return _found(file, file.told, title, words, raw, where, doubts)
    if file.changed is None:
        return Broken(where, "No date was found for it.", sample_of(raw))
    return _found(file, Written(file.changed), title, words, raw, where, (NO_DATE,))


def _day_of(file: _File, part: Dated, raw: str, lines: int, *, is_whole: bool) -> Found | Broken:
    """A text below a line that is its date."""
    assert part.told is not None
    where = f"{sample_of(file.path)}, line {part.line + lines}"
    short = (CENTURY,) if part.is_short else ()
    title, words = part.title, part.words
    if is_whole and not title:
        title, words = _titled(file, words)
    named = file.named.told
    told = part.told
    if is_whole and named is not None and not file.named.is_dayless:
        if named.day != told.day:
            return _found(file, told, title, words, raw, where, (*short, OTHER_DAY))
        told = told if told.clock else named
    return _found(file, told, title, words, raw, where, short)


def _titled(file: _File, words: str) -> tuple[str, str]:
    """The title of a file and its words without it: that above the text, its first heading, or what its
    name says beside a date."""
    heading = _HEADING.match(words)
    if heading and _is_one_of_many(heading, words):
        heading = None
    if heading and (not file.front.title or file.front.title == heading["title"].strip()):
        return heading["title"].strip(" \t#"), words[heading.end() :]
    is_named = file.named.told is not None or file.is_markdown
    return file.front.title or (file.named.words if is_named else ""), words


def _is_one_of_many(heading: re.Match[str], words: str) -> bool:
    """Whether a heading is that of a part of the text: others of its kind follow."""
    level = len(heading["mark"])
    return level > 1 and re.search(rf"\n#{{1,{level}}}[ \t]", words[heading.end() - 1 :]) is not None


def _found(
    file: _File, told: Written, title: str, words: str, raw: str, where: str, doubts: tuple[str, ...]
) -> Found | Broken:
    if told.day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, of_zone = placed_date(told, told.day)
    text = _text(file, words)
    title = " ".join(clean(title).split())
    hashtags = [tag["tag"].rstrip("/-") for tag in _HASHTAG.finditer(text.text)] if file.is_markdown else []
    return Found(
        day=day,
        raw=clean(raw),
        at=at,
        zone=zone,
        title=title,
        text=text.text,
        tags=tuple(dict.fromkeys([*file.front.tags, *hashtags])),
        aside=_aside(file),
        doubts=(
            *doubts,
            *of_zone,
            *((UNSURE,) if told.is_unsure else ()),
            *file.doubts,
            *(() if title or text.text else (NO_WORDS,)),
            *pictures_stay(text.pictures),
        ),
    )


def _aside(file: _File) -> Mapping[str, object]:
    folder = PurePosixPath(file.path).parent.as_posix()
    told = {"folder": "" if folder == "." else clean(folder), "heading": clean(file.heading)}
    return {**file.front.aside, **{key: value for key, value in told.items() if value}}


def _text(file: _File, words: str) -> PlainText:
    words = clean(words)
    return markdown_text(words) if file.is_markdown else PlainText(words.strip("\n").rstrip())
