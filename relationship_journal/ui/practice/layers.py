"""One page at a time over the sections: a program, something to read, or the questions before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.ui.practice.gate import Gate, SupportPage
from relationship_journal.ui.practice.runner import Runner


class Layers(QStackedWidget):
    """The front, and at most one page over it, which is gone for good once it is put away."""

    cleared = Signal()
    """The front is in view again."""
    leave_requested = Signal()
    """The user wants to be out of the window at once."""

    def __init__(self, front: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: QWidget | None = None
        self.addWidget(front)

    def lay(self, page: QWidget) -> None:
        """Show a page in place of the front and of whatever lay over it."""
        self._remove()
        self.page = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Back to the front."""
        if self.page is not None:
            self._remove()
            self.cleared.emit()

    def ask_first(self, go_on: Callable[[], None]) -> None:
        """Ask the five questions, and go on when every answer is no."""
        gate = Gate()
        gate.passed.connect(go_on)
        gate.stopped.connect(lambda: self._show(SupportPage()))
        self._show(gate)

    def flush(self) -> None:
        """Hand over what was written; what is about safety is gone when one looks elsewhere."""
        if isinstance(self.page, Runner):
            self.page.flush()
        elif isinstance(self.page, Gate | SupportPage):
            self.put_away()

    def _show(self, page: Gate | SupportPage) -> None:
        page.closed.connect(self.put_away)
        page.leave_requested.connect(self._on_leave_requested)
        self.lay(page)

    def _remove(self) -> None:
        """A page that asked forgets before it goes; one that was written on hands over its words."""
        page, self.page = self.page, None
        if page is None:
            return
        if isinstance(page, Gate):
            page.clear()
        elif isinstance(page, Runner):
            page.flush()
        self.setCurrentIndex(0)
        self.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _on_leave_requested(self) -> None:
        self.put_away()
        self.leave_requested.emit()
