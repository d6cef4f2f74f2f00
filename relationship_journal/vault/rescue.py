"""Everything readable of a damaged journal, row by row, into a new one; the damaged one is only read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.engine.default import DefaultDialect

from relationship_journal.domain.kinds import OWNED
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.rescue import Lost
from relationship_journal.vault.salvage import DamagedFile, Row, Value
from relationship_journal.vault.search_index import entry_place
from relationship_journal.vault.tables import CLASSES, metadata

Progress = Callable[[float, str], None]
Columns = dict[str, list[tuple[str, Any]]]
"""The columns of each kind's table in their order, each with its default."""

_DIALECT = DefaultDialect()
_ORDER = tuple(sorted(CLASSES, key=lambda kind: kind in OWNED))
_INDEX = "search_row"
_NO_DAY = "1970-01-01"
_EARLIEST = 1900
"""No entry is from an earlier year; numbers of other tables' rows may look like one."""


@dataclass
class Found:
    """Rows by kind and id, and every id the indexes of the damaged file still name, with its day if known."""

    rows: dict[str, dict[bytes, tuple[Value, ...]]] = field(
        default_factory=lambda: {kind: {} for kind in CLASSES}
    )
    named: dict[str, dict[bytes, date | None]] = field(default_factory=lambda: {kind: {} for kind in CLASSES})
    told: bool = True
    cut: int = 0
    """How many rows break off where a page they go on in is damaged."""

    def lost(self) -> tuple[Lost, ...]:
        """What is named and was not found, counted by kind and day."""
        missing = Counter(
            (kind, day)
            for kind, ids in self.named.items()
            for id, day in ids.items()
            if id not in self.rows[kind]
        )
        told = [Lost(kind, day, count) for (kind, day), count in missing.items()]
        return tuple(sorted(told, key=lambda one: (one.kind, one.day or date.min)))


def read(file: DamagedFile, columns: Columns, progress: Progress) -> Found:
    """Everything that can be read. Which table a page belongs to is told by the way down to it, or, where
    that is cut, by what its rows look like."""
    found = Found()
    roots, whole = _roots(file)
    owner = {page: kind for kind in (*CLASSES, _INDEX) for page in file.tree(roots.get(kind, 0))}
    for number in range(1, file.count + 1):
        if number % 64 == 0:
            progress(0.6 * number / file.count, "reading what is whole")
        for row in file.rows(number):
            _sort_in(row, owner.get(number), columns, found)
    found.told = whole and _name_by_indexes(file, roots, found)
    return found


def write(
    connection: Any, found: Found, columns: Columns, stand_in: Callable[[str, UUID, date], dict[str, Any]]
) -> None:
    """Put the rows into the empty journal of an open connection, in one transaction.

    `stand_in` gives the row of a ritual whose own row is lost, for what belongs to it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for kind in _ORDER:
            if kind in OWNED:
                _stand_in(connection, found, kind, columns, stand_in)
            names = [name for name, _ in columns[kind]]
            _insert(connection, kind, names, found.rows[kind].values())
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def columns_of(connection: Any) -> Columns:
    """The columns of every kind's table, as a journal of this version has them."""
    return {
        kind: [(row[1], row[4]) for row in connection.execute(f"PRAGMA table_info({kind})")]
        for kind in CLASSES
    }


def _roots(file: DamagedFile) -> tuple[dict[str, int], bool]:
    """The first page of every table and index by name, and whether the whole list was readable."""
    pages = list(file.tree(1))
    rows = [row.values for page in pages for row in file.rows(page)]
    roots = {str(row[1]): row[3] for row in rows if len(row) == 5 and isinstance(row[3], int) and row[3]}
    return roots, bool(pages) and not file.bad.intersection(pages)


def _sort_in(row: Row, kind: str | None, columns: Columns, found: Found) -> None:
    values = row.values
    if kind in (None, _INDEX) and (named := _named(row)):
        found.named[named[0]][named[1]] = named[2]
        return
    if kind is None and not row.cut:  # half a row may look like a whole one of another kind
        kind = next((name for name in CLASSES if _looks_like(name, values, columns)), None)
    if kind not in CLASSES or not values or not isinstance(values[0], bytes):
        return
    if row.cut:
        completed = _completed(kind, values, columns)
        if completed is not None:
            found.cut += values[0] not in found.rows[kind]
            found.rows[kind].setdefault(values[0], completed)
        return
    # A table that was given columns later keeps its older rows short.
    missing = [_default(default) for _, default in columns[kind][len(values) :]]
    found.rows[kind].setdefault(values[0], (*values, *missing))


