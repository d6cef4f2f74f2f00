"""The full-text index: two contentless FTS5 tables inside the encryption, kept by triggers.

`search_words` (unicode61 without accents) finds words and their beginnings; `search_trigram` finds any
three characters in a row, for scripts that put no spaces between words. Both hold no text of their own.

A row of the index is numbered day ordinal · kind · sequence, so that "newest first" is the index's own
order, and a span of days or a kind is read off the number without opening an entry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from relationship_journal.domain.days import Span
from relationship_journal.domain.kinds import SEARCHED

KIND_CODES = {name: kind.code for name, kind in SEARCHED.items()}
"""Kinds that can be searched."""
_KINDS = {code: kind for kind, code in KIND_CODES.items()}
_DAY_SHIFT, _KIND_SHIFT = 24, 20
_WORD = re.compile(r"\w+", re.UNICODE)
# Scripts written without spaces: Thai to Khmer, kana and CJK ideographs, and their extensions.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True)
class Match:
    """Where the index points."""

    kind: str
    id: UUID
    day: date


@dataclass(frozen=True)
class Matches:
    """How many entries match, by kind over all kinds, and one page of them, newest first."""

    counts: dict[str, int]
    page: tuple[Match, ...]


def words_of(query: str) -> list[str]:
    """The words of a query, as the index sees them."""
    return _WORD.findall(query)


def find(
    connection: Connection,
    query: str,
    kinds: Iterable[str],
    span: Span | None,
    limit: int,
    offset: int,
    hidden: Collection[UUID] = (),
) -> Matches:
    """Entries that hold every word of `query`, the last one possibly unfinished; none that is `hidden`.

    `kinds` and `span` narrow the page; the counts keep every kind, so that filters can show them.
    """
    words = words_of(query)
    if not words:
        return Matches({}, ())
    found = _find_in(connection, *_words_clause(words), kinds, span, limit, offset, hidden)
    if not found.counts and any(len(word) >= 3 for word in words):
        found = _find_in(connection, *_trigram_clause(words), kinds, span, limit, offset, hidden)
    return found


def rebuild(connection: Connection) -> None:
    """Make the index anew from the entries."""
    for table in ("search_words", "search_trigram"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_row")
    for kind in KIND_CODES:
        column = "since" if kind == "ritual" else "day"
        # Touching the day makes each entry's own trigger file it again.
        connection.exec_driver_sql(f"UPDATE {kind} SET {column} = {column} WHERE deleted_at IS NULL")


def _words_clause(words: Sequence[str]) -> tuple[str, str]:
    if any(_UNSPACED.search(word) for word in words):
        return _trigram_clause(words)
    quoted = [f'"{word}"' for word in words]
    return "search_words", " AND ".join(quoted) + "*"


def _trigram_clause(words: Sequence[str]) -> tuple[str, str]:
    if any(len(word) < 3 for word in words):
        return "search_like", "\x1f".join(words)
    return "search_trigram", " AND ".join(f'"{word}"' for word in words)


def _find_in(
    connection: Connection,
    table: str,
    match: str,
    kinds: Iterable[str],
    span: Span | None,
    limit: int,
    offset: int,
    hidden: Collection[UUID],
) -> Matches:
    if table == "search_like":
        rows, values = _like(match)
    else:
        rows, values = f"SELECT rowid FROM {table} WHERE {table} MATCH ?", [match]
    if span is not None:
        rows += " AND rowid BETWEEN ? AND ?"
        values += [_first_row(span.first), _first_row(span.last) + (1 << _DAY_SHIFT) - 1]
    if hidden:
        kept_back = ",".join("?" * len(hidden))
        rows += f" AND rowid NOT IN (SELECT rowid FROM search_row WHERE entry_id IN ({kept_back}))"
        values += [id.bytes for id in hidden]
    counts = connection.exec_driver_sql(
        f"SELECT (rowid >> {_KIND_SHIFT}) & 15, count(*) FROM ({rows}) GROUP BY 1", tuple(values)
    )
    by_kind = {_KINDS[code]: count for code, count in counts}
    wanted = [KIND_CODES[kind] for kind in kinds]
    if wanted:
        rows += f" AND (rowid >> {_KIND_SHIFT}) & 15 IN ({','.join(map(str, wanted))})"
    page = connection.exec_driver_sql(
        f"SELECT p.rowid, r.entry_id FROM ({rows} ORDER BY rowid DESC LIMIT {limit:d} OFFSET {offset:d}) p "
        "JOIN search_row r ON r.rowid = p.rowid ORDER BY p.rowid DESC",
        tuple(values),
    )
    return Matches(by_kind, tuple(_match(rowid, entry) for rowid, entry in page))


def _like(match: str) -> tuple[str, list[Any]]:
    """One or two characters of a script without spaces: too short for any index, so every entry is read."""
    words = match.split("\x1f")
    tests = " AND ".join("body LIKE ? ESCAPE '\\'" for _ in words)
    # Words hold letters, digits and underscores only; the underscore is LIKE's wildcard.
    patterns: list[Any] = ["%" + word.replace("_", "\\_") + "%" for word in words]
    return f"SELECT rowid FROM search_text WHERE {tests}", patterns


def _first_row(day: date) -> int:
    return day.toordinal() << _DAY_SHIFT


def entry_place(rowid: int) -> tuple[str, date] | None:
    """The kind and the day of the entry that a row of the index stands for; None for any other number."""
    kind, day = _KINDS.get(rowid >> _KIND_SHIFT & 15), rowid >> _DAY_SHIFT
    return (kind, date.fromordinal(day)) if kind and 0 < day <= date.max.toordinal() else None


def _match(rowid: int, entry: bytes) -> Match:
    kind = _KINDS[rowid >> _KIND_SHIFT & 15]
    return Match(kind, UUID(bytes=bytes(entry)), date.fromordinal(rowid >> _DAY_SHIFT))
