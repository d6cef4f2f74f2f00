"""Leaving quickly: the real window with dialogs, menus and work under way, covered before anything else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from shiboken6 import delete

from relationship_journal import app
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Eraser
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.cover import Cover
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.guard import guard
from relationship_journal.ui.keeper import Keeper, State
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"
SECRET = "quillwortzanzibar"
SHIFT = Qt.Key.Key_Shift


@pytest.fixture
def folder(tmp_path: Path, clock: Any) -> Path:
    made = tmp_path / "My journal"
    journal = Journal.create(made, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    journal.gratitude.save(journal.gratitude.new(clock.now().date(), f"They said {SECRET}"))
    journal.close()
    return made


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    machine_file = MachineFile(tmp_path / "config" / "machine.json")
    made, tasks, _ = app._build(theme, machine_file, clock, Computer())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    guard(made, application, machine_file, lambda: Eraser(Computer()), stamp=lambda _: 0.0)
    made.show_lock_screen(folder)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.close()
    tasks.finish()
    delete(made)  # its guard must not hear the keys of the next one


def keeper_of(window: MainWindow) -> Keeper:
    return window._keeper


@pytest.fixture
def unlocked(qtbot: Any, window: MainWindow, folder: Path) -> MainWindow:
    keeper_of(window).unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    return window


def shifts(times: int = 3) -> None:
    """Press Shift where the keys go."""
    for _ in range(times):
        focused = QApplication.focusWindow()
        assert focused is not None
        QTest.keyClick(focused, SHIFT)


def seen() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def told(interface: QAccessibleInterface) -> Iterator[str]:
    """Every name, value and description a screen reader finds in what is visible."""
    if interface.state().invisible:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from told(child)


def is_covered(window: MainWindow) -> None:
    assert seen() == [window]
    assert isinstance(window.centralWidget().currentWidget(), Cover)  # type: ignore[attr-defined]
    assert window.windowTitle() == "Notes"
    assert not window.menuBar().isVisible()
    words = " ".join(told(QAccessible.queryAccessibleInterface(window)))
    assert "milk" in words
    for word in (SECRET, "Journal", "journal", "Unlock", "Gratitude", "Passphrase"):
        assert word not in words


def is_locked(window: MainWindow) -> bool:
    return keeper_of(window).state is State.LOCKED


def test_three_shifts_cover_at_once_and_then_lock(qtbot: Any, unlocked: MainWindow) -> None:
    painted = Painted(unlocked)
    shifts()
    is_covered(unlocked)
    assert painted.state is State.UNLOCKED
    assert painted.seen == [unlocked]
    qtbot.waitUntil(lambda: is_locked(unlocked))
    is_covered(unlocked)
    assert unlocked.desk is None or not unlocked.desk.isVisible()


def test_the_control_two_shifts_show_everything_still(unlocked: MainWindow) -> None:
    shifts(2)
    assert not unlocked.covered
    assert "Gratitude" in " ".join(told(QAccessible.queryAccessibleInterface(unlocked)))


def test_what_was_being_typed_is_kept(qtbot: Any, unlocked: MainWindow, folder: Path, clock: Any) -> None:
    qtbot.waitUntil(lambda: there(unlocked, "Appreciation 2"))
    field = find(unlocked, "Appreciation 2")
    field.setFocus()
    QTest.keyClicks(field, "unfinished")
    shifts()
    qtbot.waitUntil(lambda: is_locked(unlocked))
    journal = Journal.open(folder, PASSPHRASE, clock)
    found = journal.search.find("unfinished").total
    journal.close()
    assert found == 1


@pytest.mark.parametrize(
    "name",
    [
        "export",
        "help",
        "search",
        "settings",
        "traces",
        "erase",
        "bin",
        "quiet_hour",
        "moment",
        "feeling_loved",
        "calendar",
    ],
)
def test_with_any_page_or_dialog_open(qtbot: Any, unlocked: MainWindow, name: str) -> None:
    unlocked.trigger(name)
    qtbot.wait(50)
    shifts()
    is_covered(unlocked)
    qtbot.waitUntil(lambda: is_locked(unlocked))
    qtbot.waitUntil(lambda: not unlocked.findChildren(QDialog))
    is_covered(unlocked)


def test_with_a_menu_open(qtbot: Any, unlocked: MainWindow) -> None:
    menu = unlocked.menuBar().findChildren(QMenu)[0]
    menu.popup(unlocked.mapToGlobal(unlocked.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    qtbot.wait(100)
    shifts()
    is_covered(unlocked)


def test_with_a_file_dialog_that_waits_for_an_answer(
    qtbot: Any, unlocked: MainWindow, tmp_path: Path
) -> None:
    """The dialog runs an event loop of its own inside the button's press."""
    unlocked.trigger("export")
    dialog = unlocked.findChild(ExportDialog)
    qtbot.waitUntil(lambda: dialog.save.isEnabled(), timeout=20_000)
    covered: list[bool] = []

    def leave() -> None:
        (asking,) = unlocked.findChildren(QFileDialog)
        qtbot.waitUntil(lambda: QApplication.focusWindow() == asking.windowHandle())
        shifts()
        is_covered(unlocked)
        covered.append(True)

    QTimer.singleShot(300, leave)
    dialog.save.click()
    assert covered == [True]
    qtbot.waitUntil(lambda: is_locked(unlocked))
    assert not list(tmp_path.glob("**/*.pdf"))


