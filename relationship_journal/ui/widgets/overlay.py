"""A sheet laid over the window for a moment: gone with Esc or a click beside it, and the focus goes back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.spoken import hush

SCRIM = {True: ("#000000", 0.45), False: ("", 0.25)}
"""What darkens the window below, in the dark theme and in the light one (there: the ink)."""


class Overlay(QDialog):
    """Holds one `sheet` over `window`, and the keys with it. At most one of a class is open at a time."""

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.below = window
        self.sheet: QWidget = self
        self._came_from: QWidget | None = None
        self.setWindowFlags(Qt.WindowType.Widget)  # laid over the window, not a window of its own
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        window.installEventFilter(self)

    # what each kind of overlay says for itself

    def place_in(self, room: QRect) -> QRect:
        """Where the sheet lies in a window of this size, in pixels."""
        raise NotImplementedError

    def tab_chain(self) -> Sequence[QWidget]:
        """What Tab goes through, in order; what is hidden or cannot be used is left out."""
        raise NotImplementedError

    def greet(self) -> None:
        """Take the focus: it is shown, or asked for again."""
        raise NotImplementedError

    # what they do alike

    def open(self) -> None:
        """Show it, or only go back to the one that is there already."""
        for other in self.below.findChildren(type(self)):
            if other is not self and other.isVisible():
                other.greet()
                self.deleteLater()
                return
        self._came_from = self.below.focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.greet()

    def place(self) -> None:
        """Cover the window, and put the sheet where it belongs."""
        room = self.below.rect()
        self.setGeometry(room)
        self.sheet.setGeometry(self.place_in(room))

    def reject(self) -> None:
        """Leave it, and go back to where the user was."""
        came_from, self._came_from = self._came_from, None
        super().reject()
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hush_below()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hush_below()

    def _hush_below(self) -> None:
        """A screen reader finds the sheet, and not what lies under it, for as long as one lies there."""
        if isinstance(self.below, QMainWindow) and (page := self.below.centralWidget()) is not None:
            hush(page, any(one.isVisible() for one in self.below.findChildren(Overlay)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        colour, opacity = SCRIM[tokens.dark]
        scrim = QColor(colour or tokens.ink)
        scrim.setAlphaF(opacity)
        painter = QPainter(self)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab within the sheet."""
        chain = [part for part in self.tab_chain() if part.isVisible() and part.isEnabled()]
        if not chain:  # while it is being hidden
            return super().focusNextPrevChild(next)
        focus = self.focusWidget()
        at = chain.index(focus) if focus in chain else -1
        chain[(at + (1 if next else -1)) % len(chain)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True
