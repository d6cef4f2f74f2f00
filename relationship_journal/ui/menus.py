"""The menu bar, made from the one table of actions."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QTextEdit, QWidget

from relationship_journal.ui.actions import ACTIONS, Menu, menu_words


class Menus:
    """Fills a window's menu bar; each action calls `trigger` with its name."""

    def __init__(self, window: QMainWindow, trigger: Callable[[str], None]) -> None:
        self._bar = window.menuBar()
        self._actions: dict[str, QAction] = {}
        menus: dict[Menu, QMenu] = {}
        for spec in ACTIONS:
            if spec.menu not in menus:
                menus[spec.menu] = self._bar.addMenu(menu_words(spec.menu))
            menu = menus[spec.menu]
            if spec.separated:
                menu.addSeparator()
            action = QAction(spec.words(), window)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.triggered.connect(lambda _=False, name=spec.name: trigger(name))
            menu.addAction(action)
            if spec.locked:
                window.addAction(action)  # its keys are heard also while the bar is hidden
            self._actions[spec.name] = action

    def enable(self, unlocked: bool, covered: bool, only: Collection[str] | None = None) -> None:
        """Allow what fits, at most `only` these. The bar is seen only while the journal is open; under the
        cover no key works."""
        for spec in ACTIONS:
            fits = (unlocked or spec.locked) and (only is None or spec.name in only)
            self._actions[spec.name].setEnabled(fits and not covered)
        self._bar.setVisible(unlocked and not covered)

    @staticmethod
    def undo_typing(focus: QWidget | None) -> bool:
        """Take back typing in the field with the focus; False when there is none to take back."""
        if isinstance(focus, QTextEdit):
            typed = focus.document().isUndoAvailable()
        else:
            typed = isinstance(focus, QLineEdit) and focus.isUndoAvailable()
        if typed and isinstance(focus, QTextEdit | QLineEdit):
            focus.undo()
        return typed

    @staticmethod
    def redo_typing(focus: QWidget | None) -> None:
        """Bring back typing taken back in the field with the focus."""
        if isinstance(focus, QTextEdit | QLineEdit):
            focus.redo()
