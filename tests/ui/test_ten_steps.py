"""Each program from its first page to a PDF of its answers, by keyboard alone: keys go where the focus is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from printed import squeezed, text_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt import exceptions as qtbot_exceptions

from relationship_journal import app
from relationship_journal.content.library import Library
from relationship_journal.domain.programs import Program, RunState, Step, StepKind
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.search_palette import SearchPalette
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.practice.gate import Gate
from relationship_journal.ui.practice.reading_pages import LookBackPage
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.tabs.practice import PracticeTab
from relationship_journal.vault.keys import KdfProfile

Key, Mod = Qt.Key, Qt.KeyboardModifier
PASSPHRASE = "four quiet rivers under snow"
MOST_TABS = 200
PROGRAMS = Library().programs


class OneAnswer:
    """Answers the question for a place with a path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save_file(self, *_: Any) -> str:
        return str(self._path)

    open_folder = save_file


class Hands:
    """Type, and look at the screen to see where one is."""

    def __init__(self, window: MainWindow, qtbot: Any) -> None:
        self.window = window
        self.qtbot = qtbot
        self.typed: list[str] = []

    @property
    def focus(self) -> QWidget:
        """Where keys go; a user with no focus is lost."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    @property
    def tab(self) -> PracticeTab:
        """The tab, to look at."""
        assert self.window.desk is not None
        tab = self.window.desk.current
        assert isinstance(tab, PracticeTab)
        return tab

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.focus, key, modifier)
        QApplication.processEvents()

    def reach(self, *names: str) -> None:
        """Press Tab until what has the focus is called one of `names`."""
        for _ in range(MOST_TABS):
            widget = self.focus
            words = widget.text() if isinstance(widget, QPushButton) else ""
            if {widget.accessibleName(), words} & set(names):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {names}")

    def go_to_practice(self) -> None:
        """From wherever one is."""
        self.press(Key.Key_8, Mod.ControlModifier)
        desk = self.window.desk
        assert desk is not None
        self.qtbot.waitUntil(
            lambda: desk.current_name == "practice" and isinstance(desk.current, PracticeTab)
        )

    def begin(self, program: Program) -> None:
        """From the list of programs through the five questions, where they are asked."""
        if program.opt_in:
            self.reach("There is something about touch and desire, too: show it")
            self.press(Key.Key_Space)
        begin = f"Begin: {program.name}"
        self.qtbot.waitUntil(
            lambda: any(one.accessibleName() == begin for one in self.tab.findChildren(QPushButton))
        )
        self.reach(begin)
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: isinstance(self.tab.over, Gate | Runner))
        assert isinstance(self.tab.over, Gate) == program.gated
        if isinstance(self.tab.over, Gate):
            for question in self.tab.over.questions:
                self.reach(question.yes.accessibleName())
                self.press(Key.Key_Right)
                self.press(Key.Key_Space)
                assert question.no.isChecked()
            self.reach("Go on")
            self.press(Key.Key_Return)
            self.qtbot.waitUntil(lambda: isinstance(self.tab.over, Runner))

    def answer(self, step: Step) -> None:
        """What one does at a step, before Ctrl+Enter."""
        if step.kind is StepKind.WRITE:
            self.write()
        elif step.kind is StepKind.PAIR:
            self.write()
            self.press(Key.Key_Tab)
            self.write()
        elif step.kind is StepKind.CHOOSE:
            ends = {words for words, _ in step.ends}
            for option in step.options:
                if option not in ends:
                    self.reach(option)
                    self.press(Key.Key_Space)
                    break
        elif step.kind in (StepKind.RATE, StepKind.ACT):
            self.press(Key.Key_Space)
        elif step.kind is StepKind.DATE:
            self.press(Key.Key_Up)

    def write(self) -> None:
        """A line with a word that stands nowhere else."""
        word = f"quill{len(self.typed):03d}"
        self.typed.append(word)
        QTest.keyClicks(self.focus, f"A line with {word} in it")

    def go_through(self) -> int:
        """Every step to the end; how many there were."""
        count = 0
        while True:
            runner = self.tab.over
            assert isinstance(runner, Runner)
            if runner.ending is not None:
                if runner.drafts.run.state is RunState.FINISHED or self.over(runner):
                    return count
                self.reach("Go on now")
                self.press(Key.Key_Return)
                assert runner.ending is None
                continue
            before = runner.step
            self.answer(before)
            self.press(Key.Key_Return, Mod.ControlModifier)
            count += 1
            try:
                self.qtbot.waitUntil(partial(self.is_past, runner, before))
            except qtbot_exceptions.TimeoutError as error:
                raise AssertionError(
                    f"stuck at {before.kind} {before.key!r}: {runner._hint.text()}"
                ) from error

    @staticmethod
    def is_past(runner: Runner, step: Step) -> bool:
        """Whether the page shows another step, or an end."""
        return runner.ending is not None or runner.step is not step

    @staticmethod
    def over(runner: Runner) -> bool:
        """Whether the page says that all of it is done."""
        assert runner.ending is not None
        words = [button.text() for button in runner.ending.findChildren(QPushButton)]
        return "Read it all" in words

    def save_pdf(self, path: Path) -> str:
        """From the end of a program to a file; what it says."""
        self.reach("Read it all")
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: isinstance(self.tab.over, LookBackPage))
        self.window.context.chooser = OneAnswer(path)
        self.reach("Save as PDF")
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.findChild(ExportDialog) is not None)
        dialog = self.window.findChild(ExportDialog)
        self.qtbot.waitUntil(lambda: dialog.preview.page_count > 0, timeout=30_000)
        self.reach("Save…")
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(path.exists, timeout=10_000)
        self.qtbot.waitUntil(lambda: self.window.findChild(ExportDialog) is None)
        self.window.activateWindow()  # a window manager would give it the keys back
        self.qtbot.waitUntil(lambda: self.window.isActiveWindow() and QApplication.focusWidget() is not None)
        return squeezed(text_of(path.read_bytes()))

    def find(self, word: str) -> int:
        """How many entries the search finds with `word`."""
        self.press(Key.Key_K, Mod.ControlModifier)
        palette = self.window.findChild(SearchPalette)
        QTest.keyClicks(self.focus, word)
        self.qtbot.waitUntil(lambda: palette.list.model().rowCount() > 0)
        found: int = palette._total
        self.press(Key.Key_Escape)
        return found


@pytest.fixture
def hands(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[Hands]:
    """An unlocked window of the smallest size, on Today."""
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    window, tasks, _ = app._build(theme, MachineFile(tmp_path / "config" / "machine.json"), clock, Computer())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show_lock_screen(folder)
    window.show()
    qtbot.waitActive(window)
    window._keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield Hands(window, qtbot)
    window.close()
    tasks.finish()


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.id)
def test_from_the_first_page_to_the_printed_answers(program: Program, hands: Hands, tmp_path: Path) -> None:
    hands.go_to_practice()
    hands.begin(program)
    done = hands.go_through()
    assert done == sum(len(session.steps) for session in program.sessions)
    printed = hands.save_pdf(tmp_path / "answers.pdf")
    assert [word for word in hands.typed if word not in printed] == []
    assert hands.typed
    assert hands.find(hands.typed[0]) >= 1
