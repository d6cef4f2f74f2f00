"""Every tab, page and dialog of the real window with the sample year, visited one after the other."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import delete

from relationship_journal import app
from relationship_journal.domain.days import day_of
from relationship_journal.domain.letters import Form, Letter
from relationship_journal.domain.records import new_id
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Eraser
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.sample import sample_records
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.cards.closer_page import CloserPage
from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.cards.print_dialog import PrintCards
from relationship_journal.ui.cards.talk_page import TalkPage
from relationship_journal.ui.dialogs.crash_page import CrashPage
from relationship_journal.ui.dialogs.erase_page import ErasedPage
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.history_page import HistoryPage
from relationship_journal.ui.dialogs.rescue_page import RescuePage
from relationship_journal.ui.guard import guard
from relationship_journal.ui.letters.print_dialog import PrintDialog
from relationship_journal.ui.machine import Machine, MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.practice.gate import Gate, SupportPage
from relationship_journal.ui.rituals.pause_dialog import PauseDialog
from relationship_journal.ui.widgets.spoken import tell_roles
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
UI = Path(app.__file__).parent / "ui"
DECK = "early-days"
Show = Callable[[], object]
Look = Callable[[str, QWidget], object]
"""What is done in a place: told its name and the window or dialog on top."""


@contextmanager
def unlocked(
    qtbot: Any, clock: Any, theme: Any, tmp_path: Path, text_scale: int = 100
) -> Iterator[MainWindow]:
    """Unlocked, with the sample year, on a computer with letters of this size."""
    folder = tmp_path / "My journal"
    journal = Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    chance = random.Random(7)
    today = day_of(clock.now(), clock.zone())
    journal.add(sample_records(today, clock.now(), lambda moment: new_id(moment, chance.randbytes), chance))
    journal.close()
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
    machine_file.write(Machine(text_scale=text_scale))
    made, tasks, keeper = app._build(theme, machine_file, clock, Computer())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    tell_roles(application)
    guard(made, application, machine_file, lambda: Eraser(Computer()), stamp=lambda _: 0.0)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    yield made
    made.close()
    tasks.finish()
    delete(made)


class Visitor:
    """Goes to a place, waits until it is filled, has it looked at, and comes back."""

    def __init__(self, window: MainWindow, qtbot: Any, look: Look = lambda name, top: None) -> None:
        self.window = window
        self._qtbot = qtbot
        self._look = look
        self.kinds: set[str] = set()

    def settle(self) -> None:
        """Let everything that was asked for so far come."""
        for _ in range(3):
            for lane in (self.window.context.tasks.run, self.window.context.tasks.compute):
                reached: list[bool] = []
                lane(lambda: None, done=lambda _, there=reached: there.append(True))
                self._qtbot.waitUntil(lambda there=reached: bool(there), timeout=20_000)
            QApplication.processEvents()

    def look(self, name: str) -> None:
        """Look at where we are."""
        self.settle()
        top = QApplication.activeModalWidget() or self.window
        self._look(name, top)
        self.kinds |= {
            base.__name__
            for one in [top, *top.findChildren(QWidget)]
            if one.isVisible()
            for base in type(one).__mro__
        }

    def visit(self, name: str, show: Show) -> None:
        """Look at what `show` shows, and put it away."""
        show()
        self.look(name)
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        if self.window.desk is not None:
            self.window.desk.close_sheet()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pages() -> set[str]:
    """The names of all pages and dialogs there are, read from the source."""
    bases: dict[str, set[str]] = {}
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    roots = {"Sheet", "QDialog", "Overlay", "Tab", "_Page", "_CarePage"}
    return {name for name, above in bases.items() if above & roots} - {"Overlay"}


def tabs(window: MainWindow) -> Iterator[tuple[str, Show]]:
    """The eight tabs, and what can be opened in each."""
    desk: Any = window.desk
    for name in TABS:
        yield name, lambda name=name: desk.go(name)
        yield f"{name}: new", lambda: window.trigger("new")
        desk.flush()


def practice(window: MainWindow) -> Iterator[tuple[str, Show]]:
    """The sections of Practice, and what lies over them."""
    desk: Any = window.desk
    desk.go("practice")
    tab = desk.current
    for section in ("agreements", "week", "counsellor", "programs"):
        yield section, lambda section=section: tab.go(section)
    programs = {program.id: program for program in window.context.library.programs}
    meet = programs["meet-in-the-middle"]
    yield "why", lambda: tab._on_why_requested(meet)
    yield "run", lambda: tab.begin(meet)
    for key in ("about", "matters", "behind", "ask", "review-on"):
        yield f"run {key}", lambda key=key: tab.over.open(key)
    yield "end of a sitting", lambda: tab.over.open("", place={})
    yield "look back", lambda: tab.look_back(tab.over.drafts.run.id)
    yield "gate", lambda: tab._layers._show(Gate())
    yield "support page", lambda: tab._layers._show(SupportPage())
    tab._layers.put_away()


def triggered(window: MainWindow) -> Iterator[tuple[str, Show]]:
    """What the menus open."""
    for name in (
        "search", "settings", "keys", "recovery_sheet", "backups", "verify", "bring_in", "bin", "quiet_hour",
        "moment", "feeling_loved", "help", "support", "traces", "erase", "export", "calendar",
    ):  # fmt: skip
        yield name, lambda name=name: window.trigger(name)
    yield "keys: computer", lambda: window.pages.keys("computer")


def others(window: MainWindow, tmp_path: Path) -> Iterator[tuple[str, Show]]:
    """What is opened from within a page."""
    context, desk = window.context, window.desk
    assert desk is not None
    today, fresh = context.today(), context.journal.gratitude.new(context.today(), "Sang in the car")
    context.tasks.run(context.journal.gratitude.save, fresh)
    talk = context.journal.cards.new_talk("early-days.first-sight", "How did we meet?")
    letter = Letter(id=fresh.id, day=today, zone="UTC", form=Form.LETTER, text="You sang.")
    yield "deck", lambda: desk.show_page(DeckPage(context, DECK))
    yield "closer", lambda: desk.show_page(CloserPage(context))
    yield "card talk", lambda: desk.show_page(TalkPage(context, talk))
    yield "history", lambda: desk.show_page(HistoryPage(context, "appreciation", fresh.id))
    yield "rescue", lambda: desk.show_page(RescuePage(context, window.folder))
    yield "pause", lambda: PauseDialog("Tea", today, window).open()
    yield "export for a counsellor", lambda: for_a_counsellor(window)
    yield "print cards", lambda: PrintCards(context, "Dates", ["One"], parent=window).open()
    yield "print letter", lambda: PrintDialog(context, letter, window).open()
    yield "erased", lambda: ErasedPage(None, tmp_path, window).open()
    yield "crash", lambda: CrashPage(context, ValueError("1"), window).open()
    yield "two chairs", lambda: window.pages.two_chairs("early-days.first-sight", "How did we meet?")
    yield "hand over", lambda: window.pages._hand_over()


def for_a_counsellor(window: MainWindow) -> None:
    """The list one ticks in."""
    dialog = ExportDialog(window.context, window)
    dialog.open()
    dialog.choices.reader.chips["counsellor"].click()


def everywhere(visitor: Visitor, tmp_path: Path) -> None:
    """Visit every place there is, the lock screen and the first run last."""
    window = visitor.window
    visitor.settle()
    for places in (tabs(window), practice(window), triggered(window), others(window, tmp_path)):
        for name, show in places:
            visitor.visit(name, show)
    window.lock()
    visitor.look("lock screen")
    window.show_first_run()
    for step in range(3):
        visitor.look(f"first run {step + 1}")
        for field in (window.first_run.passphrase.first, window.first_run.passphrase.again):
            field.setText(PASSPHRASE)
        window.first_run.onward.click()
