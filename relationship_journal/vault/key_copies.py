"""Copies of keys.json outside the journal's folder, for the day it is lost beside an intact journal.db.

A copy is as safe to keep as the original: it opens nothing without the passphrase. It is named by the
journal's id, and holds the ways in as they were when it was last written.
"""

from __future__ import annotations

from pathlib import Path

from relationship_journal.vault import files, keys
from relationship_journal.vault.errors import VaultError
from relationship_journal.vault.keys import Keys


def keep(folder: Path | None, held: Keys) -> None:
    """Keep a copy in `folder`; a folder that cannot be written only means there is no copy."""
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write_atomically(_place(folder, held.journal), held.to_json())
    except (OSError, VaultError):
        return


def find(folder: Path | None, journal: bytes) -> Keys | None:
    """The copy for the journal with this id; None when there is none that is whole."""
    if folder is None:
        return None
    try:
        held = keys.parse(_place(folder, journal).read_bytes())
    except (OSError, VaultError):
        return None
    return held if held.journal == journal else None


def forget(folder: Path | None, journal: bytes) -> None:
    """Remove the copy for this journal, if there is one."""
    if folder is not None:
        _place(folder, journal).unlink(missing_ok=True)


def place(folder: Path | None, journal: bytes) -> Path | None:
    """Where the copy for this journal is, or would be; None when copies are not kept."""
    return None if folder is None else _place(folder, journal)


def _place(folder: Path, journal: bytes) -> Path:
    return folder / f"{journal.hex()}.json"
