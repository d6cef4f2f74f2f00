"""What was copied out of the journal is gone after half a minute, and nobody else's words are touched."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTextEdit

from relationship_journal.ui.clipboard import CLEARED_AFTER_MS, ClipboardKeeper

Mode = QClipboard.Mode


class FakeClipboard(QObject):
    """A clipboard with a primary selection, shared with other programs."""

    changed = Signal(QClipboard.Mode)

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[Mode, QMimeData] = {}
        self.owned: set[Mode] = set()

    def supportsSelection(self) -> bool:
        return True

    def ownsClipboard(self) -> bool:
        return Mode.Clipboard in self.owned

    def ownsSelection(self) -> bool:
        return Mode.Selection in self.owned

    def text(self, mode: Mode = Mode.Clipboard) -> str:
        return self.held[mode].text() if mode in self.held else ""

    def setMimeData(self, data: QMimeData, mode: Mode = Mode.Clipboard) -> None:
        self.held[mode] = data
        self.owned.add(mode)
        self.changed.emit(mode)

    def clear(self, mode: Mode = Mode.Clipboard) -> None:
        self.held.pop(mode, None)
        self.changed.emit(mode)

    def copy(self, text: str, mode: Mode = Mode.Clipboard) -> None:
        """A field of ours copies."""
        data = QMimeData()
        data.setText(text)
        data.setHtml(f"<b>{text}</b>")
        self.setMimeData(data, mode)

    def copy_elsewhere(self, text: str, mode: Mode = Mode.Clipboard) -> None:
        """Another program copies."""
        data = QMimeData()
        data.setText(text)
        self.held[mode] = data
        self.owned.discard(mode)
        self.changed.emit(mode)


class FakeTimer(QObject):
    timeout = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.interval = 0
        self.runs = False

    def setInterval(self, interval: int) -> None:
        self.interval = interval

    def start(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False

    def run_out(self) -> None:
        if self.runs:
            self.runs = False
            self.timeout.emit()


@pytest.fixture
def clipboard(qapp: Any) -> FakeClipboard:
    return FakeClipboard()


@pytest.fixture
def timers() -> list[FakeTimer]:
    return []


@pytest.fixture
def keeper(clipboard: FakeClipboard, timers: list[FakeTimer]) -> ClipboardKeeper:
    def timer(parent: QObject) -> FakeTimer:
        timers.append(FakeTimer(parent))
        return timers[-1]

    return ClipboardKeeper(clipboard, timer)  # type: ignore[arg-type]


def run_out(timers: list[FakeTimer]) -> None:
    for timer in timers:
        timer.run_out()


@pytest.mark.parametrize("mode", [Mode.Clipboard, Mode.Selection])
def test_ours_is_cleared_after_thirty_seconds(
    keeper: ClipboardKeeper, clipboard: FakeClipboard, timers: list[FakeTimer], mode: Mode
) -> None:
    clipboard.copy("said at night", mode)
    assert clipboard.text(mode) == "said at night"
    assert {timer.interval for timer in timers} == {CLEARED_AFTER_MS} == {30_000}
    assert sum(timer.runs for timer in timers) == 1
    run_out(timers)
    assert clipboard.text(mode) == ""


@pytest.mark.parametrize("mode", [Mode.Clipboard, Mode.Selection])
def test_what_others_copied_since_is_left_alone(
    keeper: ClipboardKeeper, clipboard: FakeClipboard, timers: list[FakeTimer], mode: Mode
) -> None:
    clipboard.copy("said at night", mode)
    clipboard.copy_elsewhere("a phone number", mode)
    run_out(timers)
    keeper.clear()
    assert clipboard.text(mode) == "a phone number"


def test_locking_clears_at_once(
    keeper: ClipboardKeeper, clipboard: FakeClipboard, timers: list[FakeTimer]
) -> None:
    clipboard.copy("said at night")
    clipboard.copy("selected", Mode.Selection)
    keeper.clear()
    assert clipboard.text() == clipboard.text(Mode.Selection) == ""
    assert not any(timer.runs for timer in timers)


def test_copying_again_counts_anew(
    keeper: ClipboardKeeper, clipboard: FakeClipboard, timers: list[FakeTimer]
) -> None:
    clipboard.copy("one")
    run_out(timers)
    clipboard.copy("two")
    assert clipboard.text() == "two"
    run_out(timers)
    assert clipboard.text() == ""


def test_managers_are_asked_to_keep_no_history_and_get_plain_text(
    keeper: ClipboardKeeper, clipboard: FakeClipboard
) -> None:
    clipboard.copy("said at night")
    held = clipboard.held[Mode.Clipboard]
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert not held.hasHtml()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_every_field_copies_through_the_one_that_is_watched(qtbot: Any, kind: Any) -> None:
    """The system's own clipboard, as far as the platform of the tests has one: here nobody owns it."""
    clipboard = QGuiApplication.clipboard()
    heard: list[Mode] = []
    clipboard.changed.connect(heard.append)
    field = kind()
    qtbot.addWidget(field)
    field.setText("said at night")
    field.selectAll()
    field.copy()
    clipboard.changed.disconnect(heard.append)
    assert clipboard.text() == "said at night"
    assert Mode.Clipboard in heard
    clipboard.clear()


COPYING = {
    "an ordinary field": """
        from PySide6.QtWidgets import QLineEdit
        from relationship_journal.ui.clipboard import ClipboardKeeper
        keeper = ClipboardKeeper(application.clipboard())
        field = QLineEdit("words")
        """,
    "a field nothing may be copied from": """
        from relationship_journal.ui.two_chairs.answer_field import AnswerField
        field = AnswerField()
        field.setPlainText("words")
        """,
}


@pytest.mark.parametrize("made", COPYING.values(), ids=COPYING.keys())
def test_the_program_ends_well_with_the_clipboard_full(made: str) -> None:
    script = [
        "import sys",
        "from PySide6.QtWidgets import QApplication",
        "application = QApplication(sys.argv)",
        *(line.strip() for line in made.strip().splitlines()),
        "field.selectAll()",
        "field.copy()",
    ]
    ended = subprocess.run([sys.executable, "-c", "\n".join(script)], timeout=60, check=False)
    assert ended.returncode == 0
