"""Day One's plain-text export: a line with a tab, "Date:", a tab and the date begins each entry; what stands
before the first is no entry. Lines of the same kind may follow, with the weather, the place and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.dayone_words import NO_WORDS, markdown, tags_of, titled
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded
from relationship_journal.exchange.imports.values import pictures_stay, words
from relationship_journal.exchange.imports.written_dates import Written, placed_date, written_date

FORMAT = "dayone-text"
_DATE = re.compile(
    r"\t(?:Date|Datum|Fecha|Data|Dato|Päiväys|Дата|Tarih|日期|日付|날짜):[\t ](?P<date>.{1,200})",
    re.IGNORECASE,
)
_LINE = re.compile(r"\t(?P<label>[^\t:]{1,40}):\t(?P<value>.{0,2000})")
_MEDIA = frozenset(["photo", "photos", "video", "audio", "pdf", "foto", "fotos"])
_ENDS = (".", "!", "?", "…", ",", ";", ":")
_LONGEST_TITLE = 80
_LOOKED_AT = 200_000
_FIRST_LOOKED_AT = 20
_EVERY = 100


class _Block(NamedTuple):
    line: int
    of: int
    lines: list[str]


def recognises(source: Source) -> bool:
    """Whether a file begins an entry with a date, as Day One does; of many texts that lie together, at least
    half of the first."""
    names = _members(source)[:_FIRST_LOOKED_AT]
    return 0 < len(names) <= 2 * sum(_has_date(source.read(name)) for name in names)


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when there is none
    at all."""
    haul = Haul(FORMAT)
    names = [name for name in _members(source) if _has_date(source.read(name))]
    if not names:
        raise ImportRefused(NOT_READ)
    for name in sorted(set(_members(source)) - set(names)):
        if source.read(name).strip():
            why = "There is no entry of Day One in this file."
            haul.broken.append(Broken(sample_of(name), why, sample_of(source.text(name))))
    for name in names:
        where = f"{sample_of(name)}, " if len(names) > 1 else ""
        for place, block in enumerate(_blocks(source.text(name).split("\n"))):
            if place % _EVERY == 0:
                step(block.line / block.of, f"Line {block.line} of {block.of}")
            found = _read_block(block, where)
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(".txt") if "__MACOSX/" not in name]


def _has_date(data: bytes) -> bool:
    start = data if len(data) <= _LOOKED_AT else data[:_LOOKED_AT].rpartition(b"\n")[0]
    found = (_DATE.fullmatch(line) for line in decoded(start).split("\n") if line.startswith("\t"))
    return any(one is not None and written_date(one["date"]) is not None for one in found)


def _blocks(lines: list[str]) -> Iterator[_Block]:
    starts = [place for place, line in enumerate(lines) if line.startswith("\t") and _DATE.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _Block(start + 1, len(lines), lines[start:end])


def _read_block(block: _Block, where: str) -> Found | Broken:
    raw = words("\n".join(block.lines)).rstrip("\n")
    date = _DATE.fullmatch(block.lines[0])
    told = written_date(date["date"]) if date else None
    if told is None or told.day is None:
        return Broken(f"{where}line {block.line}", "Its date is no date of the calendar.", sample_of(raw))
    at, day, zone, doubts = placed_date(told, told.day)
    aside, start = _head(block.lines)
    tags = tags_of(aside.pop("Tags", ""))
    media = sum(label.casefold() in _MEDIA for label in aside)
    text = markdown(words("\n".join(block.lines[start:])))
    title, body = _titled(text.text.strip())
    return Found(
        day=day,
        raw=raw,
        at=at,
        zone=zone,
        title=title,
        text=body,
        tags=tags,
        aside=aside,
        doubts=(
            *doubts,
            *_unsure(told),
            *(() if text.text.strip() else (NO_WORDS,)),
            *pictures_stay(max(media, text.pictures)),
        ),
    )


def _unsure(told: Written) -> tuple[str, ...]:
    return ("Its date can be read in two ways; the day is taken first.",) if told.is_unsure else ()


def _head(lines: list[str]) -> tuple[dict[str, str], int]:
    """What the lines below the date say by their labels, and where the words begin."""
    told: dict[str, str] = {}
    for place, line in enumerate(lines[1:], start=1):
        found = _LINE.fullmatch(line)
        if found is None and line.strip():
            return told, place
        if found and found["value"].strip():
            told[words(found["label"]).strip()] = words(found["value"]).strip()
    return told, len(lines)


def _titled(text: str) -> tuple[str, str]:
    """The title and the rest: a heading, or a short first line that is no sentence and stands apart."""
    title, body = titled(text)
    first, _, rest = text.partition("\n\n")
    if title or "\n" in first or len(first) > _LONGEST_TITLE or first.rstrip().endswith(_ENDS) or not rest:
        return title, body
    return first.strip(), rest.strip("\n")
