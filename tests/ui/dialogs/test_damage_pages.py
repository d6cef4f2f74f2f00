"""The check of an open journal, and the rescue of a damaged one from its lock screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relationship_journal.journal.journal import Journal
from relationship_journal.ui.damage_door import DamageDoor
from relationship_journal.ui.dialogs.rescue_page import RescuePage
from relationship_journal.ui.dialogs.verify_page import VerifyPage
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.vault import recovery
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import unlock
from relationship_journal.vault.verify import CheckStopped

PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)


@pytest.fixture
def page(context: Any, qtbot: Any) -> VerifyPage:
    made = VerifyPage(context)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_whole_journal_is_told_whole(page: VerifyPage) -> None:
    assert page.restore.isHidden()
    page.check.click()
    assert page.verdict.text() == "Everything is as it was written."
    assert page.restore.isHidden()
    assert page.check.text() == "Check again"


def test_damage_is_told_in_words_with_two_ways_on(page: VerifyPage, context: Any, qtbot: Any) -> None:
    context.journal.verify = lambda *_: ["page: 3", "page: 4", "search index: 2 tick missing"]
    page.check.click()
    assert "Do not write on" in page.verdict.text()
    assert "Pages that are not what was written: 2" in page.found.text()
    assert "Gaps in what Search finds: 1" in page.found.text()
    with qtbot.waitSignal(page.restore_requested):
        page.restore.click()
    with qtbot.waitSignal(page.rescue_requested):
        page.rescue.click()


def test_a_check_can_be_stopped(journal: Journal) -> None:
    with pytest.raises(CheckStopped):
        journal.verify(lambda *_: None, lambda: True)
    assert journal.verify(lambda *_: None) == []


# -- the door


@pytest.fixture
def damaged(tmp_path: Path, clock: Any) -> Path:
    """A journal with a backup, damaged since."""
    folder = tmp_path / "Hurt"
    journal = Journal.create(folder, PASSPHRASE, clock, CHEAP)
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), "Tea was ready"))
    journal.backups.make()
    journal.close()
    data = bytearray((folder / "journal.db").read_bytes())
    data[300] ^= 1
    (folder / "journal.db").write_bytes(data)
    return folder


class Opener:
    def __init__(self, clock: Any) -> None:
        self._clock = clock

    def open(self, folder: Path, passphrase: str) -> Journal:
        return Journal.open(folder, passphrase, self._clock)


def test_a_damaged_journal_offers_its_newest_backup_and_a_rescue(
    damaged: Path, context: Any, clock: Any, qtbot: Any
) -> None:
    before = {p: p.read_bytes() for p in damaged.rglob("*") if p.is_file()}
    screen = LockScreen()
    qtbot.addWidget(screen)
    screen.show()
    keeper = Keeper(context.tasks, Opener(clock))  # type: ignore[arg-type]
    keeper.close_door()
    keeper.refused.connect(screen.show_failure)
    door = DamageDoor(keeper, screen, context, lambda: damaged)
    pages: list[Any] = []
    door.page_changed.connect(pages.append)
    assert screen.rescue.isHidden()
    keeper.unlock(damaged, "wrong passphrase")
    assert screen.rescue.isHidden()
    keeper.unlock(damaged, PASSPHRASE)
    assert "damaged" in screen.failure
    assert "Today" in screen.go_back.text()
    assert screen.rescue.isVisible()
    screen.rescue.click()
    assert isinstance(pages[0], RescuePage)
    pages[0].close_requested.emit()
    assert pages[1] is screen
    assert {p: p.read_bytes() for p in damaged.rglob("*") if p.is_file()} == before
    screen.set_busy(True)
    assert screen.rescue.isHidden()
    assert keeper.state is State.LOCKED


@pytest.fixture
def rescue(damaged: Path, context: Any, qtbot: Any) -> RescuePage:
    made = RescuePage(context, damaged)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_rescue_by_the_passphrase(rescue: RescuePage, damaged: Path, clock: Any, qtbot: Any) -> None:
    assert not rescue.start.isEnabled()
    rescue.secret.setText("not the passphrase")
    rescue.start.click()
    assert "does not open this journal" in rescue.work.words.text()
    rescue.secret.setText(PASSPHRASE)
    rescue.start.click()
    assert rescue._saved.text().startswith("1 entry is safe in “Hurt (rescued)”.")
    assert "There may be more" in rescue._lost.text()
    assert rescue.secret.text() == ""
    with qtbot.waitSignal(rescue.open_requested) as asked:
        rescue.open.click()
    journal = Journal.open(asked.args[0], PASSPHRASE, clock)
    assert journal.counts()["appreciation"] == 1
    journal.close()


def test_by_the_sheet_a_new_passphrase_is_asked(
    rescue: RescuePage, damaged: Path, context: Any, clock: Any, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    context.chooser.answers = [str(tmp_path / "usb")]
    rescue.elsewhere.click()
    assert str(tmp_path / "usb") in rescue.place.text()
    rescue.secret.setText(" ".join(recovery.groups(unlock(damaged, PASSPHRASE))))
    assert rescue.fresh.isVisible()
    assert not rescue.start.isEnabled()
    rescue.fresh.setText("six grey herons")
    rescue.start.click()
    assert rescue.told.isVisible()
    Journal.open(tmp_path / "usb" / "Hurt (rescued)", "six grey herons", clock).close()
