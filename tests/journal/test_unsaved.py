"""What a full or failing disk would not take is kept, sealed, and saved as soon as it can be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.domain.gratitude import Voice
from relationship_journal.domain.rituals import Schedule
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.errors import NoSpace
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)
TODAY = date(2026, 11, 22)
SECRET = "quillwortzanzibar"


def fill_up(journal: Journal) -> None:
    """From now on the database may not grow: SQLite answers as on a full disk."""
    driver = journal._vault.driver()
    journal._vault.checkpoint()
    driver.execute("VACUUM")
    driver.execute("PRAGMA max_page_count = 1")


def make_room(journal: Journal) -> None:
    journal._vault.driver().execute("PRAGMA max_page_count = 1000000")


def block(path: Path) -> None:
    """Let no file be written at `path`."""
    path.with_name(f".{path.name}.new").mkdir(parents=True)


def unblock(path: Path) -> None:
    path.with_name(f".{path.name}.new").rmdir()


LONG = f"They said {SECRET} " + "and laughed " * 3000


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "data" / "keys")


@pytest.fixture
def folder(tmp_path: Path, clock: Any, computer: Computer) -> Path:
    Journal.create(tmp_path / "j", PASSPHRASE, clock, CHEAP, computer).close()
    return tmp_path / "j"


@pytest.fixture
def full(folder: Path, clock: Any, computer: Computer) -> Journal:
    """An open journal on a full disk."""
    journal = Journal.open(folder, PASSPHRASE, clock, computer)
    fill_up(journal)
    return journal


def plain_hits(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def write(journal: Journal, text: str = LONG) -> Any:
    page = journal.reflections.new(TODAY)
    page.title, page.text = "Late", text
    with pytest.raises(NoSpace):
        journal.reflections.save(page)
    return page


def test_it_waits_sealed_and_is_saved_by_a_retry(full: Journal, tmp_path: Path) -> None:
    page = write(full)
    assert [record.id for record in full.unsaved.records()] == [page.id]
    assert (full.folder / "unsaved.sealed").stat().st_mode & 0o777 == 0o600
    assert plain_hits(tmp_path) == []
    with pytest.raises(NoSpace):
        full.unsaved.retry()
    assert len(full.unsaved) == 1
    make_room(full)
    assert full.unsaved.retry() == 0
    assert full.reflections.on_day(TODAY)[0].text == LONG
    assert not (full.folder / "unsaved.sealed").exists()
    full.close()


def test_the_next_save_takes_it_along(full: Journal) -> None:
    page = write(full)
    newer = write(full, LONG + " later")
    page.text += " changed"
    with pytest.raises(NoSpace):
        full.reflections.save(page)
    assert len(full.unsaved) == 2
    make_room(full)
    full.gratitude.save(full.gratitude.new(TODAY, "Tea"))
    assert {one.text for one in full.reflections.on_day(TODAY)} == {page.text, newer.text}
    assert len(full.unsaved) == 0
    full.close()


@pytest.mark.parametrize("where", ["folder", "data folder", "memory"])
def test_locked_meanwhile_it_is_saved_at_the_next_unlock(
    full: Journal, folder: Path, tmp_path: Path, computer: Computer, clock: Any, where: str
) -> None:
    own = folder / "unsaved.sealed"
    spare = computer.copies / f"{(folder / 'journal.db').read_bytes()[:16].hex()}.unsaved.sealed"  # type: ignore
    if where != "folder":
        block(own)
    if where == "memory":
        block(spare)
    page = write(full)
    full.close()
    assert own.exists() == (where == "folder")
    assert spare.exists() == (where == "data folder")
    assert bool(computer.sealed) == (where == "memory")
    assert plain_hits(tmp_path) == []
    assert SECRET.encode() not in b"".join(computer.sealed.values())
    journal = Journal.open(folder, PASSPHRASE, clock, computer)
    assert journal.find("reflection", page.id).text == LONG  # type: ignore[union-attr]
    assert journal.unsaved.brought_back == 1
    assert not own.exists()
    assert not spare.exists()
    assert not computer.sealed
    journal.close()


def test_every_kind_comes_back_as_it_was(full: Journal, folder: Path, clock: Any, computer: Computer) -> None:
    thing = full.gratitude.new(TODAY, LONG)
    thing.tags, thing.voice, thing.said_on = ["tea", "\u2764"], Voice.SAID, TODAY
    mood, note, ritual = full.mood.new(TODAY), full.diagnosis.new(TODAY), full.rituals.new(TODAY)
    mood.note, note.what, ritual.name, ritual.schedule = LONG, LONG, LONG, Schedule()
    for save, record in (
        (full.gratitude.save, thing), (full.mood.save, mood), (full.diagnosis.save, note),
        (full.rituals.save, ritual),
    ):  # fmt: skip
        with pytest.raises(NoSpace):
            save(record)  # type: ignore[operator]
    full.close()
    journal = Journal.open(folder, PASSPHRASE, clock, computer)
    assert journal.unsaved.brought_back == 4
    assert journal.find("appreciation", thing.id).tags == thing.tags  # type: ignore[union-attr]
    assert journal.find("appreciation", thing.id).said_on == TODAY  # type: ignore[union-attr]
    assert journal.find("check_in", mood.id).note == LONG  # type: ignore[union-attr]
    assert journal.find("diagnosis_note", note.id).since == TODAY  # type: ignore[union-attr]
    assert journal.find("ritual", ritual.id).schedule == Schedule()  # type: ignore[union-attr]
    journal.close()


def test_thrown_away_it_does_not_come_back(full: Journal, folder: Path, clock: Any) -> None:
    page = write(full)
    full.bin.delete("reflection", page.id)
    full.close()
    journal = Journal.open(folder, PASSPHRASE, clock)
    assert journal.find("reflection", page.id) is None
    journal.close()


def test_a_sealed_file_that_is_damaged_or_another_journals_is_left_alone(
    full: Journal, folder: Path, tmp_path: Path, clock: Any
) -> None:
    write(full)
    full.close()
    sealed = (folder / "unsaved.sealed").read_bytes()
    other = tmp_path / "other"
    Journal.create(other, PASSPHRASE, clock, CHEAP).close()
    for data in (sealed, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"", b"a shopping list"):
        (other / "unsaved.sealed").write_bytes(data)
        journal = Journal.open(other, PASSPHRASE, clock)
        assert journal.reflections.on_day(TODAY) == []
        journal.close()
        assert (other / "unsaved.sealed").read_bytes() == data


def test_still_full_at_the_next_unlock_it_goes_on_waiting(full: Journal, folder: Path, clock: Any) -> None:
    write(full)
    full.close()
    sealed = (folder / "unsaved.sealed").read_bytes()
    journal = Journal.open(folder, PASSPHRASE, clock)
    assert journal.unsaved.brought_back == 1  # there is room now
    fill_up(journal)
    write(journal, LONG + "again")
    journal.close()
    assert (folder / "unsaved.sealed").read_bytes() != sealed


KILLED = f"""
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
class Clock:
    now = staticmethod(lambda: datetime.now(UTC)); zone = staticmethod(lambda: UTC)
    zone_name = staticmethod(lambda: "UTC")
journal = Journal.open(Path(sys.argv[1]), {PASSPHRASE!r}, Clock, Computer(Path(sys.argv[2])))
driver = journal._vault.driver()
journal._vault.checkpoint(); driver.execute("VACUUM"); driver.execute("PRAGMA max_page_count = 1")
for number in range(3):
    page = journal.reflections.new(date(2026, 11, 22)); page.text = f"{{number}} " + {LONG!r}
    try:
        journal.reflections.save(page)
    except KnownError as error:
        print(type(error).__name__, flush=True)
if sys.argv[3] == "locked":
    journal.close()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["open", "locked"])
def test_killed_in_between_nothing_is_lost(
    folder: Path, computer: Computer, clock: Any, when: str, figure: Callable[[str], None]
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(computer.copies), when],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONWARNINGS": "error"},
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert ended.stdout.split() == ["NoSpace"] * 3
    assert plain_hits(folder.parent) == []
    journal = Journal.open(folder, PASSPHRASE, clock, computer)
    kept = {one.text.split()[0] for one in journal.reflections.on_day(TODAY)}
    journal.close()
    assert kept == {"0", "1", "2"}
    figure(f"saving fails, killed while {when}: 3 of 3 texts there at the next unlock, 0 in plain text")
