"""What the proofs' worker does, in a process of its own: `python deeds.py DEED FOLDER [ARGUMENT ...]`.

It says on its standard output what it has done, each word only after the journal said so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.opening import open_with_sheet
from relationship_journal.vault import backup, files, restore
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.migrations import runner

T = TypeVar("T")
CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"
DAY = date(2026, 11, 22)
MADE = datetime(2026, 11, 22, 20, 15, 3, tzinfo=UTC)
ANOTHER = "seven lamps along the harbour"
THIS = Computer(profile=CHEAP)
LONG = 40
"""Every so often an entry is long enough to fill several pages."""


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def zone(self) -> ZoneInfo:
        return ZoneInfo("UTC")

    def zone_name(self) -> str:
        return "UTC"


def say(word: str) -> None:
    """One system call for each word, of a kind that no file is written with: nothing waits in a buffer."""
    os.writev(1, [f"{word}\n".encode()])


def entry_id(step: int) -> UUID:
    """The entry that a step writes: each is written twice, as new and changed."""
    return UUID(int=0x7 << 76 | 0b10 << 62 | step // 2 + 1)


def text_of(step: int) -> str:
    """What a step writes."""
    words = f"entry{step // 2} version{step % 2} kept the promise"
    return words + " and said so once more" * (LONG * 8 if step % 8 == 5 else step % 3)


def write_step(journal: Journal, step: int) -> None:
    """Save what a step writes."""
    appreciation = journal.gratitude.new(DAY, text_of(step))
    appreciation.id = entry_id(step)
    journal.gratitude.save(appreciation)


def save(folder: Path, steps: str = "12", synchronous: str = "") -> None:
    """Save so many times, move it home halfway as when nobody types, close."""
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    if synchronous:
        journal._vault._connection.execute(f"PRAGMA synchronous = {synchronous}")
    say("opened")
    for step in range(int(steps)):
        write_step(journal, step)
        say(f"saved {step}")
        if step == int(steps) // 2:
            journal.rest()
            say("rested")
    journal.close()
    say("closed")


def save_on(folder: Path, first: str, early: str = "") -> None:
    """Save until killed; `early` acknowledges before it is true."""
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    for step in range(int(first), 100_000):
        if early:
            say(f"saved {step}")
        write_step(journal, step)
        if not early:
            say(f"saved {step}")
        if step % 7 == 0:
            journal.rest()


def open_once(folder: Path) -> None:
    """Say what opening the journal ends in."""
    try:
        Journal.open(folder, PASSPHRASE, RealClock()).close()
    except KnownError as error:
        say(str(error))


def save_till_refused(folder: Path) -> None:
    """Save until that is refused, and say why."""
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    try:
        for step in range(100):
            write_step(journal, step)
    except KnownError as error:
        say(str(error))


def struggle(folder: Path, call: str, idle: str, steps: str, questions: str) -> None:
    """Save, and change the passphrase meanwhile, while one call after so many idle ones fails; every
    refusal is said by the name of its reason.

    `questions`: how often to ask in vain whether something may be written.
    """
    for _ in range(int(idle)):
        with suppress(OSError):
            IDLE[call]()
    for _ in range(int(questions)):
        os.access(os.devnull, os.W_OK)

    def attempt(name: str, doing: Callable[..., T], *given: object) -> T | None:
        try:
            done = doing(*given)
        except KnownError as error:
            say(f"refused {name} {type(error).__name__}")
            return None
        say(name)
        return done

    journal = attempt("opened", Journal.open, folder, PASSPHRASE, RealClock(), THIS)
    if journal is None:
        return
    for step in range(int(steps)):
        attempt(f"saved {step}", write_step, journal, step)
        if step == int(steps) // 2:
            attempt("rested", journal.rest)
            attempt("changed", journal.keys.change_passphrase, PASSPHRASE, ANOTHER)
    attempt("closed", journal.close)


def create(folder: Path, silent: str = "") -> None:
    """A new journal with one entry."""
    journal = Journal.create(folder, PASSPHRASE, RealClock(), CHEAP, THIS)
    write_step(journal, 0)
    if not silent:
        say("saved 0")
    journal.close()


def filled(folder: Path, steps: int) -> Journal:
    """The open journal, written in so many times."""
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    for step in range(steps):
        write_step(journal, step)
    return journal


def back_up(folder: Path) -> None:
    """A backup while saves lie in `-wal`."""
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    write_step(journal, 8)
    say("saved 8")
    backup.make(journal._vault.source(), folder / files.BACKUPS, MADE, "asked", quiet, never)
    say("backed up")
    journal.close()


def change_passphrase(folder: Path) -> None:
    """Another passphrase, and a save after it."""
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    journal.keys.change_passphrase(PASSPHRASE, ANOTHER)
    say("changed")
    write_step(journal, 8)
    say("saved 8")
    journal.close()


def reencrypt(folder: Path) -> None:
    """Another data key for everything, and a save after it."""
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    journal.keys.reencrypt(PASSPHRASE, quiet, never)
    say("reencrypted")
    write_step(journal, 8)
    say("saved 8")
    journal.close()


def refuse_and_save(folder: Path) -> None:
    """A save is refused and its words are kept aside; then a newer one of the same entry succeeds."""
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    driver = journal._vault.driver()
    driver.execute("PRAGMA query_only = ON")
    try:
        write_step(journal, 8)
    except KnownError:
        say("saved 8")  # not in the journal, but kept
    driver.execute("PRAGMA query_only = OFF")
    for step in (9, 10):
        write_step(journal, step)
        say(f"saved {step}")
    journal.close()
    Journal.open(folder, PASSPHRASE, RealClock(), THIS).close()


def put_back(folder: Path) -> None:
    """Restore the one backup over the journal, and save after it."""
    (stored,) = (folder / files.BACKUPS).glob("*.rjbackup")
    found = restore.prepare(stored, folder, restore.by_passphrase(PASSPHRASE), quiet, never)
    restore.put_in_place(found, folder, MADE)
    say("restored")
    journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
    write_step(journal, 4)
    say("saved 4")
    journal.close()


def migrate(folder: Path) -> None:
    """Open with a program whose schema is newer, and save."""
    with next_version():
        journal = Journal.open(folder, PASSPHRASE, RealClock(), THIS)
        say("migrated")
        write_step(journal, 8)
        say("saved 8")
        journal.close()


def upgrade(folder: Path, sheet: str) -> None:
    """Open a journal of an earlier schema by its recovery sheet, and save."""
    journal = open_with_sheet(folder, sheet, RealClock(), THIS)
    say("upgraded")
    write_step(journal, 8)
    say("saved 8")
    journal.close()


@contextmanager
def next_version() -> Iterator[None]:
    """The program as a next version might be: its schema has one revision more."""
    head, config = runner.HEAD, runner.alembic_config

    def also_next(connection: Connection) -> Any:
        made = config(connection)
        own = Path(runner.__file__).with_name("versions")
        made.set_main_option("path_separator", "newline")
        made.set_main_option("version_locations", f"{own}\n{Path(__file__).with_name('next_schema')}")
        return made

    runner.HEAD, runner.alembic_config = "9001", also_next
    try:
        yield
    finally:
        runner.HEAD, runner.alembic_config = head, config


def quiet(*_: object) -> None:
    pass


def never() -> bool:
    return False


def steps_of(said: Sequence[str]) -> list[int]:
    """The steps that were acknowledged."""
    return [int(word.split()[1]) for word in said if word.startswith("saved")]


def astray(journal: Journal, done: Sequence[int], attempted: Iterable[int]) -> list[str]:
    """What is amiss: an entry must stand as its last acknowledged step wrote it, or as a later attempt."""
    owed = {entry_id(step): step for step in sorted(done)}
    allowed: dict[UUID, set[str | None]] = {entry: {text_of(step)} for entry, step in owed.items()}
    for step in attempted:
        if step > owed.get(entry_id(step), -1):
            allowed.setdefault(entry_id(step), {None}).add(text_of(step))
    found = {entry.id: entry.what for entry in journal.gratitude.on_day(DAY)}
    wrong = [f"{entry}: lost" for entry, texts in allowed.items() if found.pop(entry, None) not in texts]
    return wrong + [f"{entry}: never written" for entry in found]


_NOWHERE = os.open(os.devnull, os.O_RDWR)
IDLE: dict[str, Callable[[], object]] = {
    "pwrite64": lambda: os.pwrite(_NOWHERE, b"", 0),
    "write": lambda: os.write(_NOWHERE, b""),
    "fsync": lambda: os.fsync(_NOWHERE),
    "fdatasync": lambda: os.fdatasync(_NOWHERE),
    "ftruncate": lambda: os.ftruncate(_NOWHERE, 0),
    "rename": lambda: os.rename("/nonexistent/a", "/nonexistent/b"),
}
"""Calls that write, each in a form that does nothing."""
DEEDS: dict[str, Callable[..., None]] = {
    deed.__name__: deed
    for deed in (
        save,
        save_on,
        save_till_refused,
        open_once,
        struggle,
        create,
        back_up,
        change_passphrase,
        reencrypt,
        refuse_and_save,
        put_back,
        migrate,
        upgrade,
    )
}

if __name__ == "__main__":
    careless = sys.argv[-1] == "careless"
    if careless:  # for a control: our own files are never synced
        os.fsync = lambda _: None
    DEEDS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3 : len(sys.argv) - careless])
