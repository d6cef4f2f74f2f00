"""Backups as the user meets them: when they are made by themselves, and that each restores everything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.backups import Shelf
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import backup, recovery
from relationship_journal.vault.backup_errors import BackupNotMade, BackupPassphrase, BackupStopped
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)
DAY = date(2026, 11, 22)


def write(journal: Journal, clock: Any, *texts: str) -> None:
    for text in texts:
        clock.advance(seconds=1)
        journal.gratitude.save(journal.gratitude.new(DAY, text))


def canonical(journal: Journal) -> bytes:
    archive = journal.archive()
    archive.exported_at = datetime(2026, 11, 22, tzinfo=UTC)
    return to_json(archive)


def reopened(folder: Path, clock: Any, passphrase: str = PASSPHRASE) -> Journal:
    return Journal.open(folder, passphrase, clock)


def test_by_itself_on_lock_once_something_changed(journal: Journal, clock: Any) -> None:
    write(journal, clock, "Tea was ready")
    assert journal.backups.due()
    journal.backups.make_if_due()
    clock.advance(hours=19)
    write(journal, clock, "Carried the bag")
    assert not journal.backups.due()
    clock.advance(hours=2)
    assert journal.backups.due()
    journal.backups.make_if_due()
    clock.advance(days=30)
    assert not journal.backups.due()
    made = journal.backups.all()
    assert [one.reason for one in made] == ["automatic", "automatic"]
    assert [one.counts["appreciation"] for one in made] == [2, 1]


def test_a_deletion_for_good_is_a_change_too(journal: Journal, clock: Any) -> None:
    write(journal, clock, "Tea was ready")
    (entry,) = journal.gratitude.on_day(DAY)
    journal.backups.make()
    clock.advance(days=1)
    journal.bin.delete("appreciation", entry.id)
    journal.bin.empty()
    assert journal.backups.due()


def test_set_back_the_clock_does_not_stop_them(journal: Journal, clock: Any) -> None:
    clock.advance(days=400)
    write(journal, clock, "Tea was ready")
    journal.backups.make_if_due()
    clock.advance(days=-400)
    write(journal, clock, "Carried the bag")
    assert journal.backups.due()
    journal.backups.make_if_due()
    assert not journal.backups.due()
    assert len(journal.backups.all()) == 2


def test_locking_makes_one_and_says_so(tmp_path: Path, clock: Any) -> None:
    journal = Journal.create(tmp_path / "j", PASSPHRASE, clock, CHEAP)
    write(journal, clock, "Tea was ready")
    heard: list[str] = []
    journal.lock(lambda: heard.append("begun"))
    assert heard == ["begun"]
    assert len(Shelf(tmp_path / "j", clock).all()) == 1
    again = reopened(tmp_path / "j", clock)
    again.lock(lambda: heard.append("begun"))
    assert heard == ["begun"]


def test_one_that_fails_holds_nothing_up_and_is_told_once(
    tmp_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.create(tmp_path / "j", PASSPHRASE, clock, CHEAP)
    write(journal, clock, "Tea was ready")
    journal.backups.folder.rmdir()
    journal.backups.folder.write_bytes(b"a file where the folder should be")
    journal.lock()
    again = reopened(tmp_path / "j", clock)
    exported = canonical(again)
    sentence = again.backups.take_trouble()
    assert "no backup was made. Your journal is safe" in sentence
    assert again.backups.take_trouble() == ""
    assert b"no backup was made" not in exported
    assert len(again.gratitude.on_day(DAY)) == 1
    again.close()


def test_a_second_folder_gets_each_new_one_when_it_is_there(
    journal: Journal, clock: Any, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    journal.backups.second = usb
    write(journal, clock, "Tea was ready")
    journal.backups.make()
    assert not usb.exists()
    usb.mkdir()
    clock.advance(days=1)
    made = journal.backups.make()
    assert [one.path.name for one in journal.backups.all(usb)] == [made.path.name]
    assert (usb / made.path.name).read_bytes() == made.path.read_bytes()


def test_one_to_another_folder_thins_nothing(journal: Journal, clock: Any, tmp_path: Path) -> None:
    for _ in range(3):
        clock.advance(minutes=1)
        journal.backups.make(to=tmp_path / "elsewhere")
    assert len(journal.backups.all(tmp_path / "elsewhere")) == 3
    assert journal.backups.all() == []


def test_restoring_an_open_journal_keeps_how_it_was(tmp_path: Path, clock: Any) -> None:
    folder = tmp_path / "j"
    journal = Journal.create(folder, PASSPHRASE, clock, CHEAP)
    write(journal, clock, "Tea was ready")
    first = journal.backups.make()
    write(journal, clock, "Carried the bag")
    journal.keys.change_passphrase(PASSPHRASE, "five loud lakes in summer")
    prepared = journal.backups.prepare(first, "")
    done = journal.restore(prepared)
    reasons = {one.reason: one.counts["appreciation"] for one in Shelf(folder, clock).all()}
    assert reasons == {"asked": 1, "restore": 2}
    back = reopened(folder, clock, "five loud lakes in summer")
    assert [one.what for one in back.gratitude.on_day(DAY)] == ["Tea was ready"]
    back.close()
    assert done.aside is not None
    before = reopened(done.aside, clock, "five loud lakes in summer")
    assert len(before.gratitude.on_day(DAY)) == 2
    before.close()


def test_one_prepared_and_not_wanted_leaves_nothing(journal: Journal, clock: Any, tmp_path: Path) -> None:
    first = journal.backups.make()
    journal.backups.prepare(first, "")
    journal.backups.give_up()
    assert {path.name for path in tmp_path.iterdir()} == {"My journal"}
    with pytest.raises(BackupStopped):
        journal.backups.prepare(first, "", cancelled=lambda: True)
    assert {path.name for path in tmp_path.iterdir()} == {"My journal"}


def test_a_passphrase_of_that_day_or_the_recovery_sheet_restores_a_locked_journal(
    tmp_path: Path, clock: Any
) -> None:
    folder = tmp_path / "j"
    journal = Journal.create(folder, PASSPHRASE, clock, CHEAP)
    made = journal.backups.make()
    sheet = " ".join(recovery.groups(journal._vault.data_key))
    journal.close()
    shelf = Shelf(folder, clock)
    with pytest.raises(BackupPassphrase):
        shelf.restore(made, "five loud lakes in summer")
    (folder / "journal.db").write_bytes(b"")
    for secret in (PASSPHRASE, sheet):
        clock.advance(days=1)
        shelf.restore(shelf.all()[0], secret)
        reopened(folder, clock).close()


def test_the_newest_sound_one_is_found_without_a_key(journal: Journal, clock: Any) -> None:
    first = journal.backups.make()
    clock.advance(days=1)
    second = journal.backups.make()
    assert journal.backups.newest_sound() == second
    data = bytearray(second.path.read_bytes())
    data[5000] ^= 1
    second.path.write_bytes(data)
    assert journal.backups.newest_sound() == first
    with pytest.raises(KnownError, match="This backup is damaged"):
        journal.backups.check(second)
    assert journal.backups.check(first) == first
    first.path.write_bytes(b"")
    assert journal.backups.newest_sound() is None


def test_a_journal_opened_by_its_sheet_without_a_keys_file_says_what_to_do(
    journal: Journal, clock: Any
) -> None:
    keys = journal.folder / "keys.json"
    held = keys.read_bytes()
    keys.unlink()
    with pytest.raises(BackupNotMade, match="keys file is missing"):
        journal.backups.make()
    keys.write_bytes(held)


def test_every_reason_a_backup_fails_is_a_sentence_of_its_own() -> None:
    from relationship_journal.vault import backup_errors, errors

    causes = [errors.NoSpace(), errors.ReadOnly(), errors.Damaged(), errors.KeysDamaged(), OSError()]
    sentences = {str(backup_errors.BackupNotMade(cause)) for cause in causes}
    assert len(sentences) == len(causes)
    assert all("safe" in sentence for sentence in sentences)


def test_thinning_happens_as_they_are_made(journal: Journal, clock: Any) -> None:
    for _ in range(40):
        clock.advance(hours=6)
        journal.backups.make()
    made = [one.made_at for one in journal.backups.all()]
    recent = [moment for moment in made if clock.now() - moment < timedelta(hours=24)]
    assert len(recent) == 4
    assert len(made) == len({moment.date() for moment in made[4:]}) + 4
    assert backup.measure(journal._vault.driver()).state == journal.backups.all()[0].state
