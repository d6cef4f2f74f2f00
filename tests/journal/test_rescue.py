"""A damaged journal: everything readable comes into a new one, and nothing that was not there before."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.rescue import Rescued
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.rescue import (
    LOST_NAME,
    LOST_PROGRAM,
    NothingReadable,
    RescueStopped,
    free_folder,
    rescue_journal,
)
from relationship_journal.journal.sample import sample_records
from relationship_journal.vault import recovery
from relationship_journal.vault.errors import OpenElsewhere, WrongPassphrase
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.pages import PAGE
from relationship_journal.vault.rescue import _looks_like, _roots, columns_of
from relationship_journal.vault.salvage import CUT, DamagedFile
from relationship_journal.vault.tables import CLASSES
from relationship_journal.vault.vault import Vault, unlock

PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)
Table = dict[bytes, tuple[Any, ...]]
Tables = dict[str, Table]


def _bring_in(journal: Journal) -> None:
    """Give some entries an origin, as an import does."""
    came = [
        Import(id=UUID(int=n), format="joplin", program="Joplin", name=f"{n}.jex", counts={"moment": n})
        for n in range(1, 5)
    ]
    pages = journal.archive().check_ins[:40]
    named = [
        Origin(id=page.id, import_id=came[n % 4].id, kind="check_in", name=f"note {n}", raw="as it was " * n)
        for n, page in enumerate(pages)
    ]
    journal.add([*came, *named])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of a sample year, with long reflections that go over many pages."""
    from datetime import UTC, datetime, timedelta

    from relationship_journal.domain.records import new_id

    class Clock:
        moment = datetime(2026, 11, 22, 20, tzinfo=UTC)

        def now(self) -> datetime:
            return self.moment

        def zone(self) -> Any:
            return UTC

        def zone_name(self) -> str:
            return "UTC"

    clock, chance = Clock(), random.Random(7)
    folder = tmp_path_factory.mktemp("rescue") / "My journal"
    journal = Journal.create(folder, PASSPHRASE, clock, CHEAP)
    journal.add(
        sample_records(date(2026, 11, 22), clock.now(), lambda m: new_id(m, chance.randbytes), chance)
    )
    _bring_in(journal)
    for number in range(20):
        page = journal.reflections.new(date(2026, 11, 1) + timedelta(days=number))
        page.title, page.text = f"Long {number}", f"{number} word \u2764 " * 1500
        journal.reflections.save(page)
    journal.settings.write(JournalSettings(my_name="Hanna"))
    journal.close()
    return folder


def tables(folder: Path) -> Tables:
    """Every row of every table, by id."""
    vault = Vault.open(folder, PASSPHRASE)
    connection = vault.driver()
    found = {kind: {row[0]: row for row in connection.execute(f"SELECT * FROM {kind}")} for kind in CLASSES}
    vault.close()
    return found


def hurt(folder: Path, pages: list[int]) -> None:
    """Flip one bit in each page (from 1)."""
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    for number in pages:
        data[(number - 1) * PAGE + 1000] ^= 4
    path.write_bytes(data)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rescued(folder: Path, clock: Any, secret: str = PASSPHRASE, **more: Any) -> tuple[Rescued, Tables]:
    before = contents(folder)
    done = rescue_journal(folder, secret, free_folder(folder), PASSPHRASE, clock, profile=CHEAP, **more)
    assert contents(folder) == before, "the damaged journal was touched"
    return done, tables(done.folder)


def readable_by_sqlite(folder: Path, truth: Tables) -> Tables:
    """The oracle: what SQLite itself still reads of each row, asked for one by one. It opens a copy."""
    copy = folder.with_name("oracle")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    key = unlock(copy, PASSPHRASE)
    found: Tables = {kind: {} for kind in CLASSES}

    def fresh() -> Any:
        connection = sqlcipher.connect(str(copy / "journal.db"), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        return connection

    connection = fresh()
    for kind in CLASSES:
        rowids: list[int] = list(range(1, len(truth[kind]) + 40))
        for rowid in rowids:
            try:
                row = connection.execute(f"SELECT * FROM {kind} WHERE rowid = ?", (rowid,)).fetchone()
            except sqlcipher.DatabaseError:
                connection.close()
                connection = fresh()
                continue
            # A damaged last page of a long text comes as zeros: that is not reading it.
            if row is not None and row == truth[kind].get(row[0]):
                found[kind][row[0]] = row
    connection.close()
    return found


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "My journal")
    return tmp_path / "My journal"


def test_a_whole_journal_is_rescued_whole(folder: Path, clock: Any) -> None:
    done, found = rescued(folder, clock)
    assert found == tables(folder)
    assert done.lost == ()
    assert done.damaged == 0
    assert done.told


