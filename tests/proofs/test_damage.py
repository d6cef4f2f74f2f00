"""Bits flip and files are cut: always reported, never a wrong word or a fresh journal; no byte is written."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from deeds import DAY, MADE, PASSPHRASE, RealClock, filled, never, quiet
from recorder import tree_of
from sizes import at_both_sizes

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import backup, database, files, restore
from relationship_journal.vault.vault import unlock

STEPS = 40
FLIPS = 200
CUTS = 7
Words = dict[str, str]


@dataclass
class Tally:
    """What became of each damage."""

    reports: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{count} {name}" for name, count in self.reports.most_common())
        return (
            f"{len(self.silent)} unreported, {len(self.wrong)} wrong texts, {len(self.written)} files "
            f"written to; reported as {told}"
        )

    def clean(self) -> bool:
        return not (self.silent or self.wrong or self.written)


def flips(data: bytes, count: int, first: Iterable[int] = ()) -> Iterator[tuple[str, bytes]]:
    """`data` with one bit flipped, so many times: at the `first` places and anywhere."""
    rng = Random(3)
    places = [*first, *(rng.randrange(len(data)) for _ in range(count))][:count]
    for place in places:
        bit = rng.randrange(8)
        yield f"bit {bit} of {place}", data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def cuts(data: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """`data` cut short: to nothing, to a byte, within a page, at the edges of pages."""
    pages = len(data) // 4096
    sizes = [0, 1, 100, 4095, 4096, pages // 2 * 4096, len(data) - 4096]
    rng = Random(4)
    while len(sizes) < count:
        sizes.append(rng.choice((rng.randrange(pages) * 4096, rng.randrange(len(data)))))
    for size in sizes[:count]:
        yield f"cut to {size}", data[:size]


def words_in(journal: Journal) -> Words:
    return {str(entry.id): entry.what for entry in journal.gratitude.on_day(DAY)}


def damaged(
    path: Path, damages: Iterable[tuple[str, bytes]], use: Callable[[], tuple[Words, list[str]]], truth: Words
) -> Tally:
    """Put each damage into `path`, `use` what is there, and compare its words with the truth."""
    tally = Tally()
    whole = path.read_bytes()
    for name, data in damages:
        path.write_bytes(data)
        before = tree_of(path.parent)
        try:
            words, findings = use()
        except KnownError as error:
            tally.reports[type(error).__name__] += 1
        else:
            tally.reports["findings"] += bool(findings)
            tally.silent += [] if findings else [name]
            tally.wrong += [name for entry, text in words.items() if truth.get(entry) != text]
            tally.wrong += [f"{name}: empty"] if not words and not findings else []
        if tree_of(path.parent) != before:
            tally.written.append(name)
    path.write_bytes(whole)
    return tally


@pytest.fixture
def truth(folder: Path) -> Words:
    """Every word in the journal in `folder`, which is closed."""
    journal = filled(folder, STEPS)
    words = words_in(journal)
    journal.close()
    assert len(words) == STEPS // 2
    return words


def use(folder: Path) -> Callable[[], tuple[Words, list[str]]]:
    """Open, read, and have everything checked, as a user would."""

    def using() -> tuple[Words, list[str]]:
        journal = Journal.open(folder, PASSPHRASE, RealClock())
        try:
            findings: list[str] = []
            words: Words = {}
            try:
                words = words_in(journal)
            except KnownError as error:
                findings.append(repr(error))
            return words, findings + journal.verify(lambda *_: None)
        finally:
            journal.close()

    return using


@at_both_sizes
def test_damage_of_the_journal(folder: Path, truth: Words, size: int, figure: Callable[[str], None]) -> None:
    path = folder / files.DATABASE
    whole = path.read_bytes()
    assert use(folder)() == (truth, [])
    places = [*range(0, 100, 5), *(page * 4096 + 1000 for page in range(len(whole) // 4096))]
    tally = damaged(path, flips(whole, FLIPS * size, places), use(folder), truth)
    figure(f"{FLIPS * size} bit flips of journal.db: {tally}")
    assert tally.clean(), tally
    tally = damaged(path, cuts(whole, CUTS * size), use(folder), truth)
    figure(f"{CUTS * size} truncations of journal.db: {tally}")
    assert tally.clean(), tally


@at_both_sizes
def test_damage_of_the_keys(folder: Path, truth: Words, size: int, figure: Callable[[str], None]) -> None:
    path = folder / files.KEYS
    tally = damaged(path, flips(path.read_bytes(), FLIPS // 2 * size), use(folder), truth)
    figure(f"{FLIPS // 2 * size} bit flips of keys.json: {tally}")
    assert tally.clean(), tally
    tally = damaged(path, cuts(path.read_bytes() * 20, 4), use(folder), truth)
    assert tally.clean(), tally


@at_both_sizes
def test_damage_of_a_backup(
    folder: Path, tmp_path: Path, truth: Words, size: int, figure: Callable[[str], None]
) -> None:
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    made = backup.make(journal._vault.source(), tmp_path / "kept", MADE, "asked", quiet, never)
    journal.close()
    target = tmp_path / "restored" / "My journal"

    def restored() -> tuple[Words, list[str]]:
        found = restore.prepare(made.path, target, restore.by_passphrase(PASSPHRASE), quiet, never)
        restore.put_in_place(found, target, MADE)
        return use(target)()

    whole = made.path.read_bytes()
    tally = damaged(made.path, flips(whole, FLIPS // 2 * size, range(0, 60, 3)), restored, truth)
    figure(f"{FLIPS // 2 * size} bit flips of a backup: {tally}")
    assert tally.clean(), tally
    assert not target.exists()
    assert restored() == (truth, [])


def test_a_damaged_journal_is_never_copied_into_a_sound_one(
    folder: Path, tmp_path: Path, truth: Words, figure: Callable[[str], None]
) -> None:
    """SQLCipher gives zeros for the damaged page a long text goes on in: a copy of them would be sound."""
    path = folder / files.DATABASE
    whole = path.read_bytes()
    data_key = unlock(folder, PASSPHRASE)
    opened, made, copied = 0, [], []
    for page in range(1, len(whole) // 4096):
        name, data = next(flips(whole, 1, [page * 4096 + 1000]))
        path.write_bytes(data)
        with suppress(KnownError):
            journal = Journal.open(folder, PASSPHRASE, RealClock())
            opened += 1
            for copy in (
                journal.backups.make,
                lambda keys=journal.keys: keys.reencrypt(PASSPHRASE, quiet, never),
            ):
                with suppress(KnownError):
                    copy()
                    made.append(name)
            journal.close()
        path.write_bytes(data)
        copied += [name] if sound_copy(path, tmp_path / f"{page}.db", data_key) else []
    path.write_bytes(whole)
    figure(
        f"{len(made)} sound copies of {opened} damaged journals that opened; "
        f"{len(copied)} by SQL alone (control)"
    )
    assert made == []
    assert opened > 20
    assert copied
    assert use(folder)() == (truth, [])


def sound_copy(path: Path, copy: Path, data_key: bytes) -> bool:
    """Whether SQL copies a damaged database into one that passes every check."""
    try:
        connection = database.connect(path, data_key)
    except KnownError:
        return False
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
        return not backup.examine(copy, data_key)[1]
    except (sqlcipher.Error, KnownError):
        return False
    finally:
        connection.close()


def test_a_plain_database_would_hand_out_wrong_words(
    tmp_path: Path, truth: Words, figure: Callable[[str], None]
) -> None:
    path = tmp_path / "plain" / "plain.db"
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE kept (id, what)")
    database.executemany("INSERT INTO kept VALUES (?, ?)", truth.items())
    database.commit()
    database.close()

    def read() -> tuple[Words, list[str]]:
        opened = sqlite3.connect(path)
        opened.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            found = [finding for (finding,) in opened.execute("PRAGMA integrity_check") if finding != "ok"]
            return dict(opened.execute("SELECT id, what FROM kept")), found
        except sqlite3.Error as error:
            return {}, [repr(error)]
        finally:
            opened.close()

    tally = damaged(path, flips(path.read_bytes(), FLIPS), read, truth)
    figure(f"{FLIPS} bit flips of a plain database (control): {tally}")
    assert tally.silent
    assert tally.wrong