def test_while_a_pdf_is_set_and_the_journal_is_busy(qtbot: Any, unlocked: MainWindow) -> None:
    unlocked.trigger("export")
    unlocked.context.tasks.run(time.sleep, 0.5)
    unlocked.context.tasks.compute(time.sleep, 0.5)
    dialog = unlocked.findChild(ExportDialog)
    qtbot.waitUntil(lambda: QApplication.focusWindow() == dialog.windowHandle())
    shifts()
    is_covered(unlocked)
    qtbot.waitUntil(lambda: is_locked(unlocked))


def test_while_locked_it_just_covers(window: MainWindow) -> None:
    shifts()
    is_covered(window)
    assert is_locked(window)


def test_a_journal_that_opens_behind_the_cover_is_locked_again(
    qtbot: Any, window: MainWindow, folder: Path
) -> None:
    states: list[State] = []
    keeper = keeper_of(window)
    keeper.unlocked.connect(lambda _: states.append(keeper.state))
    keeper.unlock(folder, PASSPHRASE)
    shifts()
    qtbot.waitUntil(lambda: bool(states) and is_locked(window), timeout=20_000)
    is_covered(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert window.lock_screen.isVisible()


def test_the_way_back_leads_to_the_door(qtbot: Any, unlocked: MainWindow) -> None:
    shifts()
    qtbot.waitUntil(lambda: is_locked(unlocked))
    QTest.keyClick(unlocked.windowHandle(), Qt.Key.Key_Escape)  # type: ignore[arg-type]
    QTest.keyClicks(unlocked.focusWidget(), "eggs")
    is_covered(unlocked)
    QTest.keyClick(unlocked.windowHandle(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)  # type: ignore[arg-type]
    assert unlocked.lock_screen.isVisible()
    assert unlocked.lock_screen.field.hasFocus()
    assert unlocked.windowTitle() == "Relationship Journal"
    assert "eggs" not in " ".join(told(QAccessible.queryAccessibleInterface(unlocked)))


def test_no_key_of_the_journal_means_anything_there(window: MainWindow) -> None:
    shifts()
    for key in (Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_N):
        QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)  # type: ignore[arg-type]
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)  # type: ignore[arg-type]
    is_covered(window)


def test_what_is_said_meanwhile_waits(qtbot: Any, window: MainWindow) -> None:
    shifts()
    window.context.notices.say("Saved as Our story.pdf.")
    window.on_failed(app_error("The disk is full."))
    is_covered(window)
    assert "Our story" not in " ".join(told(QAccessible.queryAccessibleInterface(window)))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)  # type: ignore[arg-type]
    words = " ".join(told(QAccessible.queryAccessibleInterface(window)))
    assert "The disk is full." in words
    assert "Our story" not in words


