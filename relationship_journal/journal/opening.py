"""Opening a journal by each of its ways; every failure is a KnownError, and then nothing was changed."""

from __future__ import annotations

from pathlib import Path

from relationship_journal.domain.days import Clock
from relationship_journal.journal.computer import Computer, KeysLost
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import files, key_copies, keys, rekeying
from relationship_journal.vault.errors import (
    ForeignKeys,
    KeysDamaged,
    NotRemembered,
    VaultError,
    WrongPassphrase,
)
from relationship_journal.vault.keys import Keys
from relationship_journal.vault.pages import key_fits
from relationship_journal.vault.vault import Vault

ASIDE = "keys.json.damaged"
"""Where a damaged keys.json is put when a copy takes its place."""


def open_with_passphrase(folder: Path, passphrase: str, clock: Clock, computer: Computer) -> Journal:
    """The journal in `folder`. Raises KeysLost when keys.json is no good and this computer has a copy."""
    try:
        journal = Journal.open(folder, passphrase, clock, computer)
    except (KeysDamaged, ForeignKeys) as error:
        if _copy(folder, computer) is not None:
            raise KeysLost from error
        raise
    journal.keys.keep_copy()
    return journal


def open_with_copy(folder: Path, passphrase: str, clock: Clock, computer: Computer) -> Journal:
    """The journal in `folder`, with this computer's copy of keys.json, which is then put in its place."""
    held = _copy(folder, computer)
    if held is None:
        raise KeysDamaged("no copy")
    data_key, settled = rekeying.unwrap(folder, held, passphrase, keys.PASSPHRASE)
    with files.explained():
        if not key_fits(folder / files.DATABASE, data_key):
            raise KeysDamaged("the copy is older than the key")
    vault = Vault.open_with_key(folder, data_key, now=clock.now)
    try:
        with files.explained():
            if (folder / files.KEYS).exists():
                (folder / files.KEYS).replace(folder / ASIDE)
        rekeying.write(folder, settled)
    except VaultError:
        vault.close()
        raise
    return Journal(vault, clock, computer=computer)


def open_with_sheet(folder: Path, text: str, clock: Clock, computer: Computer) -> Journal:
    """The journal in `folder`, by its recovery sheet; a new passphrase may then be set."""
    journal = Journal(Vault.open_with_sheet(folder, text, now=clock.now), clock, computer=computer)
    journal.keys.by_sheet = True
    return journal


def open_remembered(folder: Path, clock: Clock, computer: Computer) -> Journal:
    """The journal in `folder`, by this computer's keyring. Raises NotRemembered, KeyringUnavailable."""
    with files.explained():
        secret = computer.keyring().read(files.salt_of(folder).hex())
    if secret is None:
        raise NotRemembered
    try:
        vault = Vault.open_with_secret(folder, secret, keys.KEYRING, now=clock.now)
    except WrongPassphrase as error:
        raise NotRemembered from error
    return Journal(vault, clock, computer=computer)


def _copy(folder: Path, computer: Computer) -> Keys | None:
    try:
        with files.explained():
            return key_copies.find(computer.copies, files.salt_of(folder))
    except VaultError:
        return None
