"""An evening in every part of the program with one secret word in every text, played by
tests/e2e/test_nothing_left_behind.py in a process of its own."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import field, idle_journal, main, press, say, state, there, type_into
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from scenarios import create, unlock

from relationship_journal import app
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.search_palette import SearchPalette
from relationship_journal.ui.keeper import State
from relationship_journal.ui.widgets.chart_view import ChartView

Waiting = Iterator[Callable[[], bool]]
SECRET = "quillwortzanzibar"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Strays(QObject):
    """Says when a mere part of a page is shown as a window of its own, which takes the keys away."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            expected = isinstance(watched, QMainWindow | QDialog) or watched.windowType() in (
                Qt.WindowType.Popup,
                Qt.WindowType.ToolTip,
            )
            if not expected:
                say(f"stray {type(watched).__name__} {watched.accessibleName()}")
        return False


def focus(running: app.Running) -> QWidget:
    """Where keys go."""
    return QApplication.focusWidget() or running.window


def shortcut(running: app.Running, key: Qt.Key) -> None:
    QTest.keyClick(focus(running), key, CONTROL)


def back(running: app.Running) -> Waiting:
    """A window manager would give the window its keys back after a dialog; here nobody does."""
    running.window.activateWindow()
    yield running.window.isActiveWindow


def write(running: app.Running) -> Waiting:
    """The secret into every text of Today and into a note."""
    yield there(running, "Appreciation 1")
    yield there(running, "Reflection")  # the page fills in pieces, far apart on a busy computer
    type_into(field(running, "Appreciation 1"), f"They said {SECRET} and laughed")
    type_into(field(running, "Reflection"), f"I keep thinking of {SECRET} tonight")
    press(scale(running), Qt.Key.Key_Space)
    yield there(running, "More")
    press(field(running, "More"), Qt.Key.Key_Return)
    yield there(running, "A few words, if you like")
    type_into(field(running, "A few words, if you like"), f"{SECRET} again")
    shortcut(running, Qt.Key.Key_2)
    yield there(running, "Add a note")
    shortcut(running, Qt.Key.Key_N)
    yield there(running, "What changed")
    type_into(field(running, "What changed"), f"Since {SECRET} we talk less")
    yield idle_journal(running)
    say("written")


def scale(running: app.Running) -> QWidget:
    """A button of the closeness scale."""
    desk = running.window.desk
    assert desk is not None
    found: QWidget = desk.tab("today").check_in.scale.buttons[3]  # type: ignore[attr-defined]
    return found


def browse(running: app.Running) -> Waiting:
    """Look at every tab and page once, empty or not."""
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Comma, Qt.Key.Key_2):
        shortcut(running, key)
        yield idle_journal(running)
    say("browsed")


def look(running: app.Running) -> Waiting:
    """Search for the secret, see it as a PDF and cancel, draw the chart."""
    shortcut(running, Qt.Key.Key_K)
    palette = running.window.findChild(SearchPalette)
    assert palette is not None
    QTest.keyClicks(palette.input, SECRET)
    yield lambda: palette.list.model().rowCount() >= 4
    press(palette.input, Qt.Key.Key_Escape)
    say("searched")
    shortcut(running, Qt.Key.Key_P)
    dialog = running.window.findChild(ExportDialog)
    assert dialog is not None
    yield lambda: dialog.preview.page_count > 0
    press(dialog, Qt.Key.Key_Escape)
    yield from back(running)
    say("previewed")
    shortcut(running, Qt.Key.Key_5)
    yield lambda: any(view.rendered for view in running.window.findChildren(ChartView))
    say("charted")


def session(running: app.Running) -> Waiting:
    """First run, write, look, lock, unlock, close."""
    strays = Strays()
    QApplication.instance().installEventFilter(strays)  # type: ignore[union-attr]
    yield from create(running)
    yield from write(running)
    yield from browse(running)
    yield from look(running)
    shortcut(running, Qt.Key.Key_L)
    yield state(running, State.LOCKED)
    say("locked")
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield idle_journal(running)
    say("unlocked")
    running.window.close()


def cut_short(running: app.Running) -> Waiting:
    """The same on an existing journal; somebody ends the process while it is open."""
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield from write(running)
    yield from look(running)
    say("open")
    yield lambda: False


def talkative(running: app.Running) -> Waiting:
    """Opens a socket, so that the one who counts sockets can be seen to count."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        say("open")
        yield lambda: False


if __name__ == "__main__":
    sys.exit(main({f.__name__: f for f in (session, cut_short, talkative)}))