def _completed(kind: str, values: tuple[Value, ...], columns: Columns) -> tuple[Value, ...] | None:
    """A row that breaks off, with what a new one has in the columns that are missing; None if not even its
    words begin. Only a text may break off: half of anything else is nothing."""
    table, fresh = metadata.tables[kind], {one.name: one for one in fields(CLASSES[kind])}
    names = [name for name, _ in columns[kind]]
    kept = list(values)
    if hasattr(table.c[names[len(kept) - 1]].type, "process_bind_param"):
        kept.pop()
    for name in names[len(kept) :]:
        one, stored = fresh[name], table.c[name].type
        if one.default is MISSING and one.default_factory is MISSING:
            return None
        value: Any = one.default if one.default_factory is MISSING else one.default_factory()
        binds: Any = getattr(stored, "process_bind_param", None)
        kept.append(binds(value, _DIALECT) if binds else value)
    return tuple(kept)


def _named(row: Row) -> tuple[str, bytes, date] | None:
    """The kind, id and day of an entry, if this is a row of the search index that names one."""
    place = entry_place(row.number) if len(row.values) == 2 and row.values[0] is None else None
    id = row.values[-1]
    if place is None or place[1].year < _EARLIEST or not isinstance(id, bytes) or len(id) != 16:
        return None
    return place[0], id, place[1]


def _looks_like(kind: str, values: tuple[Value, ...], columns: Columns) -> bool:
    """Whether these can be the values of a row of `kind`: as many, each readable as its column's type."""
    if len(values) != len(columns[kind]):
        return False
    table = metadata.tables[kind]
    try:
        for (name, _), value in zip(columns[kind], values, strict=True):
            stored: Any = table.c[name].type
            if not isinstance(value, _stored_as(stored)) and (
                value is not None or not table.c[name].nullable
            ):
                return False
            if hasattr(stored, "process_result_value"):
                stored.process_result_value(value, _DIALECT)
        id = UUID(bytes=bytes(values[0]))  # type: ignore[arg-type]
    except (ValueError, TypeError, KeyError):
        return False
    # Three kinds have two columns of their own; two of them are numbered by what is in them.
    if kind in ("setting", "tag"):
        return (id == natural_id("setting", values[8])) == (kind == "setting")
    return kind != "rest_day" or id == natural_id("rest", values[8])


def _stored_as(column: Any) -> type:
    """What SQLite gives for a column of this type."""
    kept: type = getattr(column, "impl_instance", column).python_type
    return int if kept is bool else kept


def _name_by_indexes(file: DamagedFile, roots: dict[str, int], found: Found) -> bool:
    """Note every id the tables' own indexes hold; whether all their pages were whole."""
    whole = True
    for kind in CLASSES:
        pages = list(file.tree(roots.get(f"sqlite_autoindex_{kind}_1", 0)))
        for page in pages:
            for key in file.keys(page):
                if isinstance(key[0], bytes):
                    found.named[kind].setdefault(key[0], None)
        whole = whole and bool(pages) and not file.bad.intersection(pages)
    return whole


def _stand_in(
    connection: Any,
    found: Found,
    kind: str,
    columns: Columns,
    stand_in: Callable[[str, UUID, date], dict[str, Any]],
) -> None:
    names = [name for name, _ in columns[kind]]
    link = names.index(f"{OWNED[kind]}_id")
    day = next((names.index(name) for name in ("day", "first") if name in names), None)
    first: dict[bytes, str] = {}
    for row in found.rows[kind].values():
        id, on = row[link], _NO_DAY if day is None else row[day]
        if isinstance(id, bytes) and isinstance(on, str) and id not in found.rows[OWNED[kind]]:
            first[id] = min(on, first.get(id, on))
    for id, since in first.items():
        made = stand_in(OWNED[kind], UUID(bytes=id), date.fromisoformat(since))
        _insert(connection, OWNED[kind], list(made), [tuple(made.values())])


def _insert(connection: Any, kind: str, names: list[str], rows: Iterable[tuple[Value, ...]]) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT OR IGNORE INTO {kind} ({listed}) VALUES ({places})", _cut(rows, len(names))
    )


def _cut(rows: Iterable[tuple[Value, ...]], length: int) -> Iterator[tuple[Value, ...]]:
    return (row[:length] for row in rows)


def _default(told: Any) -> Value:
    """A column's default, as PRAGMA table_info tells it: NULL, a number, or text in quotes."""
    if told is None or told == "NULL":
        return None
    text = str(told)
    return text[1:-1].replace("''", "'") if text.startswith("'") else int(text)
