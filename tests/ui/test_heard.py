"""Every tab, page and dialog as a screen reader finds it: all that can be used says what it is."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hearing import doubled, faults, headings, heard, menu_faults, menu_mnemonics, name_of
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget
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
from relationship_journal.ui.dialogs.history_page import HistoryPage
from relationship_journal.ui.dialogs.rescue_page import RescuePage
from relationship_journal.ui.guard import guard
from relationship_journal.ui.letters.print_dialog import PrintDialog
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.practice.gate import Gate, SupportPage
from relationship_journal.ui.rituals.pause_dialog import PauseDialog
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.spoken import tell_roles
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
UI = Path(app.__file__).parent / "ui"
DECK = "early-days"
Show = Callable[[], object]


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[MainWindow]:
    """Unlocked, with the sample year."""
    folder = tmp_path / "My journal"
    journal = Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    chance = random.Random(7)
    today = day_of(clock.now(), clock.zone())
    journal.add(sample_records(today, clock.now(), lambda moment: new_id(moment, chance.randbytes), chance))
    journal.close()
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
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
    """Goes to a place, waits until it is filled, listens, and comes back."""

    def __init__(self, window: MainWindow, qtbot: Any) -> None:
        self.window = window
        self._qtbot = qtbot
        self.found: dict[str, list[str]] = {}
        self.titles: dict[str, list[str]] = {}
        self.kinds: set[str] = set()

    def settle(self) -> None:
        """Let everything that was asked for so far come."""
        for _ in range(3):
            for lane in (self.window.context.tasks.run, self.window.context.tasks.compute):
                reached: list[bool] = []
                lane(lambda: None, done=lambda _, there=reached: there.append(True))
                self._qtbot.waitUntil(lambda there=reached: bool(there), timeout=20_000)
            QApplication.processEvents()

    def listen(self, name: str) -> None:
        """Note what is missing where we are."""
        self.settle()
        top = QApplication.activeModalWidget() or self.window
        self.found[name] = faults(top)
        self.titles[name] = headings(top)
        self.kinds |= {
            base.__name__
            for one in [top, *top.findChildren(QWidget)]
            if one.isVisible()
            for base in type(one).__mro__
        }

    def visit(self, name: str, show: Show) -> None:
        """Listen to what `show` shows, and put it away."""
        show()
        self.listen(name)
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
    yield "print cards", lambda: PrintCards(context, "Dates", ["One"], parent=window).open()
    yield "print letter", lambda: PrintDialog(context, letter, window).open()
    yield "erased", lambda: ErasedPage(None, tmp_path, window).open()
    yield "crash", lambda: CrashPage(context, ValueError("1"), window).open()
    yield "two chairs", lambda: window.pages.two_chairs("early-days.first-sight", "How did we meet?")
    yield "hand over", lambda: window.pages._hand_over()


def test_everything_that_can_be_used_says_what_it_is(
    window: MainWindow, qtbot: Any, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    visitor = Visitor(window, qtbot)
    visitor.settle()
    for places in (tabs(window), practice(window), triggered(window), others(window, tmp_path)):
        for name, show in places:
            visitor.visit(name, show)
    window.lock()
    visitor.listen("lock screen")
    window.show_first_run()
    for step in range(3):
        visitor.listen(f"first run {step + 1}")
        for field in (window.first_run.passphrase.first, window.first_run.passphrase.again):
            field.setText(PASSPHRASE)
        window.first_run.onward.click()
    figure(f"{len(visitor.found)} places listened to, {sum(map(len, visitor.found.values()))} faults")
    missed = [f"{name}: {fault}" for name, found in visitor.found.items() for fault in found]
    assert missed == [], "\n".join(missed)
    untitled = {name for name, titles in visitor.titles.items() if not titles}
    assert untitled == {"search", "pause"}  # small dialogs: their own name is all there is to say
    assert pages() - visitor.kinds == set()


def under(window: MainWindow) -> bool:
    """Whether the tab in view is heard."""
    return "Three things you appreciate" in headings(window)


def test_what_lies_under_a_page_is_not_told(window: MainWindow, qtbot: Any) -> None:
    visitor = Visitor(window, qtbot)
    visitor.settle()
    assert window.desk is not None
    assert under(window)
    for name, rail in (("settings", True), ("bin", True), ("quiet_hour", False), ("feeling_loved", True)):
        window.trigger(name)
        visitor.settle()
        assert not under(window), name
        assert ("Diagnosis" in [name_of(node) for node in heard(window)]) is rail
        window.desk.close_sheet()
        assert under(window), name
    window.pages._hand_over()
    assert [name_of(node) for node in heard(window) if node.role() is QAccessible.Role.PageTab] == []
    assert not under(window)
    window.desk.close_sheet()
    for name in ("search", "moment"):
        window.trigger(name)
        visitor.settle()
        assert not under(window), name
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        assert under(window), name


def test_no_menu_gives_a_letter_twice(window: MainWindow) -> None:
    bar = window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    assert len(menus) == 4
    assert menu_faults(menus) == []  # type: ignore[arg-type]
    assert doubled(menu_mnemonics(bar.actions())) == []


def test_the_control_a_nameless_button_and_a_letter_given_twice_are_heard(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    nameless = QPushButton()
    for widget in (nameless, QPushButton("&Save"), QCheckBox("&so"), QPushButton("Salt && pepper")):
        column.addWidget(widget)
    painted = QWidget()
    painted.setFocusPolicy(painted.focusPolicy().TabFocus)
    painted.setAccessibleName("A picture")
    column.addWidget(painted)
    page.show()
    assert [fault.split(" in ")[0] for fault in faults(page)] == [
        "no name: Button QPushButton",
        "no role: Client QWidget",
        "s twice: &Save",
        "s twice: &so",
    ]
    nameless.setAccessibleName("Bin")
    painted.hide()
    assert [fault for fault in faults(page) if fault.startswith("no ")] == []


def test_a_title_is_a_heading_under_its_present_name(qtbot: Any, qapp: QApplication) -> None:
    tell_roles(qapp)
    tell_roles(qapp)  # once is enough
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    title, plain = label("First & last", "title"), label("Words")
    column.addWidget(title)
    column.addWidget(plain)
    page.show()
    assert headings(page) == ["First & last"]
    title.setText("Another")
    assert headings(page) == ["Another"]
    assert [name_of(node) for node in heard(page)][1:] == ["Another", "Words"]