def is_true(row: tuple[Any, ...], original: tuple[Any, ...] | None) -> bool:
    """Whether a row is as it was, or breaks off in a text and says so, and is as it was up to there."""
    if original is None or row == original:
        return row == original
    place = next(n for n, (ours, theirs) in enumerate(zip(row, original, strict=True)) if ours != theirs)
    return (
        isinstance(row[place], str)
        and row[place].endswith(CUT)
        and original[place].startswith(row[place][: -len(CUT)])
    )


def check_rescue(folder: Path, clock: Any, truth: Tables, pages: list[int]) -> tuple[int, int, int]:
    """Damage these pages and compare: what was readable, rescued, and told as lost."""
    hurt(folder, pages)
    oracle = readable_by_sqlite(folder, truth) if 1 not in pages else {kind: {} for kind in CLASSES}
    done, found = rescued(folder, clock)
    stand_ins = {id for id, row in found["ritual"].items() if LOST_NAME in row}
    for kind in CLASSES:
        for id, row in found[kind].items():
            assert is_true(row, truth[kind].get(id)) or id in stand_ins, f"invented {kind}"
        assert set(oracle[kind]) <= set(found[kind]), f"SQLite reads {kind} that was not rescued"
    missing = {
        (kind, id) for kind in CLASSES for id in truth[kind] if id not in found[kind] or id in stand_ins
    }
    told = sum(one.count for one in done.lost)
    assert done.damaged >= 1
    assert told <= len(missing)
    assert told == len(missing) or not done.told
    everything = sum(len(rows) for rows in truth.values())
    return everything, sum(len(rows) for rows in oracle.values()), everything - len(missing)


def play(
    whole: Path, tmp_path: Path, clock: Any, rounds: int, pages: Callable[[random.Random, int], list[int]]
) -> tuple[int, int, int]:
    truth, chance = tables(whole), random.Random(11)
    count = (whole / "journal.db").stat().st_size // PAGE
    sums = (0, 0, 0)
    for number in range(rounds):
        folder = tmp_path / f"round {number}" / "My journal"
        shutil.copytree(whole, folder)
        one = check_rescue(folder, clock, truth, pages(chance, count))
        sums = (sums[0] + one[0], sums[1] + one[1], sums[2] + one[2])
        shutil.rmtree(folder.parent)
    return sums


def damages(chance: random.Random, count: int) -> list[int]:
    return chance.sample(range(1, count + 1), chance.choice((1, 3, 10, 40)))


def test_everything_readable_is_rescued(
    whole: Path, tmp_path: Path, clock: Any, figure: Callable[[str], None]
) -> None:
    everything, readable, kept = play(whole, tmp_path, clock, 8, damages)
    assert kept >= readable
    figure(
        f"rescue: of {everything} rows in 8 damaged journals SQLite reads {readable}, "
        f"rescued {kept}, 0 invented, 0 bytes of the damaged ones changed"
    )


@pytest.mark.slow
def test_everything_readable_is_rescued_in_every_damage(
    whole: Path, tmp_path: Path, clock: Any, figure: Callable[[str], None]
) -> None:
    everything, readable, kept = play(whole, tmp_path, clock, 80, damages)
    figure(f"rescue: 80 journals, {everything} rows, SQLite {readable}, rescued {kept}")
    assert kept >= readable


def test_without_its_first_page_and_with_a_damaged_salt(folder: Path, clock: Any) -> None:
    truth = tables(folder)
    hurt(folder, [1])
    path = folder / "journal.db"
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    done, found = rescued(folder, clock)
    assert found == truth
    assert not done.told


def test_cut_short(folder: Path, clock: Any) -> None:
    truth = tables(folder)
    path = folder / "journal.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])
    done, found = rescued(folder, clock)
    assert 0 < sum(map(len, found.values())) < sum(map(len, truth.values()))
    assert all(
        is_true(found[kind][id], truth[kind][id])
        for kind in ("appreciation", "reflection")
        for id in found[kind]
    )
    assert sum(one.count for one in done.lost) > 0
    assert any(one.day is not None for one in done.lost)


