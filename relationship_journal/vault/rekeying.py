"""A new data key for the whole journal.

The database is written anew beside the old one, checked, and put in its place by one rename. While that
is under way keys.json holds the ways to both keys, so that a crash at any point leaves a journal that
opens: which key is the right one is told by journal.db itself, and the next opening clears up.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from relationship_journal.vault import database, files, keys
from relationship_journal.vault.errors import Damaged, KeyChangeStopped, KeysDamaged, VaultError
from relationship_journal.vault.keys import KdfProfile, Keys, RandomBytes
from relationship_journal.vault.pages import key_fits

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]

FRESH = ".journal.db.new"
_STEPS = 1000
"""SQLite asks whether to go on after so many steps of its machine: many times a second."""


class Rekeyed(Protocol):
    """What is asked of the open vault."""

    folder: Path
    data_key: bytes

    def driver(self) -> Any:
        """The driver's own connection."""
        ...

    def move_in(self, fresh: Path, data_key: bytes) -> None:
        """Put another database in place of the present one, and go on with it."""
        ...


def unwrap(folder: Path, held: Keys, secret: str, kind: str) -> tuple[bytes, Keys]:
    """The data key of journal.db, and keys.json as it should be, without what a re-encryption left behind."""
    data_key = keys.unwrap(held, secret, kind)
    if held.next is None:
        return data_key, held
    with files.explained():
        if key_fits(folder / files.DATABASE, data_key):
            return data_key, replace(held, next=None)
    return keys.unwrap(held.next, secret, kind), held.next


def settle(folder: Path, held: Keys, settled: Keys) -> None:
    """Bring a re-encryption that was cut short to an end, one way or the other."""
    if held.next is not None:
        with files.explained():
            _discard(folder)
        write(folder, settled)


def write(folder: Path, held: Keys) -> None:
    """Replace keys.json in one step."""
    files.write_atomically(folder / files.KEYS, held.to_json())


def reencrypt(
    vault: Rekeyed,
    held: Keys,
    passphrase: str,
    *,
    profile: KdfProfile,
    random: RandomBytes,
    progress: Progress,
    cancelled: Cancelled,
) -> Keys:
    """Write the open journal anew under a fresh key that only `passphrase` opens; the new keys.json.

    Other ways in and the recovery sheet end with the old key. Raises WrongPassphrase, KeyChangeStopped, or
    the VaultError that says what went wrong; then the journal is as it was.
    """
    old_key, held = unwrap(vault.folder, held, passphrase, keys.PASSPHRASE)
    if old_key != vault.data_key:
        raise KeysDamaged("another data key")
    new_key = random(keys.DATA_KEY_BYTES)
    empty = Keys(held.journal, held.generation + 1, ())
    following = keys.wrap(empty, keys.PASSPHRASE, passphrase, new_key, profile, random)
    write(vault.folder, replace(held, next=following))
    fresh = vault.folder / FRESH
    try:
        _copy(vault.driver(), fresh, new_key, held.journal, progress, cancelled)
        progress(0.7, "checking")
        _check(fresh, new_key, _counts(vault.driver()))
        if cancelled():
            raise KeyChangeStopped
        progress(0.9, "putting it in place")
        vault.move_in(fresh, new_key)
    except BaseException:
        if vault.data_key != new_key:
            _discard(vault.folder)
            with suppress(VaultError):  # on a full disk the next opening does it
                write(vault.folder, held)
        raise
    write(vault.folder, following)
    progress(1.0, "done")
    return following


def _copy(
    connection: Any, fresh: Path, key: bytes, salt: bytes, progress: Progress, cancelled: Cancelled
) -> None:
    """Everything in the open database, into a new file with another key and the same salt."""
    with files.explained():
        _discard(fresh.parent)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL, 0o600))
        size = connection.execute("PRAGMA page_count").fetchone()[0] * files.SMALLEST_DATABASE

    def heard() -> int:
        progress(min(0.65, 0.65 * fresh.stat().st_size / max(1, size)), "writing")
        return int(cancelled())

    connection.set_progress_handler(heard, _STEPS)
    try:
        database.check_pages(connection)
        connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}{salt.hex()}'\"", (str(fresh),))
        try:
            connection.execute("SELECT sqlcipher_export('fresh')")
            for mark in ("application_id", "user_version"):
                value = connection.execute(f"PRAGMA main.{mark}").fetchone()[0]
                connection.execute(f"PRAGMA fresh.{mark} = {value}")
        finally:
            connection.set_progress_handler(None, 0)
            connection.execute("DETACH DATABASE fresh")
    except sqlcipher.Error as error:
        raise KeyChangeStopped if cancelled() else database.explain(error) from error
    finally:
        connection.set_progress_handler(None, 0)


def _check(fresh: Path, key: bytes, counts: dict[str, int]) -> None:
    """Open the new file as if it were the journal, and look at every page and table."""
    connection = database.connect(fresh, key)
    try:
        findings = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if findings or not sound or _counts(connection) != counts:
            raise Damaged("the new file is not the same")
    except sqlcipher.Error as error:
        raise database.explain(error) from error
    finally:
        connection.close()


def _counts(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _discard(folder: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        (folder / (FRESH + ending)).unlink(missing_ok=True)