def app_error(sentence: str) -> Exception:
    from relationship_journal.domain.errors import KnownError

    return KnownError(sentence)


@pytest.mark.parametrize("where", ["rail", "door", "menu"])
def test_the_buttons_and_the_menu_do_the_same(
    qtbot: Any, window: MainWindow, folder: Path, where: str
) -> None:
    if where == "door":
        press(window.lock_screen, "Leave quickly")
    else:
        keeper_of(window).unlock(folder, PASSPHRASE)
        qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
        if where == "rail":
            press(window.desk, "Leave quickly")
        else:
            window.trigger("leave")
    is_covered(window)


def find(within: QWidget, name: str) -> QWidget:
    return next(
        one
        for one in within.findChildren(QWidget)
        if one.accessibleName() == name and one.isVisible() and one.focusPolicy()
    )


def there(within: QWidget, name: str) -> bool:
    try:
        return bool(find(within, name))
    except StopIteration:
        return False


def press(within: QWidget | None, name: str) -> None:
    assert within is not None
    button = find(within, name)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


class Painted(QObject):
    """When the cover was first painted, what of the program could be seen then, and what had been done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.at: float | None = None
        self.seen: list[QWidget] = []
        self.state: State | None = None
        cover = window.findChild(Cover)
        assert cover is not None
        cover.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
            self.seen = seen()
            self.state = keeper_of(self._window).state
        return False


def seconds_to_cover(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> float:
    """From the third press until the whole window is painted and no other window is left."""
    painted = Painted(window)
    put_on = window.put_cover_on
    whole: list[float] = []
    monkeypatch.setattr(window, "put_cover_on", lambda: (put_on(), whole.append(time.perf_counter())))
    shifts(2)
    focused = QApplication.focusWindow()
    assert focused is not None
    started = time.perf_counter()
    QTest.keyClick(focused, SHIFT)
    monkeypatch.undo()
    assert painted.at is not None
    assert started < painted.at < whole[0]
    assert painted.seen == [window]
    assert painted.state is State.UNLOCKED
    return whole[0] - started


def again(qtbot: Any, window: MainWindow, folder: Path) -> None:
    """Come back, unlock, and open the export dialog with its pages."""
    qtbot.waitUntil(lambda: is_locked(window))
    if window.covered:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    keeper_of(window).unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible(), timeout=20_000)
    window.trigger("export")
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: dialog.preview.page_count > 0, timeout=20_000)


def test_how_fast_it_covers_an_open_dialog(
    qtbot: Any,
    window: MainWindow,
    folder: Path,
    figure: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again(qtbot, window, folder)
    took = seconds_to_cover(window, monkeypatch)
    is_covered(window)
    figure(f"quick exit: covered, dialog open, in {took * 1000:.0f} ms (promise: 150 ms)")
    assert took < 1.0  # another test, `make proof`, holds it to 150 ms


@pytest.mark.slow
def test_it_covers_in_150_ms(
    qtbot: Any,
    window: MainWindow,
    folder: Path,
    figure: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    took = []
    for _ in range(15):
        again(qtbot, window, folder)
        took.append(seconds_to_cover(window, monkeypatch))
    took.sort()
    figure(
        f"quick exit, 15 times with the export dialog open: median {took[7] * 1000:.0f} ms, "
        f"slowest {took[-1] * 1000:.0f} ms (promise: 150 ms)"
    )
    assert took[7] < 0.150


def test_a_slow_lock_before_the_cover_would_be_seen(
    qtbot: Any, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: whatever is done before the cover is painted counts."""
    again(qtbot, window, folder)
    put_on: Callable[[], None] = window.put_cover_on
    window.put_cover_on = lambda: (time.sleep(0.4), put_on())  # type: ignore[assignment, func-returns-value]
    assert seconds_to_cover(window, monkeypatch) > 0.4
