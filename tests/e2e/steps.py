"""A program in the real process: from the first run, with a lock in the middle, to its PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import field, idle_journal, main, press, say, state, there
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from scenarios import create, unlock

from relationship_journal import app
from relationship_journal.domain.programs import StepKind
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.keeper import State
from relationship_journal.ui.practice.gate import Gate
from relationship_journal.ui.practice.reading_pages import LookBackPage
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.tabs.practice import PracticeTab

Waiting = Iterator[Callable[[], bool]]
PROGRAM = "Understand what changed"
BEFORE, MIDDLE, AFTER = "before the harbour", "half a sentence about the harb", "our, and the rest of it"
MOST_TABS = 200
CTRL = Qt.KeyboardModifier.ControlModifier


class Chosen:
    """The file dialog, as somebody would answer it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save_file(self, *_: object) -> str:
        return str(self._path)


def focus() -> QWidget:
    """Where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def reach(name: str) -> QWidget:
    """Press Tab until a control called `name` has the focus."""
    for _ in range(MOST_TABS):
        widget = focus()
        if name in (widget.accessibleName(), widget.text() if isinstance(widget, QPushButton) else ""):
            return widget
        press(widget, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def over(running: app.Running) -> QWidget | None:
    """The page over the Practice tab."""
    desk = running.window.desk
    tab = desk.current if desk is not None else None
    return tab.over if isinstance(tab, PracticeTab) else None


def runner(running: app.Running) -> Runner:
    page = over(running)
    assert isinstance(page, Runner)
    return page


def begin(running: app.Running) -> Waiting:
    """From Today through the five questions to the first step."""
    yield there(running, "Appreciation 1")
    yield idle_journal(running)
    QTest.keyClick(focus(), Qt.Key.Key_8, CTRL)
    yield lambda: running.window.desk is not None and running.window.desk.current_name == "practice"
    yield there(running, f"Begin: {PROGRAM}")
    press(reach(f"Begin: {PROGRAM}"), Qt.Key.Key_Return)
    yield lambda: isinstance(over(running), Gate)
    say("gate")
    gate = over(running)
    assert isinstance(gate, Gate)
    for question in gate.questions:
        press(reach(question.yes.accessibleName()), Qt.Key.Key_Right)
        press(focus(), Qt.Key.Key_Space)
    press(reach("Go on"), Qt.Key.Key_Return)
    yield lambda: isinstance(over(running), Runner)


def answer(page: Runner, words: str) -> None:
    """What one does at a step before going on."""
    kind = page.step.kind
    if kind in (StepKind.WRITE, StepKind.PAIR):
        QTest.keyClicks(focus(), words)
    elif kind in (StepKind.RATE, StepKind.ACT, StepKind.CHOOSE):
        press(focus(), Qt.Key.Key_Space)
    elif kind is StepKind.DATE:
        press(focus(), Qt.Key.Key_Up)


def go_on(running: app.Running) -> Waiting:
    """Ctrl+Enter, and at the end of a sitting straight on."""
    page = runner(running)
    step = page.step
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    yield lambda: page.ending is not None or page.step is not step
    if page.ending is not None and ends(page, "Go on now"):
        press(reach("Go on now"), Qt.Key.Key_Return)
        yield lambda: page.ending is None


def ends(page: Runner, name: str) -> bool:
    """Whether what stands at the end offers this."""
    assert page.ending is not None
    return name in [button.text() for button in page.ending.findChildren(QPushButton)]


def steps(running: app.Running) -> Waiting:
    """The whole of it; the PDF goes beside the journal."""
    yield from create(running)
    yield from begin(running)
    while runner(running).step.kind is not StepKind.WRITE:
        answer(runner(running), BEFORE)
        yield from go_on(running)
    QTest.keyClicks(focus(), BEFORE)
    yield from go_on(running)
    while runner(running).step.kind is not StepKind.WRITE:
        answer(runner(running), BEFORE)
        yield from go_on(running)
    where = runner(running).step.key
    QTest.keyClicks(focus(), MIDDLE)
    QTest.keyClick(focus(), Qt.Key.Key_L, CTRL)
    yield state(running, State.LOCKED)
    say("locked")
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield lambda: isinstance(over(running), Runner) and runner(running).view is not None
    yield idle_journal(running)
    say(f"back at the same step: {runner(running).step.key == where}")
    QTest.keyClicks(focus(), AFTER)
    yield from go_on(running)
    while runner(running).ending is None:
        answer(runner(running), BEFORE)
        yield from go_on(running)
    say("through")
    yield from print_it(running, Path(sys.argv[2]).with_suffix(".pdf"))
    running.window.close()


def print_it(running: app.Running, path: Path) -> Waiting:
    """From the end of the program to a file."""
    press(reach("Read it all"), Qt.Key.Key_Return)
    yield lambda: isinstance(over(running), LookBackPage)
    running.window.context.chooser = Chosen(path)  # type: ignore[assignment]
    press(reach("Save as PDF"), Qt.Key.Key_Return)
    yield lambda: running.window.findChild(ExportDialog) is not None
    dialog = running.window.findChild(ExportDialog)
    assert dialog is not None
    yield lambda: dialog.preview.page_count > 0
    press(field(running, "Save…"), Qt.Key.Key_Return)
    yield lambda: running.window.findChild(ExportDialog) is None
    say("printed")


if __name__ == "__main__":
    sys.exit(main({"steps": steps}))
