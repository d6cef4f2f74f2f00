"""Whether anything may move: the system's wish for less motion."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

REDUCED = "ReducedMotion"


def may_move(widget: QWidget, hints: object | None = None) -> bool:
    """Whether `widget` may fade or glide; `hints` are the system's wishes (QAccessibilityHints).

    The style says so by an animation that takes no time. From Qt 6.12 on the system's wish can be asked for
    itself, too.
    """
    if not widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget):
        return False
    style_hints = QGuiApplication.styleHints()  # kept while its part is asked
    wish = getattr(hints or style_hints.accessibility(), "motionPreference", None)
    return wish is None or wish().name != REDUCED
