"""The power fails while the journal's files are changed: nothing acknowledged is lost, nothing is unreadable.

A worker is recorded, then every state the disk may be in after each of its steps is laid out and opened.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from deeds import (
    ANOTHER,
    CHEAP,
    MADE,
    PASSPHRASE,
    THIS,
    RealClock,
    astray,
    entry_id,
    filled,
    never,
    next_version,
    quiet,
    steps_of,
    text_of,
)
from power_loss import crashes
from recorder import lay_out, record
from sizes import at_both_sizes, needs_strace

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.opening import open_with_sheet
from relationship_journal.vault import backup, backup_file, files
from relationship_journal.vault.errors import NotAJournal, WrongPassphrase

pytestmark = needs_strace
DEEDS = str(Path(__file__).with_name("deeds.py"))
NAME = "My journal"
OLDEST = Path(__file__).parents[1] / "golden" / "v1"
GOLDEN = json.loads((OLDEST / "truth.json").read_text(encoding="utf-8"))
WRITTEN = 8
"""Steps written before the deed begins; a backup was made at half of them."""


@dataclass
class Tally:
    """What became of the states."""

    states: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    unclean: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.states} states: {len(self.lost)} lost something acknowledged, "
            f"{len(self.unreadable)} unreadable, {len(self.unclean)} unclean"
        )

    def clean(self) -> bool:
        return not (self.lost or self.unreadable or self.unclean)


Check = Callable[[Path, Sequence[str], Tally], None]


def replay(
    deed: Sequence[str], folder: Path, scratch: Path, check: Check, *, shuffles: int, every: int = 1
) -> Tally:
    """Record a deed, and check every state the disk may be in after each of its steps."""
    before, steps = record([DEEDS, deed[0], str(folder), *deed[1:]], folder.parent, scratch / "log")
    tally = Tally()
    for tree, said in crashes(before, steps, Random(7), shuffles, every):
        tally.states += 1
        place = scratch / str(tally.states)
        lay_out(tree, place)
        try:
            check(place / folder.name, said, tally)
        except KnownError as error:
            tally.unreadable.append(f"after {said[-1:]}: {error!r}")
        shutil.rmtree(place)
    return tally


def look(folder: Path, passphrase: str, done: Sequence[int], attempted: range, tally: Tally) -> None:
    """The journal opens, its entries stand as they were acknowledged, and its checks find nothing."""
    journal = Journal.open(folder, passphrase, RealClock())
    try:
        tally.lost += astray(journal, done, attempted)
        tally.unclean += journal.verify(lambda *_: None)
    finally:
        journal.close()


def check_saves(folder: Path, said: Sequence[str], tally: Tally) -> None:
    done = steps_of(said)
    look(folder, PASSPHRASE, done, range(len(done) + 1), tally)


def check_written(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """What was written before the deed, and the saves in it."""
    done = steps_of(said)
    look(folder, PASSPHRASE, [*range(WRITTEN), *done], range(WRITTEN + len(done) + 1), tally)


def check_passphrase(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """One of the two passphrases opens it; the new one, once the change was acknowledged."""
    done, attempted = [*range(WRITTEN), *steps_of(said)], range(WRITTEN + 1)
    try:
        look(folder, ANOTHER, done, attempted, tally)
    except WrongPassphrase:
        look(folder, PASSPHRASE, done, attempted, tally)
        if "changed" in said:
            tally.lost.append("the new passphrase")
        return
    with pytest.raises(WrongPassphrase):
        Journal.open(folder, PASSPHRASE, RealClock())


def check_restored(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """The journal before, or the one restored and the one before aside; restored, once acknowledged."""
    earlier = Tally()
    look(folder, PASSPHRASE, range(WRITTEN // 2), range(WRITTEN // 2 + 1), earlier)
    asides = list(folder.parent.glob(f"{NAME} (before restore *"))
    if earlier.lost and "restored" not in said:  # it is the one before
        look(folder, PASSPHRASE, range(WRITTEN), range(WRITTEN), tally)
        return
    tally.lost += earlier.lost
    tally.unclean += earlier.unclean
    if asides:
        look(asides[0], PASSPHRASE, range(WRITTEN), range(WRITTEN), tally)
    else:
        tally.lost.append("the journal before")
    if not list((folder / files.BACKUPS).glob("*.rjbackup")):
        tally.lost.append("the backup")
    if steps_of(said):
        look(folder, PASSPHRASE, [*range(WRITTEN // 2), 4], range(WRITTEN // 2 + 1), tally)


def check_backup(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """Whatever bears a backup's name is whole; it is there, once acknowledged."""
    look(folder, PASSPHRASE, range(WRITTEN), range(WRITTEN + 1), tally)
    made = [path for path in (folder / files.BACKUPS).iterdir() if path.suffix == ".rjbackup"]
    for path in made:
        backup_file.check(path, lambda _: None)
    if "backed up" in said and len(made) < 2:
        tally.lost.append("the backup")


