"""The quiet sign that something was saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from relationship_journal.ui.formats import time_of_day
from relationship_journal.ui.widgets.announce import Announcer, announce


class SavedHint(QLabel):
    """Says when the words beside it were last saved, to the eye and to a screen reader."""

    def __init__(self, parent: QWidget | None = None, *, speak: Announcer = announce) -> None:
        super().__init__(parent)
        self._speak = speak
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def saved(self, at: datetime) -> None:
        """Show "saved 20:14"; `at` is in the user's zone."""
        self.show_time(time_of_day(at))

    def show_time(self, time: str) -> None:
        """Show that it was saved at `time`, already in words."""
        text = self.tr("saved {time}").format(time=time)
        if text != self.text():
            self.setText(text)
            self._speak(self, text)
