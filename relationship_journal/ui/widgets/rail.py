"""The rail on the left: the app's name, the tabs, and below them search, settings and lock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QStyle, QTabBar, QTabWidget, QVBoxLayout, QWidget

from relationship_journal.ui import icons
from relationship_journal.ui.fonts import SEMIBOLD, sans, serif
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import BASE, SMALL, TEXT

WIDTH, ROW, HEAD, FOOT_GAP = 212, 41, 64, 20
LOWEST_ROW = 24
"""How low rows become in a low window, before they would lie over each other."""
ICON = 20


@dataclass
class _Row:
    """What one row of the rail shows, and how."""

    text: str
    hint: str
    icon: QIcon
    chosen: bool = False
    hovered: bool = False
    focused: bool = False


def _paint_row(painter: QPainter, area: QRect, row: _Row, palette: QPalette) -> None:
    tokens = tokens_of(palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = QRectF(area).adjusted(11.5, 0.5, -11.5, -0.5)
    if row.chosen or row.focused:
        edge = QPen(QColor(tokens.ember), 2) if row.focused else QPen(QColor(tokens.line), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.surface) if row.chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sheet, 8, 8)
    ink = tokens.ink if row.chosen or row.hovered else tokens.ink2
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    drawn = _tinted(row.icon, QColor(tokens.ember if row.chosen else ink), ratio)
    reading = painter.layoutDirection()
    place = QRect(area.x() + 23, area.y() + (area.height() - ICON) // 2, ICON, ICON)
    painter.drawPixmap(QStyle.visualRect(reading, area, place).topLeft(), drawn)
    words = QStyle.visualRect(reading, area, area.adjusted(54, 0, -25, 0))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(sans(BASE, SEMIBOLD))
    painter.setPen(QColor(ink))
    text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
    left_over = words.width() - painter.fontMetrics().horizontalAdvance(text)
    painter.setFont(sans(SMALL))
    if left_over < painter.fontMetrics().horizontalAdvance(row.hint) + 8:
        return
    painter.setPen(QColor(tokens.ink3))
    painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, row.hint)


def _tinted(icon: QIcon, colour: QColor, ratio: float) -> QPixmap:
    """The icon's shape in another colour."""
    shape = icon.pixmap(QSize(ICON, ICON), ratio)
    painter = QPainter(shape)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), colour)
    painter.end()
    return shape


class _Tabs(QTabBar):
    """The tabs, from top to bottom with their text lying."""

    _by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down, as the tabs lie; Qt itself only knows left and right."""
        self._by_keyboard = True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + step)))
        self.update()

    def set_row(self, height: int) -> None:
        """Make the rows this high; the size of icons is what Qt lays tabs out anew for."""
        self.setIconSize(QSize(ICON, height))

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(WIDTH, self.iconSize().height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.HoverEnter):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else QPoint(-1, -1)
        for index in range(self.count()):
            chosen = index == self.currentIndex()
            row = _Row(
                self.tabText(index).replace("&", ""),
                self.tr("Ctrl {key}").format(key=1) if index == 0 else str(index + 1),
                self.tabIcon(index),
                chosen,
                self.tabRect(index).contains(pointer),
                chosen and self.hasFocus() and self._by_keyboard,
            )
            _paint_row(painter, self.tabRect(index), row, self.palette())


class RailButton(QAbstractButton):
    """A row of the rail that does something instead of showing a page."""

    def __init__(self, text: str, hint: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setText(text)
        self.setAccessibleName(text)
        self.setIcon(icons.icon(icon, "#000000", ICON))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_row(ROW)

    def set_row(self, height: int) -> None:
        """Make it this high."""
        self.setFixedSize(WIDTH, height)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        row = _Row(self.text(), self._hint, self.icon(), hovered=self.underMouse(), focused=self.hasFocus())
        _paint_row(QPainter(self), self.rect(), row, self.palette())


class Rail(QTabWidget):
    """A real tab widget, so that keyboard and screen reader find page tabs; only its looks are our own."""

    search_requested = Signal()
    settings_requested = Signal()
    lock_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs = _Tabs()
        tabs.set_row(ROW)
        tabs.setAccessibleName(self.tr("Pages"))
        tabs.setDrawBase(False)
        tabs.setUsesScrollButtons(False)
        tabs.setMouseTracking(True)
        tabs.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTabBar(tabs)
        side = QTabWidget.TabPosition
        self.setTabPosition(side.East if self.isRightToLeft() else side.West)
        self.setStyleSheet(
            f"QTabWidget::tab-bar {{ top: {HEAD}px; }} QTabWidget::pane {{ border: 0; margin: 0; }}"
        )
        self.setAccessibleName(self.tr("Journal"))
        self._foot = QWidget(self)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        for text, hint, icon, wish in (
            (self.tr("Search"), self.tr("Ctrl K"), "search", self.search_requested),
            (self.tr("Settings"), "", "settings", self.settings_requested),
            (self.tr("Lock now"), self.tr("Ctrl L"), "lock", self.lock_requested),
            (self.tr("Leave quickly"), "", "eye-off", self.leave_requested),
        ):
            button = RailButton(text, hint, icon)
            button.clicked.connect(wish)
            foot.addWidget(button)

    def add_page(self, page: QWidget, icon: str, title: str) -> int:
        """Add a tab by the name of its icon; returns its index."""
        index = self.addTab(page, icons.icon(icon, "#000000", ICON), title)
        self.setTabToolTip(index, self.tr("Ctrl+{number}").format(number=index + 1))
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = self._foot.findChildren(RailButton)
        row = max(LOWEST_ROW, min(ROW, (self.height() - HEAD - FOOT_GAP) // (self.count() + len(buttons))))
        self._tabs.set_row(row)
        for button in buttons:
            button.set_row(row)
        height = row * len(buttons)
        self._foot.setGeometry(self._mirrored(QRect(0, self.height() - height - FOOT_GAP, WIDTH, height)))
        self._foot.raise_()

    def _mirrored(self, area: QRect) -> QRect:
        """Where it lies in a language that is read from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._mirrored(QRect(0, 0, WIDTH - 1, self.height())), QColor(tokens.rail))
        painter.fillRect(self._mirrored(QRect(WIDTH - 1, 0, 1, self.height())), QColor(tokens.line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ember))
        painter.drawEllipse(QRectF(self._mirrored(QRect(18, 30, 10, 10))))
        painter.setPen(QColor(tokens.ink))
        self._paint_name(painter, self._mirrored(QRect(36, 12, WIDTH - 44, HEAD - 18)))

    def _paint_name(self, painter: QPainter, area: QRect) -> None:
        """In one line, or smaller in two where it is long."""
        name = self.tr("Relationship Journal")
        painter.setFont(serif(TEXT, SEMIBOLD))
        if painter.fontMetrics().horizontalAdvance(name) > area.width():
            painter.setFont(serif(SMALL, SEMIBOLD))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, name)
