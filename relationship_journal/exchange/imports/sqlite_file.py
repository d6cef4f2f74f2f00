"""A database somebody brings, read in memory: nothing is written, and nothing in it is ever run.

Its own views, triggers, functions and virtual tables are not touched, and what a damaged or made-up file may
cost is bounded in steps, rows and bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports.source import NOT_READ, TOO_LARGE

MAGIC = b"SQLite format 3\x00"
MOST_ROWS = 2_000_000
MOST_CELL = 8 * 1024 * 1024
MOST_TEXT = 128 * 1024 * 1024
_STEPS_A_CALL = 10_000
_MOST_CALLS = 20_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_NOT_READABLE = (sqlite3.Error, ValueError, OverflowError)


class Database:
    """Plain tables and their rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._spent = 0
        try:
            listed = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        except _NOT_READABLE as error:
            raise ImportRefused(NOT_READ) from error
        self._tables = {
            name.casefold(): name
            for name, sql in listed
            if isinstance(name, str) and not str(sql).lstrip().upper().startswith("CREATE VIRTUAL")
        }

    def __contains__(self, table: str) -> bool:
        return table.casefold() in self._tables

    def rows(self, table: str, only: Sequence[str] = ()) -> Iterator[dict[str, object]]:
        """The rows of a table by the names of its columns in small letters, or `only` these columns, so that
        pictures beside them are not read. A blob is None. Raises ImportRefused for a table or column that is
        not there, at a damaged page, and when it gets too much."""
        if table not in self:
            raise ImportRefused(NOT_READ)
        name = self._tables[table.casefold()].replace('"', '""')
        try:
            wanted = ", ".join(f"[{column}]" for column in only) or "*"
            found = self._connection.execute(f'SELECT {wanted} FROM "{name}"')
            columns = [column[0].casefold() for column in found.description]
            for place, row in enumerate(found):
                self._spent += sum(len(cell) for cell in row if isinstance(cell, str | bytes))
                if place >= MOST_ROWS or self._spent > MOST_TEXT:
                    raise ImportRefused(TOO_LARGE)
                yield {
                    column: None if isinstance(cell, bytes) else cell
                    for column, cell in zip(columns, row, strict=True)
                }
        except _NOT_READABLE as error:
            raise ImportRefused(NOT_READ) from error


@contextmanager
def database(data: bytes) -> Iterator[Database]:
    """The database in `data`. Raises ImportRefused when it is none."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            _guard(connection, data)
        except _NOT_READABLE as error:
            raise ImportRefused(NOT_READ) from error
        yield Database(connection)


def _guard(connection: sqlite3.Connection, data: bytes) -> None:
    image = bytearray(data)
    if len(image) < 100 or not image.startswith(MAGIC):
        raise ValueError
    image[18:20] = b"\x01\x01"  # one that was kept with a write-ahead log opens nowhere else in memory
    connection.deserialize(bytes(image))
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL)
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )
    calls = count()
    connection.set_progress_handler(lambda: next(calls) > _MOST_CALLS, _STEPS_A_CALL)
