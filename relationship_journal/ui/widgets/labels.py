"""Words and lines on the page."""

from __future__ import annotations

from html import escape

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from relationship_journal.ui.tokens import LINE_HEIGHT
from relationship_journal.ui.widgets.spoken import spoken_as

_LINE_HEIGHTS = {"serif": LINE_HEIGHT, "quote": LINE_HEIGHT, "question": 30}
_HEADINGS = ("title", "heading", "question")


class Prose(QLabel):
    """Plain text with room between its lines, which Qt only gives to markup; `text` stays the plain text."""

    def __init__(self, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self._line_height = _LINE_HEIGHTS[role]
        self.setProperty("role", role)
        self.setProperty("textFormat", "RichText")
        self.setText(text)

    def setText(self, text: str) -> None:
        self._plain = text
        body = escape(text).replace("\n", "<br>")
        super().setText(f'<p style="line-height: {self._line_height}px">{body}</p>' if text else "")
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._plain


class Named(QLabel):
    """Words that are their own name, as what is told in a role of its own needs one."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


def label(text: str, role: str = "", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Plain text in the look of `role`: title, question, number, subtitle, heading, count, eyebrow, hint,
    faint, serif, quote, error; or "" for text of the interface. Never reads markup.

    Titles, headings and questions are headings to a screen reader.
    """
    made = Prose(text, role) if role in _LINE_HEIGHTS else Named(text) if role in _HEADINGS else QLabel(text)
    if role in _HEADINGS:
        spoken_as(made, QAccessible.Role.Heading)
    if not isinstance(made, Prose):
        made.setProperty("textFormat", "PlainText")
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def inert(text: str) -> str:
    """`text` for a tool-tip: Qt takes what looks like markup for markup, and opens the files it names."""
    return f"<span>{escape(text)}</span>" if QtGui.Qt.mightBeRichText(text) else text


def tip(widget: QWidget, text: str) -> None:
    """Show `text`, which may be the user's own, when the pointer rests on `widget`; tell it to a screen
    reader too."""
    widget.setToolTip(inert(text))
    widget.setAccessibleDescription(text)


def rule() -> QWidget:
    """A hairline across."""
    made = QFrame()
    made.setProperty("variant", "rule")
    made.setFixedHeight(1)
    return made
