"""Rescue: what can still be read of a damaged journal, in a new journal beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from relationship_journal.domain.days import Clock
from relationship_journal.domain.origins import Import
from relationship_journal.domain.programs import Run
from relationship_journal.domain.records import Record
from relationship_journal.domain.rescue import Rescued
from relationship_journal.domain.rituals import Ritual
from relationship_journal.vault import files, keys, pages, recovery, rekeying, rescue
from relationship_journal.vault.claim import Claim
from relationship_journal.vault.errors import AlreadyThere, Damaged, VaultError, WrongSheet
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.salvage import DamagedFile
from relationship_journal.vault.tables import metadata
from relationship_journal.vault.vault import Vault, read_keys
from relationship_journal.vault.verify import verify

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
LOST_NAME = "A ritual whose name was lost"
LOST_PROGRAM = "A program whose name was lost"
LOST_IMPORT = "An import whose name was lost"


class RescueStopped(VaultError):
    """The user stopped it."""

    sentence = (
        "The rescue was stopped, and nothing of it was kept. Your journal is as it was; start again any time."
    )


class NothingReadable(VaultError):
    """No page of the file can be read with this key."""

    sentence = (
        "Nothing in this file can be read with that passphrase or recovery sheet. Nothing has been changed; "
        "restore a backup instead."
    )


def is_damage(error: Exception) -> bool:
    """Whether a journal was refused because its files are damaged."""
    return isinstance(error, Damaged)


def free_folder(folder: Path) -> Path:
    """Where a rescue of the journal in `folder` goes if nothing else is asked for: beside it."""
    path, number = folder.with_name(f"{folder.name} (rescued)"), 2
    while path.exists():
        path, number = folder.with_name(f"{folder.name} (rescued {number})"), number + 1
    return path


def opens_by_sheet(secret: str) -> bool:
    """Whether what was typed is a recovery sheet; the new journal then needs a passphrase of its own."""
    try:
        return bool(recovery.parse(secret))
    except WrongSheet:
        return False


def rescue_journal(
    folder: Path,
    secret: str,
    to: Path,
    passphrase: str,
    clock: Clock,
    progress: Progress = lambda *_: None,
    cancelled: Cancelled = lambda: False,
    profile: KdfProfile | None = None,
) -> Rescued:
    """Write everything readable of the journal in `folder` into a new one in `to`, which must not exist.

    `secret` is the old journal's passphrase or recovery sheet; `passphrase` opens the new one, which has a
    key of its own. The old folder is only read. Raises the KnownError that says why not; then nothing is
    left in `to`.
    """

    def step(part: float, name: str) -> None:
        if cancelled():
            raise RescueStopped
        progress(part, name)

    if to.exists():
        raise AlreadyThere
    with files.explained():
        claim = Claim(folder)
        try:
            file = _open(folder, secret)
        finally:
            claim.release()
        workshop = to.with_name(f".{to.name}.rescuing")
        shutil.rmtree(workshop, ignore_errors=True)
        try:
            vault = Vault.create(workshop, passphrase, profile=profile, now=clock.now)
            try:
                found, counts = _fill(vault, file, step)
            finally:
                vault.close()
            workshop.rename(to)
            files.sync_folder(to.parent)
        except BaseException:
            shutil.rmtree(workshop, ignore_errors=True)
            raise
    progress(1.0, "done")
    return Rescued(to, counts, found.lost(), file.count, len(file.bad), found.told, found.cut)


def _open(folder: Path, secret: str) -> DamagedFile:
    """The file's pages by a passphrase or a sheet; the salt of keys.json stands in for a damaged one."""
    path = folder / files.DATABASE
    held: keys.Keys | None = None
    try:
        data_key = recovery.parse(secret)
        with suppress(VaultError):
            held = read_keys(folder)
    except WrongSheet:
        held = read_keys(folder)
        data_key = rekeying.unwrap(folder, held, secret, keys.PASSPHRASE)[0]
    own = path.read_bytes()[: pages.SALT]
    for salt in (own, held.journal if held else own):
        file = DamagedFile(path, data_key, salt)
        if any(file.page(number) is not None for number in range(1, file.count + 1)):
            return file
    raise NothingReadable


def _fill(vault: Vault, file: DamagedFile, step: Progress) -> tuple[rescue.Found, dict[str, int]]:
    connection = vault.driver()
    columns = rescue.columns_of(connection)
    found = rescue.read(file, columns, step)
    if not any(found.rows.values()):
        raise NothingReadable
    for number in range(1, file.count + 1):
        file.page(number)
    step(0.6, "writing the new journal")
    rescue.write(connection, found, columns, _stand_in)
    step(0.9, "checking the new journal")
    if findings := verify(vault, lambda *_: None):
        raise Damaged(repr(findings))
    return found, {kind: len(rows) for kind, rows in found.rows.items()}


def _stand_in(kind: str, id: UUID, since: date) -> dict[str, Any]:
    """An owner for what belonged to one whose own row is lost: a ritual for ticks, a run for answers, an
    import for originals."""
    table = metadata.tables[kind]
    stand_ins: dict[str, Record] = {
        "run": Run(id=id, program=LOST_PROGRAM, day=since),
        "ritual": Ritual(id=id, name=LOST_NAME, since=since),
        "import": Import(id=id, format="", program=LOST_IMPORT),
    }
    record = stand_ins[kind]
    row: dict[str, Any] = {}
    for column in table.columns:
        value = getattr(record, column.name)
        bind = getattr(column.type, "process_bind_param", None)
        row[column.name] = bind(value, None) if bind else value
    return row
