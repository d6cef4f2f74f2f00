"""Every check there is for the journal's integrity, one finding a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from relationship_journal.vault.errors import VaultError
from relationship_journal.vault.search_index import KIND_CODES
from relationship_journal.vault.vault import Vault

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
_STEPS = 2000
"""SQLite asks after this many of its instructions whether to go on: some 50 times a second."""


class CheckStopped(VaultError):
    """The user stopped the check."""

    sentence = "The check was stopped. Your journal was not changed; check it again any time."


def verify(vault: Vault, progress: Progress, cancelled: Cancelled = lambda: False) -> list[str]:
    """What is wrong with the journal; empty when everything is as it was written.

    Checks each page's HMAC, SQLite's own structure (the HMACs miss a cut at a page's edge), foreign keys,
    and that the search index holds each entry once. `progress` hears the part done, 0–1, and its name.
    Raises CheckStopped.
    """
    checks: tuple[tuple[str, Callable[[Connection], Iterator[str]]], ...] = (
        ("encryption", _pages),
        ("structure", _structure),
        ("references", _references),
        ("search index", _index),
    )
    findings: list[str] = []
    # SQLCipher checks the pages in journal.db alone: those that `-wal` holds anew are brought home first.
    vault.checkpoint()
    vault.driver().set_progress_handler(lambda: int(cancelled()), _STEPS)
    try:
        with vault.reading() as connection:
            for done, (name, check) in enumerate(checks):
                progress(done / len(checks), name)
                findings += check(connection)
                if cancelled():
                    raise CheckStopped
    except VaultError as error:
        if cancelled():
            raise CheckStopped from error
        raise
    finally:
        vault.driver().set_progress_handler(None, 0)
    progress(1.0, "done")
    return findings


def _pages(connection: Connection) -> Iterator[str]:
    for (finding,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
        yield f"page: {finding}"


def _structure(connection: Connection) -> Iterator[str]:
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"structure: {finding}"


def _references(connection: Connection) -> Iterator[str]:
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"references: a row of {table} names a missing {parent}"


def _index(connection: Connection) -> Iterator[str]:
    for kind in KIND_CODES:
        missing = connection.exec_driver_sql(
            f"SELECT count(*) FROM {kind} WHERE deleted_at IS NULL "
            "AND id NOT IN (SELECT entry_id FROM search_row)"
        ).scalar_one()
        if missing:
            yield f"search index: {missing} {kind} missing"
    filed = connection.exec_driver_sql("SELECT count(*) FROM search_row").scalar_one()
    for table in ("search_words", "search_trigram"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES('integrity-check')")
        held = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
        if held != filed:
            yield f"search index: {table} holds {held} of {filed} entries"
