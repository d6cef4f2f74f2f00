"""Renews the pictures in docs/screenshots: the real window on the sample year, on one fixed evening.

Run as `QT_QPA_PLATFORM=offscreen python scripts/screenshots.py [FOLDER]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from relationship_journal import app
from relationship_journal.domain.records import new_id
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.sample import sample_records
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.help_page import HelpPage
from relationship_journal.ui.dialogs.import_page import ImportPage
from relationship_journal.ui.dialogs.search_palette import SearchPalette
from relationship_journal.ui.keeper import State
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.tabs.letters import LettersTab
from relationship_journal.ui.tabs.practice import PracticeTab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.vault.keys import KdfProfile

EVENING = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)
PASSPHRASE = "four quiet rivers under snow"
PATIENCE = 30


class StillClock(SystemClock):
    """It is always the evening of the pictures."""

    def now(self) -> datetime:
        return EVENING

    def zone(self) -> tzinfo:
        return UTC

    def zone_name(self) -> str:
        return "UTC"


class Photographer:
    """Waits until the window shows what is wanted, and keeps a picture of it."""

    def __init__(self, application: QApplication, folder: Path, theme: str) -> None:
        self._application = application
        self._folder = folder
        self._theme = theme

    def until(self, reached: Callable[[], object], rest: float = 0.6) -> None:
        """Let the window work until `reached`, and a little longer."""
        deadline = time.monotonic() + PATIENCE
        while not reached() and time.monotonic() < deadline:
            self._application.processEvents()
        rested = time.monotonic() + rest
        while time.monotonic() < rested:
            self._application.processEvents()

    def take(self, widget: QWidget, name: str) -> None:
        """Keep a picture of `widget`."""
        widget.grab().save(str(self._folder / f"{name}-{self._theme}.png"))


def sample(folder: Path) -> None:
    """A journal with the sample year in `folder`."""
    journal = Journal.create(folder, PASSPHRASE, StillClock(), KdfProfile(t=1, m=8, p=1))
    chance = random.Random(7)
    day = EVENING.date()
    journal.add(sample_records(day, EVENING, lambda moment: new_id(moment, chance.randbytes), chance))
    journal.close()


def photograph(application: QApplication, scratch: Path, folder: Path, theme: str) -> None:
    """Every page in one theme."""
    config = scratch / theme
    config.mkdir()
    (config / "machine.json").write_text(f'{{"theme": "{theme}"}}', "utf-8")
    running = app.start(application, scratch / "My journal", config, clock=StillClock())
    window, camera = running.window, Photographer(application, folder, theme)
    window.resize(1280, 820)
    window.show_first_run()
    first_run = window.first_run
    camera.until(first_run.isVisible)
    first_run.onward.click()
    first_run.passphrase.first.setText(PASSPHRASE)
    camera.until(lambda: first_run.passphrase.isVisible() and "Strong" in first_run.passphrase.strength.words)
    camera.take(window, "first-run")
    window.show_lock_screen(scratch / "My journal")
    camera.until(window.lock_screen.isVisible)
    camera.take(window, "lock")
    running.keeper.unlock(scratch / "My journal", PASSPHRASE)
    camera.until(lambda: running.keeper.state is State.UNLOCKED and window.desk is not None)
    for name in TABS:
        window.trigger(name)
        camera.until(lambda: True, 2.0)
        camera.take(window, name)
    photograph_practice(window, camera)
    photograph_talks_and_letters(window, camera)
    photograph_mood(window, camera)
    window.trigger("support")
    camera.until(lambda: window.findChild(HelpPage) is not None, 1.0)
    support = window.findChild(HelpPage)
    assert support is not None
    camera.take(support, "support")
    support.close()
    window.trigger("feeling_loved")
    camera.until(lambda: True, 1.0)
    camera.take(window, "feeling-loved")
    window.trigger("gratitude")
    window.trigger("search")
    camera.until(lambda: True)
    palette = window.findChild(SearchPalette)
    assert palette is not None
    palette.input.setText("coffee")
    camera.until(lambda: True, 1.0)
    camera.take(window, "search")
    palette.reject()
    window.trigger("settings")
    camera.until(lambda: True)
    camera.take(window, "settings")
    photograph_import(window, camera, scratch)
    window.trigger("export")
    camera.until(lambda: isinstance(application.activeModalWidget(), ExportDialog))
    dialog = application.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.resize(1120, 760)  # the screen of offscreen pictures is a small one
    camera.until(dialog.save.isEnabled, 3.0)
    camera.take(dialog, "pdf-preview")
    dialog.choices.reader.chips["counsellor"].click()
    camera.until(lambda: dialog.entries.model.rowCount() > 0, 1.0)
    for row in (1, 2, 5):
        dialog.entries.model.turn(row)
    camera.until(lambda: True, 0.5)
    camera.take(dialog, "packet")
    window.close()
    running.tasks.finish()


def photograph_practice(window: MainWindow, camera: Photographer) -> None:
    """A step of a program, the questions before a hard one, and the sections beside the programs."""
    assert window.desk is not None
    tab = window.desk.tab("practice")
    assert isinstance(tab, PracticeTab)
    for section in ("agreements", "week", "counsellor"):
        tab.go(section)
        camera.until(lambda: True, 1.0)
        camera.take(window, f"practice-{section}")
    tab.go("programs")
    camera.until(lambda: True, 1.0)
    next(one for one in tab.findChildren(Button) if one.isVisible() and one.text() == "Go on").click()
    camera.until(lambda: True, 1.0)
    camera.take(window, "practice-step")
    tab.begin(next(one for one in window.context.library.programs if one.gated))
    camera.until(lambda: True, 1.0)
    camera.take(window, "practice-gate")


def photograph_talks_and_letters(window: MainWindow, camera: Photographer) -> None:
    """The cards, two chairs, the log of talks, and the ways into a letter and onto paper."""
    desk = window.desk
    assert desk is not None
    talks = desk.tab("conversations")
    window.trigger("conversations")
    camera.until(lambda: True, 1.0)
    next(one for one in talks.findChildren(Button) if one.isVisible() and one.text() == "All cards").click()
    camera.until(lambda: True, 1.0)
    camera.take(window, "deck")
    window.trigger("conversations")
    camera.until(lambda: True)
    area = next(one for one in talks.findChildren(QScrollArea) if one.isVisible())
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    camera.until(lambda: True)
    camera.take(window, "talks-log")
    next(one for one in talks.findChildren(Button) if one.isVisible() and one.text() == "Two chairs").click()
    camera.until(lambda: True, 1.0)
    camera.take(window, "two-chairs")
    letters = desk.tab("letters")
    assert isinstance(letters, LettersTab)
    window.trigger("letters")
    camera.until(lambda: True, 1.0)
    letters.print.click()
    camera.until(lambda: QApplication.activeModalWidget() is not None, 3.0)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    camera.take(dialog, "letter-print")
    dialog.close()
    letters.new()
    camera.until(lambda: True)
    camera.take(window, "letters-new")


def photograph_mood(window: MainWindow, camera: Photographer) -> None:
    """The weekly questions, and the year, further down the Mood page."""
    assert window.desk is not None
    window.trigger("mood")
    tab = window.desk.tab("mood")
    camera.until(lambda: True, 1.0)
    bar = next(one for one in tab.findChildren(QScrollArea) if one.isVisible()).verticalScrollBar()
    for number, name in enumerate(("mood-weekly", "mood-year"), start=1):
        bar.setValue(round(number * bar.pageStep() * 0.85))
        camera.until(lambda: True, 1.0)
        camera.take(window, name)


def photograph_import(window: MainWindow, camera: Photographer, scratch: Path) -> None:
    """What a file of another program would bring."""
    file = scratch / "daylio_export.csv"
    moods = ("rad", "good", "meh", "good", "bad", "rad", "good")
    rows = (f"2025-03-{day:02},,,21:10,{moods[day % 7]},walk | family,,We walked." for day in range(1, 29))
    header = "full_date,date,weekday,time,mood,activities,note_title,note"
    file.write_text("\n".join((header, *rows, "2025-02-30,,,21:10,rad,,,No such day")), "utf-8")
    window.trigger("bring_in")
    page = window.findChild(ImportPage)
    assert page is not None
    page.look_at(file)
    camera.until(lambda: page.plan is not None, 1.0)
    camera.take(window, "bring-in")
    page.close_requested.emit()


def main() -> None:
    """Renew the pictures in the folder named, or in docs/screenshots."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["relationship-journal"])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as scratch:
        sample(Path(scratch) / "My journal")
        for theme in ("light", "dark"):
            photograph(application, Path(scratch), folder, theme)


if __name__ == "__main__":
    main()
