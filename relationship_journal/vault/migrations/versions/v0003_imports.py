"""Imports, and where each entry that was brought in came from.

Frozen: a released migration is never edited.
"""

from __future__ import annotations

from alembic import op

from relationship_journal.vault.migrations.statements import COMMON

revision = "0003"
down_revision = "0002"

TABLES = {
    "import": """format TEXT NOT NULL, program TEXT NOT NULL, name TEXT NOT NULL, counts TEXT NOT NULL,
        undone_at INTEGER""",
    "origin": """import_id BLOB NOT NULL REFERENCES import (id), kind TEXT NOT NULL, name TEXT NOT NULL,
        raw TEXT NOT NULL""",
}


def upgrade() -> None:
    for name, columns in TABLES.items():
        op.execute(f"CREATE TABLE {name} ({COMMON}, {columns})")
    op.execute("CREATE INDEX origin_import ON origin (import_id, kind)")
