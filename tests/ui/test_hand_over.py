"""A backup opened in the file manager: offered wherever the user stands, and put where it belongs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from relationship_journal import app
from relationship_journal.journal.backups import home_of
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.dialogs.backups_page import BackupsPage
from relationship_journal.ui.doorbell import Doorbell
from relationship_journal.ui.hand_over import HandOver, receive
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE, OTHERS = "four quiet rivers under snow", "five loud rivers over sand"


def make(folder: Path, passphrase: str, what: str) -> Path:
    """A journal with one entry and a backup of it; where that is."""
    clock = SystemClock()
    journal = Journal.create(folder, passphrase, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), what))
    made = journal.backups.make()
    journal.close()
    return made.path


@dataclass
class Standing:
    """A window before the locked journal, and what takes in what is handed to it."""

    window: MainWindow
    keeper: Keeper
    hand_over: HandOver
    documents: Path


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(app, "_documents_folder", lambda: tmp_path / "Documents")
    return tmp_path / "Documents"


@pytest.fixture
def backup(documents: Path) -> Path:
    return make(documents / "My journal", PASSPHRASE, "Tea was ready")


@pytest.fixture
def running(qtbot: Any, theme: Any, documents: Path, tmp_path: Path) -> Iterator[Standing]:
    machine = MachineFile(tmp_path / "machine.json")
    window, tasks, keeper = app._build(theme, machine, SystemClock(), Computer())
    qtbot.addWidget(window)
    folder = documents / "My journal"
    if folder.exists():
        window.show_lock_screen(folder)
    else:
        window.show_first_run()
    window.show()
    yield Standing(window, keeper, HandOver(window, window.context, keeper), documents)
    window.lock()
    qtbot.waitUntil(lambda: keeper.state in (State.LOCKED, State.CLOSED), timeout=20_000)
    tasks.finish()


def unlock(qtbot: Any, running: Standing, passphrase: str = PASSPHRASE) -> None:
    running.keeper.unlock(running.window.folder, passphrase)
    window = running.window
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)


def offered(qtbot: Any, running: Standing, path: Path) -> BackupsPage:
    """The page shown for a backup, the backup chosen on it."""
    running.hand_over.take(path)
    window = running.window
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(BackupsPage)))
    page = next(one for one in window.findChildren(BackupsPage) if one.isVisible())
    qtbot.waitUntil(lambda: page.current is not None)
    assert page.current is not None
    assert page.current.path == path
    assert page.model.rowCount() == 1
    return page


def restore(qtbot: Any, page: BackupsPage, secret: str) -> None:
    if secret:
        qtbot.keyClicks(page.chosen.secret, secret)
    page.chosen.restore.click()
    page.chosen.restore.click()


def entries(folder: Path, passphrase: str) -> list[str]:
    journal = Journal.open(folder, passphrase, SystemClock())
    try:
        return [one.what for one in journal.archive().appreciations]
    finally:
        journal.close()


def test_before_the_locked_journal_it_came_from(
    qtbot: Any, backup: Path, running: Standing, tmp_path: Path
) -> None:
    copied = tmp_path / "from a stick (1).rjbackup"
    shutil.copyfile(backup, copied)
    page = offered(qtbot, running, copied)
    restore(qtbot, page, PASSPHRASE)
    screen = running.window.lock_screen
    qtbot.waitUntil(screen.isVisible, timeout=20_000)
    assert "Restored: 1 entry" in screen.note
    assert "before restore" in screen.note
    unlock(qtbot, running)


def test_changing_ones_mind_leads_back(qtbot: Any, backup: Path, running: Standing) -> None:
    before = sorted(running.documents.iterdir())
    page = offered(qtbot, running, backup)
    page.close_requested.emit()
    qtbot.waitUntil(running.window.lock_screen.isVisible)
    assert sorted(running.documents.iterdir()) == before


def test_in_the_open_journal_its_own_key_is_enough(qtbot: Any, backup: Path, running: Standing) -> None:
    unlock(qtbot, running)
    page = offered(qtbot, running, backup)
    assert not page.chosen.secret.isVisible()
    assert not page.chosen.remove.isVisible()
    restore(qtbot, page, "")
    qtbot.waitUntil(lambda: "Restored: 1 entry" in running.window.lock_screen.note, timeout=20_000)


def test_anothers_backup_is_a_journal_of_its_own(
    qtbot: Any, backup: Path, running: Standing, tmp_path: Path
) -> None:
    theirs = make(tmp_path / "elsewhere" / "Theirs", OTHERS, "He sang")
    copied = tmp_path / "theirs.rjbackup"
    shutil.move(theirs, copied)
    unlock(qtbot, running)
    page = offered(qtbot, running, copied)
    assert "My journal 2" in page.chosen._aside.text()
    restore(qtbot, page, OTHERS)
    new = running.documents / "My journal 2"
    qtbot.waitUntil(lambda: running.window.folder == new, timeout=20_000)
    assert "Restored: 1 entry" in running.window.lock_screen.note
    assert entries(running.documents / "My journal", PASSPHRASE) == ["Tea was ready"]
    assert len(list(running.documents.iterdir())) == 2
    unlock(qtbot, running, OTHERS)


def test_one_that_lies_in_another_journal_goes_back_there(
    qtbot: Any, backup: Path, running: Standing, tmp_path: Path
) -> None:
    theirs = make(tmp_path / "elsewhere" / "Theirs", OTHERS, "He sang")
    page = offered(qtbot, running, theirs)
    assert "Theirs" in page.chosen._aside.text()
    restore(qtbot, page, OTHERS)
    qtbot.waitUntil(lambda: running.window.folder.name == "Theirs", timeout=20_000)
    assert entries(running.documents / "My journal", PASSPHRASE) == ["Tea was ready"]


def test_on_a_new_computer_it_becomes_the_journal(qtbot: Any, running: Standing, tmp_path: Path) -> None:
    theirs = tmp_path / "old.rjbackup"
    shutil.move(make(tmp_path / "elsewhere" / "Theirs", OTHERS, "He sang"), theirs)
    page = offered(qtbot, running, theirs)
    page.close_requested.emit()
    qtbot.waitUntil(running.window.first_run.isVisible)
    restore(qtbot, offered(qtbot, running, theirs), OTHERS)
    qtbot.waitUntil(running.window.lock_screen.isVisible, timeout=20_000)
    assert running.window.folder == running.documents / "My journal"
    unlock(qtbot, running, OTHERS)


@pytest.mark.parametrize("unlocked", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.rjbackup", b"PK\x03\x04 and then nothing", "This backup is damaged"),
        ("notes.txt", b"milk, bread", "not a backup of a journal"),
        ("gone.rjbackup", None, "not a backup of a journal"),
    ],
)
def test_what_cannot_be_used_says_so_and_what_is_safe(
    qtbot: Any,
    backup: Path,
    running: Standing,
    tmp_path: Path,
    unlocked: bool,
    name: str,
    content: bytes | None,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    heard: list[str] = []
    if unlocked:
        unlock(qtbot, running)
        monkeypatch.setattr(running.window.context.notices, "say", heard.append)
    running.hand_over.take(tmp_path / name)
    screen = running.window.lock_screen
    qtbot.waitUntil(lambda: bool(heard or screen.note))
    told = heard[0] if unlocked else screen.note
    assert said in told
    assert "Your journal is as it was" in told or "Nothing has been changed" in told
    assert not running.window.findChildren(BackupsPage)


def test_behind_the_cover_nothing_appears(qtbot: Any, backup: Path, running: Standing) -> None:
    unlock(qtbot, running)
    running.window.put_cover_on()
    running.hand_over.take(backup)
    done: list[object] = []
    running.window.context.tasks.run(lambda: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not running.window.findChildren(BackupsPage)
    running.window._stack.take_off()
    offered(qtbot, running, backup)


def test_the_bell_and_the_system_hand_files_over(
    qtbot: Any, backup: Path, running: Standing, tmp_path: Path, qapp: QApplication
) -> None:
    class Application(QObject):
        """Hears what is installed on it, as the system's program object would."""

    application: Any = Application()
    bell = Doorbell(tmp_path / "running")
    assert bell.come_in(running.window.folder)
    receive(running.hand_over, application, bell, None, platform="darwin")
    running.window.showMinimized()
    bell.rung.emit(str(backup), "")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in running.window.findChildren(BackupsPage)))
    assert not running.window.isMinimized()
    running.window.findChildren(BackupsPage)[0].close_requested.emit()
    qtbot.waitUntil(lambda: not running.window.findChildren(BackupsPage))
    QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(backup))))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in running.window.findChildren(BackupsPage)))
    assert not running.hand_over.eventFilter(application, QEvent(QEvent.Type.ApplicationActivate))
    unlocked: list[object] = []
    running.window.settings_known.connect(unlocked.append)
    bell.stand_before(None)
    unlock(qtbot, running)
    assert not Doorbell(tmp_path / "running").stand_before(running.window.folder)
    bell.release()


def test_a_place_that_is_taken_is_given_to_nobody(backup: Path, documents: Path, tmp_path: Path) -> None:
    from relationship_journal.vault.backup_file import read

    (documents / "My journal 2").mkdir()
    shutil.copyfile(backup, tmp_path / "copy.rjbackup")
    found = read(tmp_path / "copy.rjbackup")
    new = documents / "My journal"
    assert home_of(found, new, new) == new
    assert home_of(found, tmp_path, new) == documents / "My journal 3"
    (new / "keys.json").unlink()
    assert home_of(found, new, new) == documents / "My journal 3"
    assert home_of(read(backup), tmp_path, new) == new
