"""The pages of the window, and the cover that can be drawn over whichever is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.ui.widgets.spoken import room

if TYPE_CHECKING:
    from relationship_journal.ui.cover import Cover


class Stage(QStackedWidget):
    """Shows one page. While it is covered pages change behind the cover, unseen."""

    covered_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        room(self)
        self._cover: Cover | None = None
        self._page: QWidget | None = None
        self.covered = False

    @property
    def cover(self) -> Cover:
        """The cover, made when it is first asked for."""
        if self._cover is None:
            from relationship_journal.ui.cover import Cover

            self._cover = Cover()
            self.addWidget(self._cover)
            self._cover.uncover_requested.connect(self.take_off)
        return self._cover

    def prepare(self) -> None:
        """Make the cover now, so that nothing but painting is left when it is needed."""
        self.cover.ensurePolished()

    @property
    def page(self) -> QWidget | None:
        """The page shown, or behind the cover."""
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Bring a page into view, or behind the cover."""
        self._page = page
        if self.indexOf(page) < 0:
            self.addWidget(page)
        if not self.covered:
            self.setCurrentWidget(page)

    def put_on(self) -> None:
        """Cover now; the page behind is hidden to eye and screen reader, and the window painted at once."""
        if self.covered:
            return
        self.covered = True
        self.setCurrentWidget(self.cover)
        self.cover.open()
        self.covered_changed.emit(True)
        window = self.window()
        if (layout := window.layout()) is not None:
            layout.activate()
        window.repaint()

    def take_off(self) -> None:
        """Show the page behind again."""
        if self.covered:
            self.covered = False
            if self._page is not None:
                self.setCurrentWidget(self._page)
            self.covered_changed.emit(False)
