from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from relationship_journal.journal.backups import Shelf
from relationship_journal.ui.dialogs.backups_page import BackupsPage
from relationship_journal.ui.machine import Machine
from relationship_journal.vault.vault import Vault

PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def made(journal: Any, clock: Any) -> list[Any]:
    """Three evenings: one, two, three appreciations; the newest first."""
    backups = []
    for number, reason in enumerate(("import", "automatic", "asked")):
        journal.gratitude.save(journal.gratitude.new(clock.now().date(), f"Made coffee {number}"))
        backups.insert(0, journal.backups.make(reason=reason))
        clock.advance(days=1)
    return backups


@pytest.fixture
def machine() -> Machine:
    return Machine()


def shown(qtbot: Any, context: Any, machine: Machine, shelf: Any = None) -> BackupsPage:
    page = BackupsPage(context, machine, shelf)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 or page.list.currentIndex().isValid())
    qtbot.wait(1)
    return page


@pytest.fixture
def page(qtbot: Any, context: Any, made: list[Any], machine: Machine) -> BackupsPage:
    return shown(qtbot, context, machine)


def texts(page: BackupsPage) -> list[str]:
    return [label.text() for label in page.chosen.findChildren(QLabel) if not label.isHidden()]


def choose(page: BackupsPage, row: int) -> None:
    page.list.setCurrentIndex(page.model.index(row, 0))


def test_each_is_told_with_its_day_why_and_how_much(page: BackupsPage) -> None:
    rows = [page.model.index(row, 0).data() for row in range(3)]
    assert rows == [
        "Yesterday 20:14, you asked for it, 3 entries · verified",
        "23 Nov 2026 20:14, by itself, on lock, 2 entries · verified",
        "22 Nov 2026 20:14, before an import, 1 entry · verified",
    ]


def test_the_chosen_one_shows_the_counts_of_both(page: BackupsPage, qtbot: Any) -> None:
    choose(page, 2)
    qtbot.waitUntil(lambda: "Appreciations" in texts(page))
    said = texts(page)
    at = said.index("Appreciations")
    assert said[at : at + 3] == ["Appreciations", "1", "3"]
    assert {"then", "now"} <= set(said)
    assert any("before an import" in text for text in said)


def test_back_up_now(page: BackupsPage, journal: Any, qtbot: Any) -> None:
    page.make.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert "3 entries · verified" in page.making.words.text()
    assert page.make.isVisible()
    assert journal.backups.all()[0].reason == "asked"
    qtbot.waitUntil(lambda: page.list.currentIndex().row() == 0)