def check_upgraded(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """Everything the golden journal held, and the save after it, as this version's schema has it."""
    journal = open_with_sheet(folder, GOLDEN["recovery_key"], RealClock(), THIS)
    try:
        held = json.loads(to_json(journal.archive()))
        tally.unclean += journal.verify(lambda *_: None)
    finally:
        journal.close()
    new = str(entry_id(8))
    for name, records in GOLDEN["export"].items():
        if isinstance(records, list):
            found = {record["id"]: record for record in held[name] if record["id"] != new}
            wanted = {record["id"]: record for record in records}
            same = all(found[id].items() >= record.items() for id, record in wanted.items() if id in found)
            if found.keys() != wanted.keys() or not same:
                tally.lost.append(f"{name} are not as they were")
    written = [record["what"] for record in held["appreciations"] if record["id"] == new]
    if written != [text_of(8)] and (written or steps_of(said)):
        tally.lost.append("the save after the upgrade")


def check_created(folder: Path, said: Sequence[str], tally: Tally) -> None:
    """Nothing or a whole journal; a journal, once acknowledged."""
    try:
        look(folder, PASSPHRASE, steps_of(said), range(1), tally)
    except NotAJournal:
        if said:
            raise


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a journal in it, a backup from halfway, and saves that a kill left in `-wal`."""
    folder = tmp_path / "home" / NAME
    Journal.create(folder, PASSPHRASE, RealClock(), CHEAP).close()
    journal = filled(folder, WRITTEN // 2)
    backup.make(journal._vault.source(), folder / files.BACKUPS, MADE, "asked", quiet, never)
    journal.close()
    journal = filled(folder, WRITTEN)
    shutil.copytree(folder, tmp_path / "killed")
    journal.close()
    shutil.rmtree(folder)
    (tmp_path / "killed").rename(folder)
    assert (folder / "journal.db-wal").stat().st_size
    return folder


@at_both_sizes
def test_saving(folder: Path, scratch: Path, size: int, figure: Callable[[str], None]) -> None:
    tally = replay(["save", "6" if size == 1 else "10"], folder, scratch, check_saves, shuffles=2 * size)
    figure(f"power loss while saving: {tally}")
    assert tally.clean(), tally
    assert tally.states >= 300 * size


def test_a_careless_database_would_lose_saves(
    folder: Path, scratch: Path, figure: Callable[[str], None]
) -> None:
    tally = replay(["save", "3", "NORMAL"], folder, scratch, check_saves, shuffles=1)
    figure(f"power loss with synchronous=NORMAL (control): {tally}")
    assert tally.lost


@at_both_sizes
@pytest.mark.parametrize(
    ("deed", "check"),
    [
        ("change_passphrase", check_passphrase),
        ("reencrypt", check_written),
        ("put_back", check_restored),
        ("migrate", check_written),
        ("back_up", check_backup),
        ("refuse_and_save", check_written),
    ],
)
def test_larger_changes(
    home: Path, scratch: Path, deed: str, check: Check, size: int, figure: Callable[[str], None]
) -> None:
    program: AbstractContextManager[None] = next_version() if deed == "migrate" else nullcontext()
    with program:
        tally = replay([deed], home, scratch, check, shuffles=size, every=1 if size > 1 else 32)
    figure(f"power loss in {deed}: {tally}")
    assert tally.clean(), tally


@at_both_sizes
def test_upgrading_a_golden_journal(
    tmp_path: Path, scratch: Path, size: int, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "home" / NAME
    shutil.copytree(OLDEST / "journal", folder)
    deed = ["upgrade", GOLDEN["recovery_key"]]
    tally = replay(deed, folder, scratch, check_upgraded, shuffles=size, every=1 if size > 1 else 32)
    figure(f"power loss in the upgrade of schema 0001: {tally}")
    assert tally.clean(), tally
    assert tally.states >= 20


def test_an_upgrade_that_loses_a_row_would_be_found_out(tmp_path: Path) -> None:
    folder, tally = tmp_path / NAME, Tally()
    shutil.copytree(OLDEST / "journal", folder)
    journal = open_with_sheet(folder, GOLDEN["recovery_key"], RealClock(), THIS)
    lost = journal.archive().reflections[0]
    journal.bin.delete("reflection", lost.id)
    journal.close()
    check_upgraded(folder, ["upgraded", "saved 8"], tally)
    assert tally.lost == ["reflections are not as they were", "the save after the upgrade"]


@pytest.mark.parametrize(
    ("deed", "check"), [("change_passphrase", check_passphrase), ("put_back", check_restored)]
)
def test_files_never_synced_would_be_lost(
    home: Path, scratch: Path, deed: str, check: Check, figure: Callable[[str], None]
) -> None:
    tally = replay([deed, "careless"], home, scratch, check, shuffles=1, every=16)
    figure(f"power loss in {deed} without a sync (control): {tally}")
    assert not tally.clean()


@at_both_sizes
def test_creating(tmp_path: Path, scratch: Path, size: int, figure: Callable[[str], None]) -> None:
    folder = tmp_path / "home" / NAME
    folder.parent.mkdir()
    tally = replay(["create"], folder, scratch, check_created, shuffles=size, every=1 if size > 1 else 32)
    figure(f"power loss in creating a journal: {tally}")
    assert tally.clean(), tally
