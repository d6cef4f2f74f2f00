"""Two chairs in the real window: nothing of the journal within reach, both answers together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import delete

from relationship_journal import app
from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Eraser
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.dialogs.crash_words import words_on_screen
from relationship_journal.ui.guard import guard
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.two_chairs.answer_field import AnswerField
from relationship_journal.ui.two_chairs.opening_page import OpeningPage
from relationship_journal.ui.two_chairs.page import TwoChairsPage
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
SECRET = "quillwortzanzibar"
CARD, QUESTION = "dreams.01", "Where shall we wake up in ten years?"
MINE, THEIRS = "by the seasidexylo", "in the hillsyonder"


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    made = tmp_path / "My journal"
    journal = Journal.create(made, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    day = clock.now().date()
    journal.gratitude.save(journal.gratitude.new(day, f"They said {SECRET}"))
    journal.reflections.save(replace(journal.reflections.new(day), title=SECRET, text=SECRET))
    journal.conversations.save(replace(journal.conversations.new(day), about=SECRET))
    journal.close()
    return made


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
    made, tasks, keeper = app._build(theme, machine_file, clock, Computer())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    guard(made, application, machine_file, lambda: Eraser(Computer()), stamp=lambda _: 0.0)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: SECRET in everything(made), timeout=20_000)
    yield made
    made.close()
    tasks.finish()
    delete(made)


@pytest.fixture
def sitting(qtbot: Any, window: MainWindow) -> TwoChairsPage:
    return begin(qtbot, window)


def begin(qtbot: Any, window: MainWindow, mine_first: bool = True) -> TwoChairsPage:
    """Choose a card, read what will happen, begin; the journal is locked behind it."""
    assert window.desk is not None
    window.pages.two_chairs(CARD, QUESTION)
    opening = window.desk.sheet
    assert isinstance(opening, OpeningPage)
    (opening.mine_first if mine_first else opening.theirs_first).click()
    qtbot.waitUntil(lambda: keeper_of(window).state is State.LOCKED, timeout=20_000)
    page = window.findChild(TwoChairsPage)
    assert isinstance(page, TwoChairsPage)
    settle()
    return page


def settle() -> None:
    """Let what was given up for deletion be deleted."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        QApplication.processEvents()


def keeper_of(window: MainWindow) -> Keeper:
    return window._keeper


def write(page: TwoChairsPage, text: str) -> None:
    assert page.field is not None
    QTest.keyClicks(page.field, text)
    page.onward.click()


def write_both(page: TwoChairsPage) -> None:
    write(page, MINE)
    page.onward.click()
    write(page, THEIRS)


def show_both(page: TwoChairsPage) -> None:
    write_both(page)
    page.onward.click()


def told(interface: QAccessibleInterface | None, *, hidden: bool = False) -> Iterator[str]:
    """Every name, value and description a screen reader finds."""
    if interface is None or (interface.state().invisible and not hidden):
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield interface.text(kind)
    text = interface.textInterface()
    if text is not None:
        yield text.text(0, text.characterCount())
    for number in range(interface.childCount()):
        yield from told(interface.child(number), hidden=hidden)


def held(root: QObject) -> Iterator[str]:
    """Every word any widget holds, hidden ones too: texts, names, tips, what undoing would bring back."""
    for one in [root, *root.findChildren(QObject)]:
        if isinstance(one, QWidget):
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle())
        if isinstance(one, QLabel | QLineEdit):
            yield one.text()
        if isinstance(one, QTextEdit | QPlainTextEdit):
            yield one.toPlainText()
            undoable = one.document().isUndoAvailable() and isinstance(one, AnswerField)
            if undoable and not one.isVisible():
                yield f"something to undo in {one.accessibleName()} of {type(one.parent()).__name__}"


