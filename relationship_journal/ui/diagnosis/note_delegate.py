"""Paints a note of the timeline: when, what changed, the two stories side by side, the culprits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.ui.diagnosis.words import (
    culprit_tone,
    culprit_word,
    margin_words,
    my_story_title,
    their_story_title,
)
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL, Tokens
from relationship_journal.ui.widgets.row_delegate import (
    Index,
    Laid,
    Piece,
    RowDelegate,
    aside,
    day_number,
    pill,
    written,
)

GAP, INSET, PILL_GAP = 12, 12, 8
SIDE_BY_SIDE = 340
"""The least width, in pixels, at which the two stories stand beside each other."""
OWN = "own"
"""The hue of a pill for a tag of the user's own."""

_Pieces = list[tuple[Piece, QTextLayout, QPointF]]


@dataclass
class _LaidNote(Laid):
    """A row with the soft boxes behind its stories."""

    boxes: list[QRectF] = field(default_factory=list)


class NoteDelegate(RowDelegate):
    """A row of the timeline."""

    def margin(self, item: Any) -> Sequence[Piece]:
        large, small = margin_words(item)
        return (day_number(large), aside(small)) if small else (day_number(large),)

    def body(self, item: Any) -> Sequence[Piece]:
        return (written(item.what),) if item.what.strip() else ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        row = self._row(index, area.width())
        if isinstance(row, _LaidNote) and row.boxes:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens_of(option.palette).paper))
            for box in row.boxes:
                painter.drawRoundedRect(box.translated(area.topLeft()), 8, 8)
            painter.restore()
        super().paint(painter, option, index)

    def _lay_out(self, item: DiagnosisNote, width: int) -> Laid:
        side, top = self._padding
        pieces: _Pieces = []
        left = side + 4
        bottom = self._stack(self.margin(item), QRectF(left, top, self._gutter - GAP, 0), pieces)
        column = QRectF(left + self._gutter, top, max(80, width - self._gutter - left - 16), 0)
        y = self._stack(self.body(item), column, pieces)
        boxes: list[QRectF] = []
        y = self._lay_out_stories(item, QRectF(column.x(), y, column.width(), 0), pieces, boxes)
        y = self._lay_out_pills(item, QRectF(column.x(), y, column.width(), 0), pieces)
        return _LaidNote(pieces, max(bottom, y) + top, boxes)

    def _lay_out_stories(
        self, note: DiagnosisNote, area: QRectF, pieces: _Pieces, boxes: list[QRectF]
    ) -> float:
        """Put the stories that were told into boxes; returns where they end."""
        told = ((my_story_title(), note.my_story), (their_story_title(), note.their_story))
        stories = [(title, text) for title, text in told if text.strip()]
        if not stories:
            return area.y()
        columns = len(stories) if area.width() >= SIDE_BY_SIDE else 1
        across = (area.width() - GAP * (columns - 1)) / columns
        y = end = area.y() + 8
        for number, (title, text) in enumerate(stories):
            if columns == 1 and number:
                y = end + GAP
            x = area.x() + (across + GAP) * (number % columns)
            heading = Piece(title, sans(SMALL, SEMIBOLD), "ink2", line=20)
            words = QRectF(x + INSET, y + 10, across - 2 * INSET, 0)
            boxes.append(QRectF(x, y, across, self._stack((heading, written(text)), words, pieces) + 10 - y))
            end = max(end, boxes[-1].bottom())
        if columns > 1:
            for box in boxes:
                box.setBottom(end)
        return end + 4

    def _lay_out_pills(self, note: DiagnosisNote, area: QRectF, pieces: _Pieces) -> float:
        """Put the culprits in rows; returns where they end."""
        if not note.culprits:
            return area.y()
        x, y = area.x(), area.y() + 6
        for culprit in note.culprits:
            made = pill(culprit_word(culprit), culprit_tone(culprit) or OWN)
            laid: _Pieces = []
            self._stack((made,), QRectF(x, y, area.width(), 0), laid)
            across = laid[0][1].lineAt(0).naturalTextWidth() + 24
            if x > area.x() and x + across > area.right():
                x, y = area.x(), y + made.line + 4
                laid = []
                self._stack((made,), QRectF(x, y, area.width(), 0), laid)
            pieces.extend(laid)
            x += across + PILL_GAP
        return y + pieces[-1][0].line

    def _paint_piece(
        self, painter: QPainter, piece: Piece, layout: QTextLayout, place: QPointF, tokens: Tokens
    ) -> None:
        if piece.pill != OWN:
            super()._paint_piece(painter, piece, layout, place, tokens)
            return
        ground = layout.lineAt(0).naturalTextRect().translated(place).adjusted(-12, -5, 12, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.rail))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        painter.setPen(QColor(tokens.ink2))
        layout.draw(painter, place)
