"""What the sections share: a column of text and fields, work that takes a moment, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.words import sentence_of

WIDTH = 640


class Section(QWidget):
    """Put parts into `parts`. `run` keeps the section still until the work has ended."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setMaximumWidth(WIDTH)
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self.parts = QVBoxLayout(self)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(20)

    def enter(self) -> None:
        """The section comes into view: the cursor goes where one begins."""

    def leave(self) -> None:
        """It goes out of view, or the journal is locked: nothing secret stays on it."""
        for field in self.findChildren(PassphraseField):
            field.wipe()
        self.message.hide()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell how it went."""
        self.message.setProperty("role", "error" if wrong else "hint")
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.show()
        announce(self.message, text, alert=wrong)

    def run(self, work: Callable[..., Any], *args: Any, done: Callable[[Any], None]) -> None:
        """Do `work` on the journal's thread; what it raises is told, and the user can try again."""
        self.message.hide()
        self.setEnabled(False)

        def ended(result: Any) -> None:
            self.setEnabled(True)
            done(result)

        self.context.tasks.run(work, *args, done=ended, failed=self.on_failed, owner=self)

    def on_failed(self, error: Exception) -> None:
        """Say what went wrong, and go back to the first field."""
        self.setEnabled(True)
        self.say(sentence_of(error), wrong=True)
        for field in self.findChildren(QLineEdit):
            if field.isVisible():
                field.selectAll()
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                break
