"""An endless list of what was written, painted row by row without a widget for each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.widgets.paged_model import ITEM, PagedModel
from relationship_journal.ui.widgets.row_delegate import RowDelegate
from relationship_journal.ui.widgets.row_list import Hint, RowList


class EntryList(RowList):
    """Shows a PagedModel; fetches ahead of the scroll bar, and to the very last row when End asks for it."""

    row_activated = Signal(object)
    """The user opens a row, by Enter or a click; the item."""

    def __init__(
        self, model: PagedModel, delegate: RowDelegate, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, delegate, parent)
        self._kept_place: tuple[int, int, int] | None = None
        self._pages = model
        self._to_the_end = False
        model.setParent(self)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.delivered.connect(self._on_model_delivered)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)
        self.clicked.connect(self._on_row_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._to_the_end = event.key() == Qt.Key.Key_End
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_activated.emit(self.currentIndex().data(ITEM))
        else:
            super().keyPressEvent(event)

    def _on_row_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(ITEM))

    def _on_bar_value_changed(self, value: int) -> None:
        """Ask for the next page two screens before the end is in view."""
        if self.isVisible() and value > self.verticalScrollBar().maximum() - 2 * self.viewport().height():
            self._pages.fetchMore(QModelIndex())

    def _on_model_about_to_be_reset(self) -> None:
        """Remember the row at the top, how much of it is above the view, and the one the user is on."""
        top = self.indexAt(QPoint(0, 0))
        self._kept_place = top.row(), -self.visualRect(top).top(), self.currentIndex().row()

    def _on_model_delivered(self) -> None:
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Once the new rows have their places: go back to where the user was, and fill the view."""
        self.doItemsLayout()
        last = self._pages.rowCount() - 1
        if self._kept_place is not None:
            top, hidden, row = self._kept_place
            self._kept_place = None
            if row >= 0 <= last:
                self.setCurrentIndex(self._pages.index(min(row, last), 0))
            self.scrollTo(self._pages.index(max(0, min(top, last)), 0), Hint.PositionAtTop)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)
        elif self._to_the_end and last >= 0:
            self._to_the_end = not self._pages.complete  # going there may ask for more at once
            self.setCurrentIndex(self._pages.index(last, 0))
        self._on_bar_value_changed(self.verticalScrollBar().value())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)
