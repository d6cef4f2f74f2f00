"""Drives the real program from inside its own process: waits for what a user would see, then does what
a user would do, by keyboard. Run as `python driver.py SCENARIO FOLDER CONFIG`; prints what it has done."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from relationship_journal import app
from relationship_journal.ui.keeper import State

PASSPHRASE = "four quiet rivers under snow"
Step = Callable[[], bool] | None


class Driver:
    """Runs a scenario: a generator that yields conditions to wait for."""

    def __init__(self, running: app.Running, scenario: Iterator[Callable[[], bool]]) -> None:
        self.running = running
        self._scenario = scenario
        self._waiting: Callable[[], bool] = lambda: True
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if not self._waiting():
            return
        try:
            self._waiting = next(self._scenario)
        except StopIteration:
            self._timer.stop()
            say("end")


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def field(running: app.Running, name: str) -> QWidget:
    """The visible control with this accessible name."""
    for widget in running.window.findChildren(QWidget):
        if widget.accessibleName() == name and widget.isVisible() and widget.focusPolicy():
            return widget
    raise LookupError(name)


def there(running: app.Running, name: str) -> Callable[[], bool]:
    def visible() -> bool:
        try:
            field(running, name)
        except LookupError:
            return False
        return True

    return visible


def state(running: app.Running, wanted: State) -> Callable[[], bool]:
    return lambda: running.keeper.state is wanted


def idle_journal(running: app.Running) -> Callable[[], bool]:
    """True once everything asked of the journal so far has been done."""
    reached: list[bool] = []
    running.tasks.run(lambda: None, done=lambda _: reached.append(True))
    return lambda: bool(reached)


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def end_with_parent() -> None:
    """Live no longer than the test: it holds the other end of our standard input."""

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main(scenarios: dict[str, Callable[[app.Running], Iterator[Callable[[], bool]]]]) -> int:
    end_with_parent()
    name, folder, config = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    application = QApplication(["relationship-journal"])
    running = app.start(application, folder if (folder / "journal.db").exists() else None, config)
    if not (folder / "journal.db").exists():
        running.window.show_first_run()
    driver = Driver(running, scenarios[name](running))
    code = application.exec()
    running.tasks.finish()
    del driver
    return code
