"""Talks and cards, letters, programs with their answers, agreements, moments, and the weekly questions.

Frozen: a released migration is never edited.
"""

from __future__ import annotations

from alembic import op

from relationship_journal.vault.migrations.statements import COMMON, DAY, Searched, text_view, triggers
from relationship_journal.vault.migrations.versions import v0001_first

revision = "0002"
down_revision = "0001"

TABLES = {
    "conversation": f"""{DAY}, about TEXT NOT NULL, planned_for TEXT NOT NULL, good_thing TEXT NOT NULL,
        opener TEXT NOT NULL, to_understand TEXT NOT NULL, question TEXT NOT NULL, stage TEXT NOT NULL,
        heard TEXT NOT NULL, surprised TEXT NOT NULL, calm_before INTEGER CHECK (calm_before BETWEEN 1 AND 5),
        calm_after INTEGER CHECK (calm_after BETWEEN 1 AND 5), minutes INTEGER""",
    "card_talk": f"""{DAY}, card TEXT NOT NULL, text TEXT NOT NULL, occasion TEXT NOT NULL,
        note TEXT NOT NULL, theirs TEXT NOT NULL""",
    "card_draw": f"{DAY}, card TEXT NOT NULL, deck TEXT NOT NULL, round INTEGER NOT NULL",
    "favourite": "card TEXT NOT NULL",
    "own_card": f"{DAY}, text TEXT NOT NULL, deck TEXT NOT NULL",
    "letter": f"""{DAY}, form TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
        qualities TEXT NOT NULL, fate TEXT NOT NULL, hard_day BOOLEAN NOT NULL, begun_at INTEGER NOT NULL,
        released_because TEXT NOT NULL, sealed_until TEXT, given_on TEXT, given_how TEXT NOT NULL,
        reaction TEXT NOT NULL""",
    "agreement": f"""{DAY}, about TEXT NOT NULL, matters_to_me TEXT NOT NULL, matters_to_them TEXT NOT NULL,
        i_could_give TEXT NOT NULL, they_could_give TEXT NOT NULL, options TEXT NOT NULL, trial TEXT NOT NULL,
        review_on TEXT, standing TEXT NOT NULL, reviewed TEXT NOT NULL""",
    "run": f"{DAY}, program TEXT NOT NULL, state TEXT NOT NULL, finished_on TEXT",
    "answer": f"""run_id BLOB NOT NULL REFERENCES run (id), {DAY}, key TEXT NOT NULL, prompt TEXT NOT NULL,
        text TEXT NOT NULL, "values" TEXT NOT NULL, done BOOLEAN NOT NULL""",
    "moment": f"{DAY}, at INTEGER NOT NULL, tone TEXT NOT NULL, whose TEXT NOT NULL, note TEXT NOT NULL",
    "loved_rating": f"{DAY}, about TEXT NOT NULL, matters TEXT NOT NULL, got TEXT NOT NULL",
    "weekly_check": f"{DAY}, answers TEXT NOT NULL",
    "small_act": f"{DAY}, text TEXT NOT NULL, done_on TEXT, position TEXT NOT NULL",
    "counsellor_item": f"{DAY}, errand TEXT NOT NULL, text TEXT NOT NULL, done_on TEXT",
}
DATED = ("conversation", "card_talk", "letter", "agreement", "answer", "moment", "small_act", "weekly_check")
INDEXES = (
    *(f"CREATE INDEX {kind}_day ON {kind} (day) WHERE deleted_at IS NULL" for kind in DATED),
    "CREATE INDEX answer_run ON answer (run_id) WHERE deleted_at IS NULL",
    "CREATE INDEX card_draw_deck ON card_draw (deck) WHERE deleted_at IS NULL",
)
SEARCHED: Searched = {
    "conversation": (
        6,
        "day",
        ("about", "planned_for", "good_thing", "opener", "to_understand", "question", "heard", "surprised"),
    ),
    "card_talk": (7, "day", ("text", "note", "theirs")),
    "letter": (8, "day", ("title", "text", "qualities", "given_how", "reaction")),
    "agreement": (
        9,
        "day",
        (
            "about",
            "matters_to_me",
            "matters_to_them",
            "i_could_give",
            "they_could_give",
            "options",
            "trial",
            "reviewed",
        ),
    ),
    "answer": (10, "day", ("text",)),
    "moment": (11, "day", ("note",)),
    "counsellor_item": (12, "day", ("text",)),
    "small_act": (13, "day", ("text",)),
    "own_card": (14, "day", ("text",)),
}


def upgrade() -> None:
    for name, columns in TABLES.items():
        op.execute(f"CREATE TABLE {name} ({COMMON}, {columns})")
    for statement in INDEXES:
        op.execute(statement)
    op.execute("DROP VIEW search_text")
    op.execute(text_view({**v0001_first.SEARCHED, **SEARCHED}))
    for kind in SEARCHED:
        for statement in triggers(kind, SEARCHED):
            op.execute(statement)
