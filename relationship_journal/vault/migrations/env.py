"""Alembic's entry: the connection is handed in through the configuration, never made from a URL."""

from alembic import context

from relationship_journal.vault.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
