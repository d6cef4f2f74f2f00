"""A list of any length that lays out only what is near the view.

Qt's own list measures every row before it shows one, and all of them again for each new width: seconds
for a journal of years. Here the rows out of view stand at an estimated height. They are measured, half a
screen ahead, when they come near, and what is in view does not move meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from relationship_journal.ui.tokens import LINE_HEIGHT
from relationship_journal.ui.widgets.row_delegate import RowDelegate
from relationship_journal.ui.widgets.row_heights import RowHeights

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint

USUAL_ROW = 56
"""The height of a row, in pixels, as long as none has been measured."""

_STEPS = {
    Move.MoveUp: -1, Move.MoveLeft: -1, Move.MovePrevious: -1,
    Move.MoveDown: 1, Move.MoveRight: 1, Move.MoveNext: 1,
}  # fmt: skip


class RowList(QListView):
    """Shows the rows of a model below each other, as wide as the list, through a RowDelegate."""

    def __init__(
        self, model: QAbstractItemModel, delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._measuring = False
        self.heights = RowHeights(USUAL_ROW)
        delegate.setParent(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(delegate)
        # Before the view itself hears of it, so that every row it asks about has its place.
        model.rowsInserted.connect(lambda _, first, last: self.heights.insert(first, last - first + 1))
        model.rowsRemoved.connect(lambda _, first, last: self.heights.remove(first, last - first + 1))
        model.dataChanged.connect(self._on_model_data_changed)
        model.modelReset.connect(self._on_model_reset)
        self.setModel(model)
        self.heights.insert(0, model.rowCount())

    # -- where rows stand ----------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self.heights):
            return QRect()
        top = self.heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self.heights.total:
            return QModelIndex()
        return self.model().index(self.heights.row_at(y), 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = len(self.heights) - 1
        row = self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if row < 0 or action == Move.MoveHome:
            row = 0
        elif action == Move.MoveEnd:
            row = last
        elif action in _STEPS:
            row += _STEPS[action]
        else:
            row = self.row_a_screen_from(row, 1 if action == Move.MovePageDown else -1)
        return self.model().index(max(0, min(row, last)), 0)

    def row_a_screen_from(self, row: int, screens: int) -> int:
        """The row so many screens below or above `row`; another row in any case, but for the ends."""
        far = self.heights.row_at(self.heights.top(row) + screens * self.viewport().height())
        return far if far != row else row + (1 if screens > 0 else -1)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        row = index.row()
        if not 0 <= row < len(self.heights):
            return
        # What is measured on the way may move the row, so look once more.
        for _ in range(3):
            value = self._value_showing(row, hint)
            if value == self.verticalOffset():
                break
            self.verticalScrollBar().setValue(value)

    def _value_showing(self, row: int, hint: Hint) -> int:
        self._measure_row(row)
        value, screen = self.verticalOffset(), self.viewport().height()
        top, height = self.heights.top(row), self.heights.height(row)
        if hint == Hint.PositionAtTop:
            value = top
        elif hint == Hint.PositionAtBottom:
            value = top + height - screen
        elif hint == Hint.PositionAtCenter:
            value = top + (height - screen) // 2
        elif top < value or height > screen:
            value = top
        elif top + height > value + screen:
            value = top + height - screen
        return max(0, min(value, self.verticalScrollBar().maximum()))

    # -- measuring -----------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self._measure_near()
        self.viewport().update()

    def updateGeometries(self) -> None:
        bar, screen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.heights.total - screen))
        bar.setPageStep(screen)
        bar.setSingleStep(LINE_HEIGHT)
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.heights.row_at(self.verticalOffset()) if len(self.heights) else 0
        scrolled = self.verticalOffset() > 0
        if event.size().width() != event.oldSize().width():
            self._delegate.change_width()
            self.heights.forget()
        super().resizeEvent(event)
        self._measure_near()
        if scrolled:
            self.scrollTo(self.model().index(top, 0), Hint.PositionAtTop)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._measure_near()
        self.viewport().update()

    def _measure_near(self) -> None:
        """Measure what is in view and half a screen around it; the row at the top stays where it is."""
        if self._measuring or not len(self.heights) or not self.viewport().height():
            return
        self._measuring = True
        bar, screen = self.verticalScrollBar(), self.viewport().height()
        at_end = bar.value() == bar.maximum() > 0
        for _ in range(3):
            top = self.heights.row_at(bar.value())
            offset = bar.value() - self.heights.top(top)
            if not self._measure_around(top, screen + offset + screen // 2, screen // 2):
                break
            self.updateGeometries()
            begins = self.heights.top(top) + min(offset, self.heights.height(top))
            bar.setValue(bar.maximum() if at_end else begins)
        self._measuring = False

    def _measure_around(self, row: int, below: int, above: int) -> bool:
        """Measure from `row` on for so many pixels both ways; whether any row has another height now."""
        changed = False
        last = len(self.heights) - 1
        at = row
        while at <= last and below > 0:
            changed |= self._measure_row(at)
            below -= self.heights.height(at)
            at += 1
        at = row - 1
        while at >= 0 and above > 0:
            changed |= self._measure_row(at)
            above -= self.heights.height(at)
            at -= 1
        return changed

    def _measure_row(self, row: int) -> bool:
        if self.heights.is_measured(row):
            return False
        before = self.heights.height(row)
        self.heights.set(row, self.sizeHintForRow(row))
        return self.heights.height(row) != before

    def _on_model_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.heights.forget(first.row(), last.row() - first.row() + 1)

    def _on_model_reset(self) -> None:
        self._delegate.forget()
        self.heights.clear()
        self.heights.insert(0, self.model().rowCount())

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.heights):
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state = option.state
        seen, offset = event.rect(), self.verticalOffset()
        row = self.heights.row_at(seen.top() + offset)
        y = self.heights.top(row) - offset
        while row < len(self.heights) and y <= seen.bottom():
            index = self.model().index(row, 0)
            height = self.heights.height(row)
            option.rect = QRect(0, y, self.viewport().width(), height)
            option.state = state | self._state_of(index)
            self._delegate.paint(painter, option, index)
            y += height
            row += 1
        painter.end()

    def _state_of(self, index: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        return state
