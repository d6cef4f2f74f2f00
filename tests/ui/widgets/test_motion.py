"""Nothing moves when the system asks for less motion."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCommonStyle, QStyle, QWidget

from relationship_journal import ui
from relationship_journal.ui.widgets.motion import may_move
from relationship_journal.ui.widgets.toast import Toast

UI = Path(ui.__file__).parent


class Still(QCommonStyle):
    """The style of a system without animations."""

    def styleHint(self, hint: Any, *rest: Any) -> int:
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *rest)


class Motion(Enum):
    """Qt 6.12's words."""

    NoPreference = 0
    ReducedMotion = 1


class Hints:
    def __init__(self, wish: Motion) -> None:
        self._wish = wish

    def motionPreference(self) -> Motion:
        return self._wish


def test_the_style_or_the_systems_wish_stills_it(qtbot: Any) -> None:
    widget, still = QWidget(), Still()
    qtbot.addWidget(widget)
    assert may_move(widget)
    assert may_move(widget, Hints(Motion.NoPreference))
    assert not may_move(widget, Hints(Motion.ReducedMotion))
    widget.setStyle(still)
    assert not may_move(widget)


def test_a_notice_is_there_and_gone_at_once_where_nothing_moves(theme: Any, qtbot: Any) -> None:
    window, still = QWidget(), Still()
    qtbot.addWidget(window)
    window.show()
    moving, stilled = Toast(window), Toast(window)
    stilled.setStyle(still)
    for toast in (moving, stilled):
        toast.show_text("Copied.")
        toast.leave()
    assert moving.isVisible()
    assert not stilled.isVisible()


def test_nothing_else_moves() -> None:
    moving = [path.name for path in UI.rglob("*.py") if "Animation(" in path.read_text("utf-8")]
    assert moving == ["toast.py"]
