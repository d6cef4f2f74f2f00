"""Paints the rows of a list: text in two columns, laid out once for a width and kept."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from relationship_journal.ui.fonts import SEMIBOLD, sans, serif
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import LINE_HEIGHT, SMALL, Tokens
from relationship_journal.ui.widgets.paged_model import ITEM

Index = QModelIndex | QPersistentModelIndex

KEPT = 1000
"""How many rows stay laid out, to be painted again; then all are laid out anew as they are seen."""


@dataclass(frozen=True)
class Piece:
    """A paragraph of a row: its text, its font, the name of its colour, and how it stands."""

    text: str
    font: QFont = field(default_factory=serif)
    colour: str = "ink"
    pill: str = ""
    """The hue of a soft ground behind a short text, or ""."""
    line: int = LINE_HEIGHT
    marks: tuple[tuple[int, int], ...] = ()
    """Start and length of words to stand out, in characters."""


def written(text: str, marks: tuple[tuple[int, int], ...] = ()) -> Piece:
    """The user's own words."""
    return Piece(text, marks=marks)


def aside(text: str) -> Piece:
    """A quiet remark beside them."""
    return Piece(text, sans(SMALL), "ink2", line=20)


def pill(text: str, hue: str) -> Piece:
    """A word of state on a soft ground."""
    return Piece(text, sans(SMALL, SEMIBOLD), hue, pill=hue, line=32)


def day_number(text: str) -> Piece:
    """The day's number in the margin."""
    return Piece(text, serif(20, SEMIBOLD))


@dataclass
class Laid:
    """Pieces laid out for a width."""

    pieces: list[tuple[Piece, QTextLayout, QPointF]]
    height: float


class RowDelegate(QStyledItemDelegate):
    """Paints rows of two columns, `margin` and `body`. Subclasses say what is in them and nothing else."""

    def __init__(self, gutter: int = 108, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gutter = gutter
        self._padding = (0, 16)
        self._laid: dict[tuple[Hashable, int], tuple[Any, Laid]] = {}
        self._single: dict[Hashable, QTextLayout] = {}

    def margin(self, item: Any) -> Sequence[Piece]:
        """What stands in the left column."""
        return ()

    def body(self, item: Any) -> Sequence[Piece]:
        """What stands in the right column, top to bottom."""
        return (written(str(item)),)

    def forget(self) -> None:
        """The items are others now."""
        self._laid.clear()
        self._single.clear()

    def change_width(self) -> None:
        """Lay the rows out anew; texts that still fit on their one line are kept."""
        self._laid.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width(option)
        return QSize(width, round(self._row(index, width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(option.palette)
        row = self._row(index, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.ember), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 2, -1, -2), 6, 6)
        elif index.row() > 0:
            painter.fillRect(area.x(), area.y(), area.width(), 1, QColor(tokens.line))
        for piece, layout, place in row.pieces:
            self._paint_piece(painter, piece, layout, place + QPointF(area.topLeft()), tokens)
        painter.restore()

    def _paint_piece(
        self, painter: QPainter, piece: Piece, layout: QTextLayout, place: QPointF, tokens: Tokens
    ) -> None:
        if piece.pill:
            words = layout.lineAt(0).naturalTextRect().translated(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.colour(f"{piece.pill}_soft")))
            ground = words.adjusted(-12, -5, 12, 5)
            painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        painter.setPen(QColor(tokens.colour(piece.colour)))
        layout.draw(painter, place)

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        if isinstance(view, QAbstractItemView):
            return view.viewport().width()
        area: QRect = option.rect
        return area.width()

    def _row(self, index: Index, width: int) -> Laid:
        item = index.data(ITEM)
        key = (self._key(item), width)
        if key not in self._laid:
            if len(self._laid) >= KEPT:
                self.forget()
            self._laid[key] = item, self._lay_out(item, width)  # kept with its item, whose id stays its own
        return self._laid[key][1]

    def _key(self, item: Any) -> Hashable:
        """What tells one row's looks from another's."""
        return id(item)

    def _lay_out(self, item: Any, width: int) -> Laid:
        side, top = self._padding
        pieces: list[tuple[Piece, QTextLayout, QPointF]] = []
        left = self._stack(self.margin(item), QRectF(side + 4, top, self._gutter, 0), pieces)
        gutter = self._gutter if pieces else 0
        across = max(40, width - gutter - 2 * side - 8)
        right = self._stack(self.body(item), QRectF(side + 4 + gutter, top, across, 0), pieces)
        return Laid(pieces, max(left, right) + top)

    def _stack(
        self, column: Sequence[Piece], area: QRectF, pieces: list[tuple[Piece, QTextLayout, QPointF]]
    ) -> float:
        y = area.y()
        for piece in column:
            inset = 12.0 if piece.pill else 0.0
            layout, height = self._broken(piece, area.width() - inset)
            pieces.append((piece, layout, QPointF(area.x() + inset, y)))
            y += height
        return y

    def _broken(self, piece: Piece, width: float) -> tuple[QTextLayout, float]:
        """Break a piece into lines, or find it on its one line as it was broken before."""
        key = (piece.text, piece.font.toString(), piece.line, piece.marks)
        known = self._single.get(key)
        if known is not None and known.lineAt(0).naturalTextWidth() <= width:
            return known, float(piece.line)
        layout, height = _laid_out(piece, width)
        if layout.lineCount() == 1 and height == piece.line:
            self._single[key] = layout
        return layout, height


def _laid_out(piece: Piece, width: float) -> tuple[QTextLayout, float]:
    """Break a piece into lines of its own height; each line's baseline keeps to the same place in it."""
    layout = QTextLayout(piece.text.replace("\n", "\u2028"), piece.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if piece.marks:
        layout.setFormats(_marked(piece))
    spare = max(0.0, (piece.line - QFontMetricsF(piece.font).height()) / 2)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + spare))
        height += max(float(piece.line), line.height())
    layout.endLayout()
    return layout, height


def _marked(piece: Piece) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, length in piece.marks:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, length
        shape = one.format
        shape.setFontWeight(SEMIBOLD)
        one.format = shape
        formats.append(one)
    return formats
