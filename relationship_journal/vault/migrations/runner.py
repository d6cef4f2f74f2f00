"""Brings a journal's schema up to this version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from relationship_journal.vault.errors import NewerFormat

HEAD = "0003"
"""The newest revision; asked for by name so that opening an up-to-date journal needs no Alembic."""


def revision_of(connection: Connection) -> str | None:
    """The schema revision of the journal, None when it has no tables yet."""
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(known).first() is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def upgrade(connection: Connection) -> None:
    """Bring the schema to HEAD inside the connection's transaction. Raises NewerFormat, changing nothing,
    when a newer version wrote it."""
    found = revision_of(connection)
    if found == HEAD:
        return
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerFormat(f"schema {found}")
    command.upgrade(config, "head")


def alembic_config(connection: Connection) -> Any:
    """Alembic's configuration for `connection`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config
