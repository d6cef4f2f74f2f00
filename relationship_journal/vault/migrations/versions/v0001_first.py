"""The first schema: entries, rituals, settings, revisions, and the search index.

Frozen: a released migration is never edited.
"""

from __future__ import annotations

from alembic import op

from relationship_journal.vault.migrations.statements import COMMON, DAY, Searched, text_view, triggers

revision = "0001"
down_revision = None

TABLES = {
    "appreciation": f"""{DAY}, what TEXT NOT NULL, "when" TEXT NOT NULL, meaning TEXT NOT NULL,
        voice TEXT NOT NULL, said_on TEXT, reaction TEXT NOT NULL, tags TEXT NOT NULL""",
    "rest_day": DAY,
    "reflection": f"{DAY}, title TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL, minutes INTEGER",
    "check_in": f"""{DAY}, at INTEGER NOT NULL,
        closeness INTEGER NOT NULL CHECK (closeness BETWEEN 1 AND 5),
        energy INTEGER CHECK (energy BETWEEN 1 AND 5), tension INTEGER CHECK (tension BETWEEN 1 AND 5),
        tags TEXT NOT NULL, note TEXT NOT NULL""",
    "tag": "name TEXT NOT NULL, position TEXT NOT NULL",
    "diagnosis_note": f"""{DAY}, since TEXT NOT NULL, precision TEXT NOT NULL, about BOOLEAN NOT NULL,
        onset TEXT NOT NULL, what TEXT NOT NULL, culprits TEXT NOT NULL,
        my_story TEXT NOT NULL, their_story TEXT NOT NULL""",
    "ritual": """name TEXT NOT NULL, plan TEXT NOT NULL, schedule TEXT NOT NULL, since TEXT NOT NULL, at TEXT,
        protected BOOLEAN NOT NULL, kind TEXT NOT NULL, "group" TEXT NOT NULL, position TEXT NOT NULL,
        hue TEXT NOT NULL, remind BOOLEAN NOT NULL, archived_on TEXT""",
    "tick": f"ritual_id BLOB NOT NULL REFERENCES ritual (id), {DAY}, mark TEXT NOT NULL",
    "season_pause": 'ritual_id BLOB NOT NULL REFERENCES ritual (id), "first" TEXT NOT NULL, "last" TEXT',
    "revision": "kind TEXT NOT NULL, entry_id BLOB NOT NULL, fields TEXT NOT NULL, saved_at INTEGER NOT NULL",
    "setting": "name TEXT NOT NULL, value TEXT NOT NULL",
}
INDEXES = (
    "CREATE INDEX appreciation_day ON appreciation (day) WHERE deleted_at IS NULL",
    "CREATE INDEX appreciation_voice ON appreciation (voice) WHERE deleted_at IS NULL",
    "CREATE INDEX reflection_day ON reflection (day) WHERE deleted_at IS NULL",
    "CREATE INDEX check_in_day ON check_in (day) WHERE deleted_at IS NULL",
    "CREATE INDEX diagnosis_note_since ON diagnosis_note (since) WHERE deleted_at IS NULL",
    "CREATE INDEX diagnosis_note_day ON diagnosis_note (day) WHERE deleted_at IS NULL",
    "CREATE INDEX tick_ritual_day ON tick (ritual_id, day) WHERE deleted_at IS NULL",
    "CREATE INDEX tick_day ON tick (day) WHERE deleted_at IS NULL",
    "CREATE INDEX season_pause_ritual ON season_pause (ritual_id)",
    "CREATE INDEX revision_entry ON revision (entry_id)",
)

# What of each kind is searched, and the number it has in the index.
SEARCHED: Searched = {
    "appreciation": (1, "day", ("what", "when", "meaning", "reaction", "tags")),
    "reflection": (2, "day", ("title", "text")),
    "check_in": (3, "day", ("note", "tags")),
    "diagnosis_note": (4, "day", ("what", "my_story", "their_story")),
    "ritual": (5, "since", ("name", "plan", "group")),
}
INDEX_TABLES = (
    "CREATE TABLE search_row (rowid INTEGER PRIMARY KEY, entry_id BLOB NOT NULL)",
    "CREATE UNIQUE INDEX search_row_entry ON search_row (entry_id)",
    "CREATE VIRTUAL TABLE search_words USING fts5(body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    "CREATE VIRTUAL TABLE search_trigram USING fts5(body, content='', contentless_delete=1, tokenize='trigram')",
)


def upgrade() -> None:
    for name, columns in TABLES.items():
        op.execute(f"CREATE TABLE {name} ({COMMON}, {columns})")
    for statement in (*INDEXES, *INDEX_TABLES):
        op.execute(statement)
    op.execute(text_view(SEARCHED))
    for kind in SEARCHED:
        for statement in triggers(kind, SEARCHED):
            op.execute(statement)
