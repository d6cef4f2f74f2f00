"""Words on the page: labels by role, pills, and the quiet sign that something was saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from relationship_journal.ui.widgets.announce import announce


def label(text: str, role: str = "", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Plain text in the look of `role`: title, question, number, subtitle, heading, eyebrow, hint, faint,
    serif, quote, error; or "" for text of the interface. Never reads markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def rule() -> QWidget:
    """A hairline across."""
    made = QWidget()
    made.setProperty("variant", "rule")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setFixedHeight(1)
    return made


class Pill(QLabel):
    """A word or two on a soft ground; `tone` is ember, sage, gold, plum or "" for none."""

    def __init__(self, text: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("variant", "pill")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class SavedHint(QLabel):
    """Says quietly when the words beside it were last saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hint")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def saved(self, at: datetime) -> None:
        """Show "saved 20:14"; read it aloud when it changes."""
        text = self.tr("saved {time}").format(time=f"{at:%H:%M}")
        if text != self.text():
            self.setText(text)
            announce(self, text)