def everything(window: MainWindow) -> str:
    """What can be read of the whole program, by eye, ear or a look into its widgets."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    words: list[str] = []
    for top in [window, *(one for one in application.topLevelWidgets() if one.isVisible())]:
        words += [*held(top), *told(QAccessible.queryAccessibleInterface(top), hidden=True)]
    clipboard = application.clipboard()
    words += [clipboard.text(mode) for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection)]
    return "\n".join(words)


def visible_words(window: MainWindow) -> str:
    return "\n".join(told(QAccessible.queryAccessibleInterface(window)))


def talks(folder: Path, clock: Any) -> list[CardTalk]:
    journal = Journal.open(folder, PASSPHRASE, clock)
    found = journal.cards.talks_on(CARD)
    journal.close()
    return found


def test_what_happens_is_said_before(qtbot: Any, window: MainWindow) -> None:
    assert window.desk is not None
    window.pages.two_chairs(CARD, QUESTION)
    opening = window.desk.sheet
    assert isinstance(opening, OpeningPage)
    words = "\n".join(told(QAccessible.queryAccessibleInterface(opening)))
    assert QUESTION in words
    assert "neither is ever shown alone" in words
    opening.not_now.click()
    assert window.desk.sheet is None
    assert keeper_of(window).state is State.UNLOCKED


def test_nothing_of_the_journal_is_within_reach(qtbot: Any, window: MainWindow) -> None:
    window.context.notices.deleted("appreciation", uuid4(), SECRET)
    before = everything(window)
    assert SECRET in before  # the control: the same walk finds it while the journal is open
    assert all(name in before for name in ("Gratitude", "Search", "Lock now"))
    begin(qtbot, window)
    for step in (lambda _: None, lambda page: write(page, MINE), lambda page: page.onward.click()):
        page = window.findChild(TwoChairsPage)
        step(page)
        settle()
        assert SECRET not in everything(window)
        seen = visible_words(window)
        assert QUESTION in seen
        for word in (
            "Gratitude",
            "Today",
            "Search",
            "Settings",
            "Lock now",
            "Unlock",
            "Passphrase",
            "My journal",
        ):
            assert word not in seen
        assert window.desk is None


def enabled(window: MainWindow) -> set[str]:
    return {
        one.text().replace("&", "") for one in window.findChildren(QAction) if one.isEnabled() and one.text()
    }


def test_only_help_leaving_and_ending_are_left_of_the_actions(qtbot: Any, window: MainWindow) -> None:
    assert {"Search everything", "Settings", "Bin", "Today"} <= enabled(window)
    begin(qtbot, window)
    menus = {"Journal", "Edit", "Go", "Help"}
    assert enabled(window) - menus == {"Help and support", "Find support", "Leave quickly", "Lock and quit"}
    assert not window.menuBar().isVisible()


def test_no_key_leads_into_the_journal(qtbot: Any, window: MainWindow, sitting: TwoChairsPage) -> None:
    shortcuts = [one for one in window.findChildren(QShortcut) if one.parent() and one.isEnabled()]
    assert all(not one.parent().isVisible() for one in shortcuts if isinstance(one.parent(), QWidget))
    before = visible_words(window)
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
        *((getattr(Qt.Key, f"Key_{name}"), control) for name in "12345678NPDKLZB,".replace(",", "")),
        (Qt.Key.Key_Comma, control),
        (Qt.Key.Key_Left, alt),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier),
    ]
    handle = window.windowHandle()
    for key, modifier in keys:
        QTest.keyClick(handle, key, modifier)  # type: ignore[call-overload]
        settle()
    assert visible_words(window) == before
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert keeper_of(window).state is State.LOCKED


def test_tab_stays_on_the_page(window: MainWindow, sitting: TwoChairsPage) -> None:
    reached = set()
    for _ in range(12):
        focused = window.focusWidget()
        assert focused is not None
        assert sitting.isAncestorOf(focused)
        reached.add(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert "Leave quickly" in reached


def test_the_first_answer_is_nowhere_while_the_second_is_written(
    window: MainWindow, sitting: TwoChairsPage
) -> None:
    assert sitting.field is not None
    QTest.keyClicks(sitting.field, MINE)
    assert MINE in everything(window)  # the control
    sitting.field.selectAll()
    sitting.field.copy()
    sitting.onward.click()
    settle()
    for _ in range(2):
        words = everything(window)
        assert MINE not in words
        assert [line for line in words.splitlines() if "to undo" in line] == []
        if sitting.field is None:
            sitting.onward.click()
            settle()
    assert sitting.field is not None
    QTest.keyClick(sitting.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sitting.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sitting.field.toPlainText() == ""
    QTest.keyClicks(sitting.field, THEIRS)
    sitting.onward.click()
    settle()
    assert not any(words in everything(window) for words in (MINE, THEIRS))


def test_a_crash_page_would_not_show_the_answer(window: MainWindow, sitting: TwoChairsPage) -> None:
    assert sitting.field is not None
    QTest.keyClicks(sitting.field, MINE)
    assert words_on_screen(window) == []
    sitting.field.setProperty("unseen", False)
    assert words_on_screen(window) == [MINE]  # the control


def test_both_answers_appear_at_the_same_moment(window: MainWindow, sitting: TwoChairsPage) -> None:
    write_both(sitting)
    settle()
    assert MINE not in visible_words(window)
    sitting.onward.click()
    seen = visible_words(window)
    assert MINE in seen
    assert THEIRS in seen
    assert seen.index(MINE) < seen.index(THEIRS)
    sitting.cover.click()
    settle()
    assert not any(words in everything(window) for words in (MINE, THEIRS))
    sitting.onward.click()
    assert all(words in visible_words(window) for words in (MINE, THEIRS))


def test_nothing_written_is_no_answer(sitting: TwoChairsPage) -> None:
    assert not sitting.onward.isEnabled()
    assert sitting.field is not None
    QTest.keyClicks(sitting.field, "   ")
    assert not sitting.onward.isEnabled()


def until(page: TwoChairsPage, phase: int) -> None:
    """Go on to the phase of this number."""
    steps: list[Callable[[], None]] = [
        lambda: write(page, MINE),
        page.onward.click,
        lambda: write(page, THEIRS),
        page.onward.click,
    ]
    for step in steps[:phase]:
        step()
    if phase in (0, 2) and page.field is not None:
        QTest.keyClicks(page.field, "half a wordxylo")


@pytest.mark.parametrize("phase", range(5))
@pytest.mark.parametrize("way", ["stop", "escape", "leave", "shifts", "close", "lock"])
def test_leaving_at_any_moment_keeps_and_shows_nothing(
    qtbot: Any, window: MainWindow, folder: Path, clock: Any, phase: int, way: str
) -> None:
    page = begin(qtbot, window)
    until(page, phase)
    if way == "stop":
        page.stop.click()
        page.stop.click()
    elif way == "escape":
        for _ in range(2):
            QTest.keyClick(page, Qt.Key.Key_Escape)
            page.stop.setFocus()
    elif way == "leave":
        page.leave_requested.emit()
    elif way == "shifts":
        for _ in range(3):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)  # type: ignore[call-overload]
        assert window.covered
    elif way == "close":
        window.close()
    else:
        window.lock()  # idling, sleep, the screen's lock
        if phase == 4:
            page.stop.click()
            page.stop.click()
    settle()
    qtbot.wait(20)
    settle()
    words = everything(window)
    assert not any(one in words for one in (MINE, THEIRS, "xylo", QUESTION))
    assert window.findChild(TwoChairsPage) is None
    assert window.lock_screen.note == ""
    files = [file.read_bytes() for file in folder.parent.rglob("*") if file.is_file()]
    assert files
    assert not any(MINE.encode() in data or b"xylo" in data for data in files)
    if way != "close":
        assert talks(folder, clock) == []


def test_idling_covers_what_is_shown_and_keeps_both(window: MainWindow, sitting: TwoChairsPage) -> None:
    show_both(sitting)
    window.lock()
    settle()
    assert not any(words in everything(window) for words in (MINE, THEIRS))
    sitting.onward.click()
    assert all(words in visible_words(window) for words in (MINE, THEIRS))


@pytest.mark.parametrize("mine_first", [True, False])
def test_both_are_kept_after_the_passphrase(
    qtbot: Any, window: MainWindow, folder: Path, clock: Any, mine_first: bool
) -> None:
    page = begin(qtbot, window, mine_first)
    show_both(page)
    page.keep.click()
    settle()
    assert window.lock_screen.isVisible()
    assert "Both answers wait" in window.lock_screen.note
    assert not any(words in everything(window) for words in (MINE, THEIRS))
    window.lock_screen.unlock_requested.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    window.lock()
    qtbot.waitUntil(lambda: keeper_of(window).state is State.LOCKED, timeout=20_000)
    assert window.lock_screen.note == ""
    (talk,) = talks(folder, clock)
    mine, theirs = (MINE, THEIRS) if mine_first else (THEIRS, MINE)
    assert (talk.note, talk.theirs, talk.text, talk.occasion) == (mine, theirs, QUESTION, Occasion.TWO_CHAIRS)


@pytest.mark.parametrize("way", ["wrong", "idle", "leave"])
def test_waiting_for_the_passphrase_shows_nothing_and_may_end_in_nothing(
    qtbot: Any, window: MainWindow, folder: Path, clock: Any, way: str
) -> None:
    page = begin(qtbot, window)
    show_both(page)
    page.keep.click()
    settle()
    if way == "wrong":
        window.lock_screen.unlock_requested.emit("something else entirely")
        qtbot.waitUntil(lambda: bool(window.lock_screen.failure), timeout=20_000)
        assert "Both answers wait" in window.lock_screen.note  # still there for the right one
    elif way == "idle":
        window.lock()
    else:
        window.trigger("leave")
        qtbot.wait(20)
    if way != "wrong":
        assert window.lock_screen.note == ""
    settle()
    assert not any(words in everything(window) for words in (MINE, THEIRS))
    assert talks(folder, clock) == []


def test_another_journal_does_not_get_them(
    qtbot: Any, window: MainWindow, folder: Path, clock: Any, tmp_path: Path
) -> None:
    other = tmp_path / "Another"
    Journal.create(other, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    page = begin(qtbot, window)
    show_both(page)
    page.keep.click()
    window.show_lock_screen(other)
    window.lock_screen.unlock_requested.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    window.lock()
    qtbot.waitUntil(lambda: keeper_of(window).state is State.LOCKED, timeout=20_000)
    assert talks(other, clock) == []
    assert talks(folder, clock) == []


def test_the_journal_opens_as_always_afterwards(
    qtbot: Any, window: MainWindow, sitting: TwoChairsPage
) -> None:
    sitting.stop.click()
    sitting.stop.click()
    window.lock_screen.unlock_requested.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: SECRET in everything(window), timeout=20_000)
    assert {"Search everything", "Settings"} <= enabled(window)
