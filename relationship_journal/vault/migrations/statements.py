"""SQL that migrations share. Frozen like them: what must change is added under another name."""

from __future__ import annotations

from collections.abc import Mapping

Searched = Mapping[str, tuple[int, str, tuple[str, ...]]]
"""Of each kind its number in the search index, the column of its day, and the columns searched."""

COMMON = """
    id BLOB NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    origin_device TEXT NOT NULL,
    person TEXT NOT NULL,
    privacy TEXT NOT NULL,
    extra TEXT NOT NULL"""
DAY = "day TEXT NOT NULL, zone TEXT NOT NULL"
_FORGET = """
    DELETE FROM search_words WHERE rowid = (SELECT rowid FROM search_row WHERE entry_id = old.id);
    DELETE FROM search_trigram WHERE rowid = (SELECT rowid FROM search_row WHERE entry_id = old.id);
    DELETE FROM search_row WHERE entry_id = old.id;"""


def _body(row: str, columns: tuple[str, ...]) -> str:
    """The SQL that joins the searched columns of `row` ("new", or a table) by line breaks."""
    return " || char(10) || ".join(f'{row}."{column}"' for column in columns)


def triggers(kind: str, searched: Searched) -> tuple[str, ...]:
    """The triggers that keep the index true to the entries of `kind`."""
    code, day, columns = searched[kind]
    # 1721424.5 is the Julian day before 0001-01-01, so the ordinal counts as Python's does.
    base = f"((CAST(julianday(new.{day}) - 1721424.5 AS INTEGER) << 24) + ({code} << 20))"
    text = _body("new", columns)
    number = "(SELECT rowid FROM search_row WHERE entry_id = new.id)"
    file = f"""
    INSERT INTO search_row (rowid, entry_id) SELECT
        coalesce((SELECT max(rowid) + 1 FROM search_row WHERE rowid BETWEEN {base} AND {base} + 1048575), {base}),
        new.id WHERE new.deleted_at IS NULL;
    INSERT INTO search_words (rowid, body) SELECT {number}, {text} WHERE new.deleted_at IS NULL;
    INSERT INTO search_trigram (rowid, body) SELECT {number}, {text} WHERE new.deleted_at IS NULL;"""
    watched = ", ".join(f'"{column}"' for column in ("deleted_at", day, *columns))
    return (
        f"CREATE TRIGGER {kind}_filed AFTER INSERT ON {kind} BEGIN {file} END",
        f"CREATE TRIGGER {kind}_refiled AFTER UPDATE OF {watched} ON {kind} BEGIN {_FORGET} {file} END",
        f"CREATE TRIGGER {kind}_unfiled AFTER DELETE ON {kind} BEGIN {_FORGET} END",
    )


def text_view(searched: Searched) -> str:
    """The view of all searched words with their numbers in the index."""
    parts = (
        f"SELECT r.rowid AS rowid, {_body('e', columns)} AS body "
        f"FROM {kind} e JOIN search_row r ON r.entry_id = e.id"
        for kind, (_, _, columns) in searched.items()
    )
    return f"CREATE VIEW search_text AS {' UNION ALL '.join(parts)}"
