"""A small month to pick a day from, by pointer, by arrow keys, or by typing the date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.ui.fonts import REGULAR, SEMIBOLD, sans
from relationship_journal.ui.formats import long_date, month_year
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label

CELL = 36
Index = QModelIndex | QPersistentModelIndex
Parse = Callable[[str], date | None]
"""Reads a date as people type it; None when it cannot."""


class _Month(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first = date(2000, 1, 1)
        self.marked: frozenset[date] = frozenset()
        self.latest = date.max

    def show_month(self, day: date) -> None:
        self.beginResetModel()
        self.first = day.replace(day=1)
        self.endResetModel()

    def day(self, index: Index) -> date:
        start = self.first - timedelta(days=self.first.weekday())
        return start + timedelta(days=7 * index.row() + index.column())

    def index_of(self, day: date) -> QModelIndex:
        start = self.first - timedelta(days=self.first.weekday())
        row, column = divmod((day - start).days, 7)
        return self.index(row, column)

    def rowCount(self, parent: Index | None = None) -> int:
        return 6

    def columnCount(self, parent: Index | None = None) -> int:
        return 7

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.day(index) > self.latest:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = long_date(day)
            return self.tr("{day}, something written").format(day=said) if day in self.marked else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QLocale().standaloneDayName(section + 1, QLocale.FormatType.NarrowFormat)
        return None


class _Days(QStyledItemDelegate):
    """Paints a day: its number, a dot below when something was written."""

    def __init__(self, month: _Month, popover: CalendarPopover) -> None:
        super().__init__(popover)
        self._month = month
        self._popover = popover

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_of(self._popover.palette())
        day = self._month.day(index)
        area: QRect = option.rect
        cell = QRectF(area).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day == self._popover.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ember_soft))
            painter.drawRoundedRect(cell, 8, 8)
        if index == self._popover.table.currentIndex() and self._popover.table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.ember), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 8, 8)
        outside = day.month != self._month.first.month or day > self._month.latest
        painter.setPen(QColor(tokens.ink3 if outside else tokens.ink))
        painter.setFont(sans(SMALL, SEMIBOLD if day == self._popover.day else REGULAR))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day in self._month.marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ember))
            painter.drawEllipse(QRectF(area.center().x() - 1.5, area.bottom() - 7, 4, 4))
        painter.restore()


class _Grid(QTableView):
    """The month's days; walking over its edge turns the page."""

    chosen = Signal(QModelIndex)
    turned = Signal(int)
    typed = Signal(str)
    """The beginning of a typed date."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.text().isalnum():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class CalendarPopover(QFrame):
    """Opens below a button. `month_shown` asks which days of the month have something on them."""

    day_chosen = Signal(object)
    """The user chose a day (date); the popover is closed."""
    month_shown = Signal(object)
    """A month came into view (its first day); answer with `set_marked`."""

    def __init__(self, parse: Parse, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.day = date(2000, 1, 1)
        self._parse = parse
        self._month = _Month(self)
        self.table = _Grid()
        self.field = QLineEdit()
        self._title = label("", "heading")
        self._refusal = label("", "error", wrap=True)
        self.setProperty("variant", "popover")
        self.setAccessibleName(self.tr("Choose a day"))
        self._build()
        self._connect()

    def show_below(self, anchor: QWidget, day: date, latest: date | None = None) -> None:
        """Open under `anchor` with `day` chosen; days after `latest` cannot be picked."""
        self.day = day
        self._month.latest = latest or date.max
        self.field.clear()
        self._refusal.hide()
        self._show_month(day)
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self.table.setCurrentIndex(self._month.index_of(day))
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_marked(self, days: frozenset[date] | set[date]) -> None:
        """Show a dot on these days."""
        self._month.marked = frozenset(days)
        self.table.viewport().update()

    def _build(self) -> None:
        self.table.setModel(self._month)
        self.table.setItemDelegate(_Days(self._month, self))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName(self.tr("Days of the month"))
        self.table.verticalHeader().hide()
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(CELL)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self.table.horizontalHeader().setFixedHeight(28)
        self.table.setFixedSize(7 * CELL, 6 * CELL + 28)
        self.field.setPlaceholderText(self.tr("Or type a date"))
        self.field.setAccessibleName(self.tr("Type a date"))
        self._back = Button(self.tr("Earlier month"), "icon", icon="chevron-left")
        self._on = Button(self.tr("Later month"), "icon", icon="chevron-right")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(self._on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addWidget(self.field)
        layout.addWidget(self._refusal)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self.table.turned.connect(self._turn)
        self.table.typed.connect(self._on_table_typed)
        self.table.clicked.connect(self._on_day_chosen)
        self.table.chosen.connect(self._on_day_chosen)
        self.field.returnPressed.connect(self._on_field_return_pressed)

    def _turn(self, months: int) -> None:
        count = self._month.first.year * 12 + self._month.first.month - 1 + months
        first = date(max(1, count // 12), count % 12 + 1, 1)
        self._show_month(first)
        self.table.setCurrentIndex(self._month.index_of(first))

    def _show_month(self, day: date) -> None:
        self._month.show_month(day)
        self._title.setText(month_year(day))
        self.month_shown.emit(self._month.first)

    def _on_day_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self._month.flags(index):
            self._choose(self._month.day(index))

    def _on_table_typed(self, text: str) -> None:
        """Whoever begins to type means the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(text)

    def _on_field_return_pressed(self) -> None:
        day = self._parse(self.field.text())
        if day is None or day > self._month.latest:
            self._refusal.setText(self.tr("That is not a day I can open. Try 22 November, or 2026-11-22."))
            self._refusal.show()
        else:
            self._choose(day)

    def _choose(self, day: date) -> None:
        self.hide()
        self.day_chosen.emit(day)
