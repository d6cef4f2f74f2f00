"""Words and lines on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


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
