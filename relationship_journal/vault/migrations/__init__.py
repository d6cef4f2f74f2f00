"""The schema's history, run by Alembic over the encrypted connection."""
