"""An endless list of what was written, painted row by row without a widget for each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from relationship_journal.ui.tokens import LINE_HEIGHT
from relationship_journal.ui.widgets.paged_model import ITEM, PagedModel
from relationship_journal.ui.widgets.row_delegate import RowDelegate

REST_MS = 100
"""How long the width must rest before every row is laid out for it."""


class EntryList(QListView):
    """Shows a PagedModel through a RowDelegate; fetches ahead of the scroll bar."""

    row_activated = Signal(object)
    """The user opens a row, by Enter or a click; the item."""

    def __init__(
        self, model: PagedModel, delegate: RowDelegate, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._kept_place: tuple[int, int] | None = None
        delegate.setParent(self)
        model.setParent(self)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(LINE_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rest_timeout)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.delivered.connect(self._on_model_delivered)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)
        self.clicked.connect(self._on_row_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start(REST_MS if event.oldSize().isValid() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_activated.emit(self.currentIndex().data(ITEM))
        else:
            super().keyPressEvent(event)

    def _on_row_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(ITEM))

    def _on_bar_value_changed(self, value: int) -> None:
        """Ask for the next page two screens before the end is in view."""
        if self.isVisible() and value > self.verticalScrollBar().maximum() - 2 * self.viewport().height():
            self.model().fetchMore(QModelIndex())

    def _on_model_about_to_be_reset(self) -> None:
        self._kept_place = self.verticalScrollBar().value(), self.currentIndex().row()
        self._delegate.forget()

    def _on_model_delivered(self) -> None:
        QTimer.singleShot(0, self, self._settle)

    def _on_rest_timeout(self) -> None:
        """The width is what it will be: break the lines anew, and keep the row at the top where it is."""
        top = self.indexAt(QPoint(4, 4))
        self._delegate.change_width()
        self.doItemsLayout()
        if top.isValid() and self.verticalScrollBar().value():
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _settle(self) -> None:
        """Once the new rows have their places: go back to where the user was, and fill the view."""
        self.executeDelayedItemsLayout()
        if self._kept_place is not None:
            scrolled, row = self._kept_place
            self._kept_place = None
            last = self.model().rowCount() - 1
            if row >= 0 <= last:
                self.setCurrentIndex(self.model().index(min(row, last), 0))
            self.verticalScrollBar().setValue(scrolled)
        self._on_bar_value_changed(self.verticalScrollBar().value())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)
