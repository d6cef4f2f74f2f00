"""Rows of which one is chosen, seen as such also while the focus is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.row_delegate import RowDelegate


class ChosenRowDelegate(RowDelegate):
    """Lays a soft ground under the chosen row. Without `lines` there are no hairlines between rows."""

    def __init__(self, padding: tuple[int, int], *, lines: bool = True) -> None:
        super().__init__(gutter=0)
        self._padding = padding
        self._lines = lines

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(option.palette)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = QColor(tokens.ember_soft if chosen else tokens.surface)
        if chosen:
            painter.fillRect(area, ground)
        super().paint(painter, option, index)
        if not self._lines and not state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area.x(), area.y(), area.width(), 1, ground)
