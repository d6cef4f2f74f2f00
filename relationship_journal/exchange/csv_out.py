"""CSV: a table a kind, for spreadsheets and for counting.

UTF-8 with a byte order mark, because Excel takes it for the system's old encoding otherwise; other readers
pass over it. Lines end in CRLF and fields are quoted as RFC 4180 has it. What is sealed keeps its words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.domain.letters import covered
from relationship_journal.domain.records import Record
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.json_out import plain
from relationship_journal.exchange.packed import packed
from relationship_journal.exchange.pieces import in_order

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""
_FIRST = ("day", "at")


def to_csv(archive: Archive) -> bytes:
    """A zip with one table for each kind that has rows."""
    archive = replace(archive, letters=[covered(letter, archive.today) for letter in archive.letters])
    tables = {
        f"{name.replace('_', '-')}.csv": table(records)
        for name in EXPORTED
        if (records := getattr(archive, name))
    }
    return packed(tables, archive.exported_at)


def table(records: Sequence[Record]) -> bytes:
    """The rows of one kind, by day and id, with a line of column names first; `records` is not empty."""
    columns = sorted((field.name for field in fields(records[0])), key=_place)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for record in in_order(records, lambda one: (str(getattr(one, "day", "")), str(one.id))):
        writer.writerow([cell(getattr(record, column)) for column in columns])
    return buffer.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str | int | float:
    """A value as one cell: lists with semicolons, nothing for none, and no text a spreadsheet would run."""
    told = plain(value)
    if told is None:
        return ""
    if isinstance(told, bool):
        return str(told).lower()
    if isinstance(told, int | float):
        return told
    if isinstance(told, list | tuple):
        told = "; ".join(str(cell(part)) for part in told)
    elif isinstance(told, dict):
        told = "; ".join(f"{key}: {cell(part)}" for key, part in sorted(told.items()))
    text = str(told)
    return f"'{text}" if text.startswith(FORMULA) else text


def _place(column: str) -> tuple[int, str]:
    """Days first, then the columns by name, the id last."""
    if column in _FIRST:
        return _FIRST.index(column), column
    return (9 if column == "id" else 5), column