def test_check_says_it_is_whole_or_what_is_wrong(page: BackupsPage, made: list[Any], qtbot: Any) -> None:
    page.chosen.check.click()
    assert page.chosen.work.words.text() == "Every byte is as it was written, and it opens."
    choose(page, 1)
    assert page.chosen.work.words.isHidden()
    data = bytearray(made[1].path.read_bytes())
    data[len(data) // 2] ^= 1
    made[1].path.write_bytes(data)
    page.chosen.check.click()
    qtbot.waitUntil(lambda: page.model.index(1, 0).data().endswith("damaged"))
    qtbot.waitUntil(page.chosen.restore.isHidden)
    assert any("Your journal is safe" in text for text in texts(page))


def test_deleting_one_takes_two_presses(page: BackupsPage, qtbot: Any, made: list[Any]) -> None:
    choose(page, 1)
    page.chosen.remove.click()
    assert made[1].path.exists()
    page.chosen.remove.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert [one.path.exists() for one in made] == [True, False, True]


def test_restoring_takes_two_presses_and_prepares_first(
    page: BackupsPage, qtbot: Any, made: list[Any], tmp_path: Path
) -> None:
    choose(page, 2)
    page.chosen.restore.click()
    assert page.chosen.restore.armed
    with qtbot.waitSignal(page.restore_prepared) as heard:
        page.chosen.restore.click()
    assert heard.args[0].path == made[2].path
    assert (tmp_path / ".My journal.restored" / "journal.db").exists()


def test_a_damaged_one_is_told_and_nothing_is_prepared(
    page: BackupsPage, qtbot: Any, made: list[Any], tmp_path: Path
) -> None:
    made[0].path.write_bytes(made[0].path.read_bytes()[:-1])
    page.chosen.restore.click()
    with qtbot.assertNotEmitted(page.restore_prepared):
        page.chosen.restore.click()
    assert page.chosen.work.words.text().startswith("This backup is damaged")
    assert page.chosen.restore.isEnabled()
    assert not (tmp_path / ".My journal.restored").exists()


def test_one_of_an_earlier_key_asks_for_the_passphrase_of_its_day(
    page: BackupsPage, qtbot: Any, journal: Any, tmp_path: Path
) -> None:
    journal.keys.reencrypt(PASSPHRASE, lambda *_: None, lambda: False)
    assert page.chosen.secret.isHidden()
    page.chosen.restore.click()
    page.chosen.restore.click()
    assert page.chosen.secret.isVisible()
    assert not page.chosen.restore.isEnabled()
    assert "type the passphrase" in page.chosen.work.words.text()
    qtbot.keyClicks(page.chosen.secret, PASSPHRASE)
    page.chosen.restore.click()
    with qtbot.waitSignal(page.restore_prepared):
        page.chosen.restore.click()


def test_an_unreadable_file_can_neither_be_restored_nor_checked(
    qtbot: Any, context: Any, journal: Any, machine: Machine
) -> None:
    (journal.backups.folder / "2026-09-01T20-00-00Z.rjbackup").write_bytes(b"no zip")
    page = shown(qtbot, context, machine)
    assert page.model.index(0, 0).data() == "1 Sep 2026 20:00, cannot be read"
    assert page.chosen.restore.isHidden()
    assert page.chosen.check.isHidden()
    assert any("Your journal is safe" in text for text in texts(page))


def test_before_the_first_there_is_a_sentence(qtbot: Any, context: Any, machine: Machine) -> None:
    page = shown(qtbot, context, machine)
    assert page.nothing.isVisible()
    assert page.chosen.isHidden()


def test_another_folder_can_be_looked_through(
    page: BackupsPage, context: Any, qtbot: Any, made: list[Any], tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / made[1].path.name).write_bytes(made[1].path.read_bytes())
    context.chooser.answers = [str(tmp_path / "usb")]
    page.look.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.place.text().endswith("usb")
    page.look.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_a_second_place_is_a_setting_of_this_computer(
    page: BackupsPage, context: Any, qtbot: Any, journal: Any, machine: Machine, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    second = page.second
    assert second is not None
    context.chooser.answers = [str(usb)]
    with qtbot.waitSignal(page.machine_changed):
        second.choose.click()
    assert machine.second_places == {str(journal.folder): str(usb)}
    assert journal.backups.second == usb
    assert any("the next backup goes there too" in label.text() for label in second.findChildren(QLabel))
    page.make.click()
    assert len(list(usb.iterdir())) == 1
    second.refresh()
    assert any("1 backup from Today" in label.text() for label in second.findChildren(QLabel))
    for path in usb.iterdir():
        path.unlink()
    usb.rmdir()
    second.refresh()
    assert any("is not there right now" in label.text() for label in second.findChildren(QLabel))
    page.make.click()
    assert "verified" in page.making.words.text()
    with qtbot.waitSignal(page.machine_changed):
        second.stop.click()
    assert machine.second_places == {}
    assert journal.backups.second is None


def test_the_journals_own_folder_is_no_second_place(
    page: BackupsPage, context: Any, journal: Any, machine: Machine
) -> None:
    assert page.second is not None
    for own in (journal.folder, journal.backups.folder):
        context.chooser.answers = [str(own)]
        page.second.choose.click()
        assert machine.second_places == {}


def test_a_locked_journals_backups_ask_for_a_passphrase(
    qtbot: Any, context: Any, journal: Any, clock: Any, made: list[Any], machine: Machine
) -> None:
    journal.close()
    page = shown(qtbot, context, machine, Shelf(journal.folder, clock))
    assert page.second is None
    choose(page, 1)
    assert page.chosen.remove.isHidden()
    assert not page.chosen.restore.isEnabled()
    qtbot.keyClicks(page.chosen.secret, "not the passphrase")
    page.chosen.restore.click()
    page.chosen.restore.click()
    assert page.chosen.work.words.text().startswith("That passphrase does not open this backup.")
    page.chosen.secret.selectAll()
    qtbot.keyClicks(page.chosen.secret, PASSPHRASE)
    page.chosen.check.click()
    assert page.chosen.work.words.text() == "Every byte is as it was written."
    page.chosen.restore.click()
    with qtbot.waitSignal(page.restored) as heard:
        page.chosen.restore.click()
    done = heard.args[0]
    assert done.backup.path.name == made[1].path.name
    assert done.aside.exists()
    page.flush()
    assert page.chosen.secret.text() == ""
    journal._vault = Vault.open(journal.folder, PASSPHRASE)  # for the fixture to close


def test_by_keyboard_alone_and_with_names(page: BackupsPage, qtbot: Any) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 1
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    assert all(button.accessibleName() for button in buttons)
    assert all(button.focusPolicy() != Qt.FocusPolicy.NoFocus for button in buttons)
    assert page.list.accessibleName() == "Backups, newest first"
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Escape)


class LaterTasks:
    """Keeps what it is asked to do, to be done when told."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = []

    def run(self, work: Any, *arguments: Any, **more: Any) -> None:
        self.asked.append((work, arguments, more))

    def do(self) -> None:
        work, arguments, more = self.asked.pop()
        try:
            result = work(*arguments)
        except Exception as error:
            more["failed"](error)
        else:
            more["done"](result)


def test_a_cancel_leaves_nothing_and_says_so(
    page: BackupsPage, context: Any, journal: Any, qtbot: Any
) -> None:
    context.tasks = later = LaterTasks()
    before = sorted(path.name for path in journal.backups.folder.iterdir())
    page.make.click()
    assert page.making.bar.isVisible()
    assert page.make.isHidden()
    page.making.cancel.click()
    later.do()
    assert page.making.words.text().startswith("It was stopped")
    assert sorted(path.name for path in journal.backups.folder.iterdir()) == before
    assert page.make.isVisible()
    page.chosen.restore.click()
    page.chosen.restore.click()
    page.flush()
    later.do()
    assert page.chosen.work.words.text().startswith("It was stopped")
    assert not journal.folder.with_name(".My journal.restored").exists()
