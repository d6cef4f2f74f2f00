"""Tables as text, row by row, each with the number of its line and as it stood; nothing raises."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from relationship_journal.domain.text import clean


class Line(NamedTuple):
    """A row: the number of its line, how many lines there are, how it stood, and its fields."""

    line: int
    of: int
    raw: str
    fields: list[str]


def rows(text: str) -> Iterator[Line]:
    """Each row that is not blank. A row goes on while a quotation mark is open; if that makes no sense, its
    first line stands alone, so that a stray mark swallows nothing else. Fields are none where not even that
    can be read. The delimiter is the one the first line has most of."""
    lines = text.split("\n")
    delimiter = max(",;\t", key=lines[0].count)
    width = len(_split(lines[0], delimiter))
    at = 0
    while at < len(lines):
        end = at + 1
        is_open = lines[at].count('"') % 2
        while is_open and end < len(lines):
            is_open ^= lines[end].count('"') % 2
            end += 1
        raw = "\n".join(lines[at:end])
        fields = _split(raw, delimiter)
        if end > at + 1 and len(fields) != width:
            end, raw = at + 1, lines[at]
            fields = _split(raw, delimiter)
            fields = fields if len(fields) == width else []
        if raw.strip():
            yield Line(at + 1, len(lines), raw, fields)
        at = end


def columns_of(fields: list[str]) -> list[str]:
    """The names of columns in a first line, in small letters."""
    return [name.strip().casefold() for name in fields]


def _split(raw: str, delimiter: str) -> list[str]:
    try:
        found = next(csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter), [])
    except csv.Error:  # a field longer than any note
        return []
    return [clean(field) for field in found]
