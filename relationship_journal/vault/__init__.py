"""The encrypted journal on disk: keys, database, tables, search index, migrations, verification."""