def test_what_is_still_in_the_wal_comes_too(folder: Path, tmp_path: Path, clock: Any) -> None:
    journal = Journal.open(folder, PASSPHRASE, clock)
    written = journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), "left in the wal"))
    copy = tmp_path / "pulled out"
    shutil.copytree(folder, copy)
    journal.close()
    assert (copy / "journal.db-wal").stat().st_size > PAGE
    hurt(copy, [(copy / "journal.db").stat().st_size // PAGE])
    _, found = rescued(copy, clock)
    assert written.id.bytes in found["appreciation"]


def test_ticks_of_a_lost_ritual_get_another_to_stand_in(folder: Path, clock: Any) -> None:
    truth = tables(folder)
    path = folder / "journal.db"
    file = DamagedFile(path, unlock(folder, PASSPHRASE), path.read_bytes()[:16])
    of_rituals = [n for n in range(1, file.count + 1) for row in file.rows(n) if len(row.values) == 20]
    hurt(folder, sorted(set(of_rituals)))
    done, found = rescued(folder, clock)
    assert found["tick"] == truth["tick"]
    assert {id for id, row in found["ritual"].items() if LOST_NAME in row} <= set(truth["ritual"])
    assert {(one.kind, one.count) for one in done.lost if one.kind == "ritual"}
    journal = Journal.open(done.folder, PASSPHRASE, clock)
    assert journal.verify(lambda *_: None) == []
    assert journal.rituals.overviews(date(2026, 11, 22))
    journal.close()


def test_answers_of_a_lost_run_get_another_to_stand_in(folder: Path, clock: Any) -> None:
    truth = tables(folder)
    path = folder / "journal.db"
    file = DamagedFile(path, unlock(folder, PASSPHRASE), path.read_bytes()[:16])
    hurt(folder, list(file.tree(_roots(file)[0]["run"])))
    done, found = rescued(folder, clock)
    assert found["answer"] == truth["answer"]
    assert set(found["run"]) == set(truth["run"])
    assert all(LOST_PROGRAM in row for row in found["run"].values())
    assert sum(one.count for one in done.lost if one.kind == "run") == len(truth["run"])


def test_rows_of_every_kind_are_told_apart_by_their_looks(whole: Path) -> None:
    vault = Vault.open(whole, PASSPHRASE)
    columns = columns_of(vault.driver())
    vault.close()
    taken = Counter(
        (kind, next((name for name in CLASSES if _looks_like(name, row, columns)), None))
        for kind, rows in tables(whole).items()
        for row in rows.values()
    )
    assert {kind for kind, _ in taken} >= set(CLASSES) - {"revision"}
    assert {pair: count for pair, count in taken.items() if pair[0] != pair[1]} == {}


def test_a_recovery_sheet_opens_it_without_its_keys_file(folder: Path, clock: Any) -> None:
    sheet = " ".join(recovery.groups(unlock(folder, PASSPHRASE)))
    truth = tables(folder)
    (folder / "keys.json").unlink()
    hurt(folder, [5])
    _, found = rescued(folder, clock, sheet)
    assert len(found["appreciation"]) > 0.8 * len(truth["appreciation"])


def test_refusals_leave_nothing(folder: Path, clock: Any) -> None:
    with pytest.raises(WrongPassphrase):
        rescued(folder, clock, "not the passphrase")
    with pytest.raises(RescueStopped):
        rescued(folder, clock, cancelled=lambda: True)
    journal = Journal.open(folder, PASSPHRASE, clock)
    with pytest.raises(OpenElsewhere):
        rescue_journal(folder, PASSPHRASE, free_folder(folder), PASSPHRASE, clock)
    journal.close()
    (folder / "journal.db").write_bytes(random.Random(1).randbytes(40 * PAGE))
    with pytest.raises(NothingReadable):
        rescued(folder, clock)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_page_of_another_journal_is_not_taken_for_ours(folder: Path, tmp_path: Path, clock: Any) -> None:
    """The control: a page that does not authenticate, though it is whole elsewhere, brings nothing in."""
    other = tmp_path / "other"
    Journal.create(other, PASSPHRASE, clock, CHEAP).close()
    truth = tables(folder)
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[10 * PAGE : 12 * PAGE] = (other / "journal.db").read_bytes()[10 * PAGE : 12 * PAGE]
    path.write_bytes(data)
    done, found = rescued(folder, clock)
    assert done.damaged == 2
    assert all(
        row == truth[kind][id] for kind in CLASSES for id, row in found[kind].items() if LOST_NAME not in row
    )
    assert UUID(int=0).bytes not in found["reflection"]


def test_a_long_text_comes_as_far_as_it_can_be_read(folder: Path, clock: Any) -> None:
    truth = tables(folder)["reflection"]
    path = folder / "journal.db"
    key, salt = unlock(folder, PASSPHRASE), path.read_bytes()[:16]
    longest = max(truth.values(), key=lambda row: len(str(row)))
    asked: list[int] = []
    for number in range(1, DamagedFile(path, key, salt).count + 1):
        file = DamagedFile(path, key, salt)  # knows no page yet: what it asks for, it needs
        if any(row.values[0] == longest[0] and len(row.values) == 14 for row in file.rows(number)):
            asked = list(file._known)
    hurt(folder, asked[-1:])
    done, found = rescued(folder, clock)
    cut = found["reflection"][longest[0]]
    assert done.cut >= 1
    assert is_true(cut, longest)
    assert len(max((str(value) for value in cut), key=len)) > 4000
    assert cut != longest
