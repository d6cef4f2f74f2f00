"""A migration such as the next version may bring: a column more, filled in every row, and an index."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from relationship_journal.vault import migrations

revision = "9001"
down_revision = max(path.name[1:5] for path in Path(migrations.__path__[0], "versions").glob("v*.py"))


def upgrade() -> None:
    op.add_column("appreciation", sa.Column("weather", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE appreciation SET weather = 'fair'")
    op.create_index("appreciation_weather", "appreciation", ["weather"])
