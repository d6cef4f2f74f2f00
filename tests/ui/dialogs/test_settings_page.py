from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from relationship_journal.domain.settings import JournalSettings
from relationship_journal.ui.dialogs import settings_page
from relationship_journal.ui.dialogs.settings_page import LOCK_MINUTES, SettingsPage
from relationship_journal.ui.login_start import LoginStart
from relationship_journal.ui.machine import Machine


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def page(qtbot: Any, context: Any, machine: Machine) -> SettingsPage:
    context.journal.settings.write(
        JournalSettings(my_name="Hanna", partner_name="Tom", first_hour=5, lock_after_minutes=30)
    )
    made = SettingsPage(context, machine)
    qtbot.addWidget(made)
    made.resize(1068, 820)
    made.show()
    return made


def test_what_is_kept_is_shown(page: SettingsPage) -> None:
    assert page.my_name.text() == "Hanna"
    assert page.partner_name.text() == "Tom"
    assert page.first_hour.currentText() == "05:00"
    assert page.lock_after.currentData() == 30
    assert page.saved.text() == ""


def test_a_name_is_kept_when_typing_rests_and_says_so(qtbot: Any, page: SettingsPage, journal: Any) -> None:
    page.sections.setCurrentIndex(1)
    page.my_name.clear()
    with qtbot.waitSignal(page.settings_changed) as told:
        qtbot.keyClicks(page.my_name, "Ida")
    assert journal.settings.read().my_name == "Ida"
    assert journal.settings.read().partner_name == "Tom"
    assert told.args == [journal.settings.read()]
    assert page.saved.text() == "saved 20:14"


def test_a_name_still_being_typed_is_handed_over_on_flush(
    qtbot: Any, page: SettingsPage, journal: Any
) -> None:
    page.sections.setCurrentIndex(1)
    qtbot.keyClicks(page.partner_name, "my")
    assert journal.settings.read().partner_name == "Tom"
    page.flush()
    assert journal.settings.read().partner_name == "Tommy"


def test_the_first_hour_counts_at_once(qtbot: Any, page: SettingsPage, journal: Any, context: Any) -> None:
    page.sections.setCurrentIndex(1)
    page.first_hour.setFocus()
    qtbot.keyClick(page.first_hour, Qt.Key.Key_Down)
    assert journal.settings.read().first_hour == 6
    assert context.first_hour == 6


def test_the_lock_can_be_set_to_never(qtbot: Any, page: SettingsPage, journal: Any) -> None:
    page.sections.setCurrentIndex(3)
    qtbot.keyClick(page.lock_after, Qt.Key.Key_Home)
    assert page.lock_after.currentText() == "Never"
    assert journal.settings.read().lock_after_minutes == 0


def test_minutes_set_elsewhere_are_shown_too(qtbot: Any, context: Any, machine: Machine) -> None:
    context.journal.settings.write(replace(context.journal.settings.read(), lock_after_minutes=7))
    page = SettingsPage(context, machine)
    qtbot.addWidget(page)
    assert page.lock_after.currentData() == 7
    assert page.lock_after.count() == len(LOCK_MINUTES) + 1


def test_the_hours_a_letter_rests_are_chosen(
    qtbot: Any, page: SettingsPage, journal: Any, context: Any, machine: Machine
) -> None:
    page.sections.setCurrentIndex(1)
    assert page.cooling.currentText() == "For 12 hours"
    qtbot.keyClick(page.cooling, Qt.Key.Key_Home)
    assert page.cooling.currentText() == "Not at all"
    assert journal.settings.read().cooling_hours == 0
    journal.settings.write(replace(journal.settings.read(), cooling_hours=7))
    again = SettingsPage(context, machine)
    qtbot.addWidget(again)
    assert again.cooling.currentData() == 7


def test_reminders_are_switched_and_nothing_else_changes(page: SettingsPage, journal: Any) -> None:
    before = journal.settings.read()
    page.reminders.click()
    assert journal.settings.read() == replace(before, reminders=True)


def test_the_look_belongs_to_the_computer(qtbot: Any, page: SettingsPage, machine: Machine) -> None:
    with qtbot.waitSignal(page.machine_changed):
        page.theme.chips["dark"].click()
    assert machine.theme == "dark"
    with qtbot.waitSignal(page.machine_changed):
        page.neutral_title.click()
    assert machine.neutral_title is True
    assert page.saved.text() == "saved 20:14"


def test_an_unknown_theme_shows_as_the_systems(qtbot: Any, context: Any) -> None:
    page = SettingsPage(context, Machine(theme="sepia"))
    qtbot.addWidget(page)
    assert page.theme.chips["system"].isChecked()


def test_esc_asks_to_close_from_any_field(qtbot: Any, page: SettingsPage) -> None:
    page.sections.setCurrentIndex(1)
    for field in (page.my_name, page.first_hour, page.sections):
        with qtbot.waitSignal(page.close_requested):
            qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_every_control_says_what_it_is(page: SettingsPage) -> None:
    for control in (page.my_name, page.first_hour, page.lock_after, page.reminders, page.sections):
        assert control.accessibleName()
    assert "neutral" in page.reminders.accessibleDescription()


def test_screenshots_can_be_asked_for_only_where_the_system_knows_a_way(
    qtbot: Any, context: Any, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for able in (False, True):
        monkeypatch.setattr(settings_page, "possible", lambda able=able: able)
        page = SettingsPage(context, machine)
        qtbot.addWidget(page)
        assert page.hide_from_capture.isEnabled() == able
        told = page.hide_from_capture.accessibleDescription()
        assert ("no program can" in told) != able
    with qtbot.waitSignal(page.machine_changed):
        page.hide_from_capture.click()
    assert machine.hide_from_capture is True


def test_what_is_about_touch_and_desire_is_shown_only_on_wish(page: SettingsPage, journal: Any) -> None:
    assert not page.closer.isChecked()
    page.closer.click()
    assert journal.settings.read().closer
    page.closer.click()
    assert not journal.settings.read().closer


def test_the_size_of_letters_belongs_to_the_computer(
    qtbot: Any, page: SettingsPage, machine: Machine
) -> None:
    assert page.text_size.chips["100"].isChecked()
    with qtbot.waitSignal(page.machine_changed):
        page.text_size.chips["150"].click()
    assert machine.text_scale == 150


@pytest.fixture
def login(context: Any, tmp_path: Path) -> LoginStart:
    context.login = LoginStart(["program", "--quietly"], "Notes", tmp_path, {}, "linux")
    return context.login


def test_starting_at_sign_in_is_off_and_the_system_is_told_at_once(
    qtbot: Any, login: LoginStart, context: Any, machine: Machine
) -> None:
    made = SettingsPage(context, machine)
    qtbot.addWidget(made)
    assert made.login is not None
    assert not made.login.isChecked()
    made.login.click()
    assert login.wanted()
    assert made.saved.text()
    again = SettingsPage(context, machine)
    qtbot.addWidget(again)
    assert again.login is not None
    assert again.login.isChecked()
    again.login.click()
    assert not login.wanted()


def test_what_the_system_refuses_is_said_and_not_shown(
    qtbot: Any, login: LoginStart, context: Any, machine: Machine, tmp_path: Path
) -> None:
    (tmp_path / ".config").write_text("no folder")
    made = SettingsPage(context, machine)
    qtbot.addWidget(made)
    assert made.login is not None
    made.login.click()
    assert not made.login.isChecked()
    assert made.saved.text() == ""
    assert len(context.notices.said) == 1


def test_where_it_is_not_to_be_had_it_is_not_offered(page: SettingsPage) -> None:
    assert page.login is None
