"""Work that takes a moment: a bar, a word, and a Cancel that leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from relationship_journal.ui.backups.words import step_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.words import sentence_of

STEPS = 1000


class Going(QObject):
    """One piece of work on the journal's thread; `stopped` is heard between its parts."""

    progressed = Signal(float, str)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def progress(self, part: float, name: str) -> None:
        """Hear how far it is, on whichever thread."""
        if isValid(self):
            self.progressed.emit(part, name)

    def is_stopped(self) -> bool:
        """Whether the user changed their mind."""
        return self.stopped


class WorkRow(QWidget):
    """Does one thing at a time, shows how far it is, and says how it ended."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._going: Going | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(self.tr("Cancel"))
        self.words = label("", "hint", wrap=True)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self.cancel.clicked.connect(self.stop)
        for part in (self.bar, self.cancel, self.words):
            part.hide()
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is going on."""
        return self._going is not None

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work(*args, progress, cancelled)` on the journal's thread; what it raises is said here, too."""
        if self.busy:
            return
        going = self._going = Going()
        going.progressed.connect(self._on_going_progressed)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.words.hide()
        self._show_busy(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

        def ended(result: Any) -> None:
            self._end(going)
            done(result)

        def not_done(error: Exception) -> None:
            self._end(going)
            self.say(sentence_of(error), wrong=True)
            if failed is not None:
                failed(error)

        self._context.tasks.run(
            work, *args, going.progress, going.is_stopped, done=ended, failed=not_done, owner=self
        )

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell how it went, or nothing any more."""
        self.words.setProperty("role", "error" if wrong else "hint")
        self.words.style().polish(self.words)
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self.setVisible(bool(text) or self.busy)
        if text:
            announce(self.words, text, alert=wrong)

    def stop(self) -> None:
        """The user changed their mind, or goes away."""
        if self._going is not None:
            self._going.stopped = True
            self.cancel.setEnabled(False)

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.setVisible(busy or not self.words.isHidden())
        self.busy_changed.emit(busy)

    def _end(self, going: Going) -> None:
        if going is self._going:
            self._going = None
            self._show_busy(False)

    def _on_going_progressed(self, part: float, name: str) -> None:
        if self.busy:
            self.bar.setValue(round(part * STEPS))
            self.bar.setAccessibleDescription(step_words(name))
