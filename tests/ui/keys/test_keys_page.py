"""The page for passphrase and recovery: asks first, says what it ends, hides what was shown."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from relationship_journal.journal.computer import Computer, KeyringUnavailable
from relationship_journal.journal.unlocking import Unlocking
from relationship_journal.ui.dialogs.keys_page import KeysPage
from relationship_journal.ui.machine import Machine
from relationship_journal.vault.errors import KeyChangeStopped
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import read_keys, unlock

CHEAP = KdfProfile(t=1, m=8, p=1)
OLD, NEW = "four quiet rivers under snow", "seven lamps along the pier"


class FakeSecrets:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def write(self, name: str, secret: str) -> None:
        if self.broken:
            raise KeyringUnavailable
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def secrets() -> FakeSecrets:
    return FakeSecrets()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def page(qtbot: Any, context: Any, machine: Machine, secrets: FakeSecrets) -> KeysPage:
    chance = Random(7)
    computer = Computer(None, secrets, CHEAP)
    context.journal.keys = Unlocking(context.journal._vault, chance.randbytes, computer)
    made = KeysPage(context, machine, chance=chance)
    qtbot.addWidget(made)
    made.resize(1068, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(widget: Any) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def show_sheet(page: KeysPage) -> tuple[str, ...]:
    page.go("sheet")
    page.sheet.passphrase.setText(OLD)
    page.sheet.show_button.click()
    return page.sheet.grid.groups


# -- the passphrase ----------------------------------------------------------------------------


def fill(page: KeysPage, present: str, first: str, again: str) -> None:
    page.passphrase.present.setText(present)
    page.passphrase.new.first.setText(first)
    page.passphrase.new.again.setText(again)
    page.passphrase.change.click()


def test_the_cursor_begins_in_the_first_field(qtbot: Any, page: KeysPage) -> None:
    qtbot.waitUntil(lambda: page.passphrase.present.hasFocus())


def test_the_passphrase_is_changed_and_the_fields_are_wiped(page: KeysPage, journal: Any) -> None:
    fill(page, OLD, NEW, NEW)
    assert "new passphrase opens" in page.passphrase.message.text()
    assert page.passphrase.present.text() == page.passphrase.new.first.text() == ""
    assert unlock(journal.folder, NEW)
    assert "old passphrase" in words(page.passphrase)  # what it does not change is said


@pytest.mark.parametrize(
    ("present", "first", "again", "said"),
    [
        ("", NEW, NEW, "present passphrase first"),
        ("a guess", NEW, NEW, "does not open this journal"),
        (OLD, "short", "short", "at least 8"),
        (OLD, NEW, NEW + ".", "not the same"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(
    page: KeysPage, journal: Any, present: str, first: str, again: str, said: str
) -> None:
    fill(page, present, first, again)
    assert said in page.passphrase.message.text()
    assert page.passphrase.message.property("role") == "error"
    assert unlock(journal.folder, OLD)


def test_after_the_sheet_opened_it_no_present_passphrase_is_asked(page: KeysPage, journal: Any) -> None:
    journal.keys.by_sheet = True
    page.passphrase.enter()
    assert not page.passphrase.present.isVisible()
    page.passphrase.new.first.setText(NEW)
    page.passphrase.new.again.setText(NEW)
    page.passphrase.change.click()
    assert unlock(journal.folder, NEW)
    assert page.passphrase.present.isVisible()


# -- the recovery sheet ------------------------------------------------------------------------


def test_the_sheet_is_shown_only_for_the_passphrase(page: KeysPage) -> None:
    page.go("sheet")
    assert not page.sheet.show_button.isEnabled()
    page.sheet.passphrase.setText("a guess")
    page.sheet.show_button.click()
    assert page.sheet.grid.groups == ()
    assert "does not open" in page.sheet.message.text()
    assert len(show_sheet(page)) == 14


@pytest.mark.parametrize("way", ["hide", "section", "lock"])
def test_the_groups_go_when_the_user_looks_away(page: KeysPage, way: str) -> None:
    groups = show_sheet(page)
    assert groups[0] in words(page)
    {
        "hide": page.sheet.hide_button.click,
        "section": lambda: page.go("computer"),
        "lock": page.flush,
    }[way]()
    assert page.sheet.grid.groups == ()
    assert groups[0] not in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_nothing_of_it_can_be_selected_or_reaches_the_clipboard(qtbot: Any, page: KeysPage) -> None:
    groups = show_sheet(page)
    for shown in page.sheet.grid.findChildren(QLabel):
        assert not shown.textInteractionFlags() & (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not any(group in QGuiApplication.clipboard().text() for group in groups)


def test_two_groups_typed_back_are_compared(page: KeysPage) -> None:
    groups = show_sheet(page)
    check = page.sheet.check
    first, second = check.asked
    assert first != second
    check.fields[0].setText(groups[first - 1].lower().replace("0", "o").replace("1", "l"))
    check.fields[1].setText("AAAA")
    check.compare.click()
    assert f"Group {second} is not" in check.answer.text()
    check.fields[1].setText(groups[second - 1])
    check.compare.click()
    assert "Both are right" in check.answer.text()


def test_the_sheet_is_saved_as_a_private_pdf(page: KeysPage, context: Any, tmp_path: Path) -> None:
    groups = show_sheet(page)
    context.chooser.answers.append(str(tmp_path / "sheet"))
    page.sheet.save.click()
    made = tmp_path / "sheet.pdf"
    assert made.stat().st_mode & 0o777 == 0o600
    document = pypdfium2.PdfDocument(made.read_bytes())
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert all(group in text for group in groups)
    assert context.notices.said == ["Saved as sheet.pdf. Delete it once it is printed."]


def test_the_sheet_is_printed_and_named_only_if_asked(qtbot: Any, context: Any, machine: Machine) -> None:
    printed: list[bytes] = []
    page = KeysPage(context, machine, "sheet", Random(7))
    page.sheet._print_pdf = lambda data, _: bool(printed.append(data)) or True
    qtbot.addWidget(page)
    page.show()
    show_sheet(page)
    page.sheet.print_button.click()
    page.sheet.with_name.setChecked(True)
    page.sheet.print_button.click()
    texts = [pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in printed]
    assert "My journal" not in texts[0]
    assert "My journal" in texts[1]
    assert context.notices.said == ["Sent to the printer."] * 2


# -- this computer -----------------------------------------------------------------------------


def test_the_keyring_is_off_until_it_is_switched_on_and_can_forget(
    page: KeysPage, journal: Any, machine: Machine, secrets: FakeSecrets
) -> None:
    page.go("computer")
    assert page.computer.remember.isVisible()
    assert not page.computer.forget.isVisible()
    page.computer.passphrase.setText(OLD)
    page.computer.remember.click()
    assert journal.keys.remembered()
    assert list(machine.asked) == [str(journal.folder)]
    assert page.computer.forget.isVisible()
    page.computer.forget.click()
    assert not journal.keys.remembered()
    assert machine.asked == {}
    assert secrets.kept == {}


def test_a_computer_without_a_keyring_says_so(
    page: KeysPage, journal: Any, machine: Machine, secrets: FakeSecrets
) -> None:
    secrets.broken = True
    page.go("computer")
    page.computer.passphrase.setText(OLD)
    page.computer.remember.click()
    assert "no keyring" in page.computer.message.text()
    assert machine.asked == {}
    assert not journal.keys.remembered()


# -- a new key ---------------------------------------------------------------------------------


def test_a_new_key_takes_two_presses_and_leads_to_a_new_sheet(
    page: KeysPage, journal: Any, machine: Machine
) -> None:
    before = show_sheet(page)
    machine.asked[str(journal.folder)] = "2026-11-22T20:14:00+00:00"
    page.go("key")
    page.new_key.passphrase.setText(OLD)
    page.new_key.begin.click()
    assert read_keys(journal.folder).generation == 1
    page.new_key.begin.click()
    assert read_keys(journal.folder).generation == 2
    assert "no longer opens it" in page.new_key.message.text()
    assert machine.asked == {}
    page.new_key.new_sheet.click()
    assert show_sheet(page) != before


def test_a_wrong_passphrase_makes_no_new_key(page: KeysPage, journal: Any) -> None:
    page.go("key")
    page.new_key.passphrase.setText("a guess")
    page.new_key.begin.click()
    page.new_key.begin.click()
    assert "does not open" in page.new_key.message.text()
    assert read_keys(journal.folder).generation == 1
    assert page.new_key.begin.isVisible()


def test_locking_stops_it(page: KeysPage, journal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.go("key")
    waiting: list[Any] = []
    monkeypatch.setattr(page.context.tasks, "run", lambda work, *args, **named: waiting.append((work, args)))
    page.new_key.passphrase.setText(OLD)
    page.new_key.begin.click()
    page.new_key.begin.click()
    assert page.new_key.cancel.isVisible()
    page.flush()
    ((work, args),) = waiting
    with pytest.raises(Exception, match="stopped"):
        work(*args)
    assert read_keys(journal.folder).generation == 1


def test_how_it_ended_is_told_when_the_page_is_gone(
    page: KeysPage, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Any] = []
    monkeypatch.setattr(context.tasks, "run", lambda *_, done, failed, **__: answers.append((done, failed)))
    page.go("key")
    page.new_key.passphrase.setText(OLD)
    page.new_key.begin.click()
    page.new_key.begin.click()
    ((done, failed),) = answers
    shiboken6.delete(page.new_key)
    failed(KeyChangeStopped())
    done(None)
    assert "as it was" in context.notices.said[0]
    assert "no longer opens it" in context.notices.said[1]


# -- all of it ---------------------------------------------------------------------------------


def test_every_control_says_what_it_is_and_esc_leads_back(qtbot: Any, page: KeysPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    for kind in (QAbstractButton, QLineEdit):
        for control in page.findChildren(kind):
            assert control.accessibleName(), control
    page.go("sheet")
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page.sheet.passphrase, Qt.Key.Key_Escape)
