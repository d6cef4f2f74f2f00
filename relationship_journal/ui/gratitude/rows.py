"""The rows of the list of appreciations: what they hold, how they look, and how they arrive by days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as dataclass_replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from relationship_journal.domain.gratitude import Appreciation, DayOfGratitude, GratitudeFilter, Voice
from relationship_journal.ui.context import Context
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.formats import month_year, short_month_year
from relationship_journal.ui.gratitude.words import voice_word
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.today.words import short_day, weekday
from relationship_journal.ui.tokens import SMALL, Tokens
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
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

PAGE_DAYS = 40
"""How many days are asked for at a time."""
MOST_DAYS = 120
"""How many at most when the list is read anew; beyond them one's place is lost."""
MONTH_PX = 40
"""Room for the name of a month above its first day."""
BETWEEN_PX = 3
"""Room above and below an appreciation within its day."""
AROUND_PX = 15
"""Room above the first and below the last appreciation of a day."""
STANDING_PX = 6
"""How far below the top of the view the day stands that has begun above it."""
PILL_ASIDE_PX = 36
"""How far behind a pill's words the remark beside it begins."""


@dataclass(frozen=True)
class Row:
    """An appreciation in the list: its place in the day, and the `month` that begins with it, if one does."""

    appreciation: Appreciation
    first: bool
    last: bool
    month: str = ""


def rows_of(days: Iterable[DayOfGratitude], before: date | None) -> Iterator[Row]:
    """The rows of `days`, newest first; `before` is the last day already listed."""
    listed = before
    for one in days:
        turned = listed is None or (listed.year, listed.month) != (one.day.year, one.day.month)
        name = month_year(one.day) if turned else ""
        for number, appreciation in enumerate(one.appreciations):
            first, last = number == 0, number == len(one.appreciations) - 1
            yield Row(appreciation, first, last, name if first else "")
        listed = one.day


def row_words(row: Row) -> str:
    """A row as a screen reader says it."""
    appreciation = row.appreciation
    parts = [short_day(appreciation.day), appreciation.what]
    if appreciation.voice is not Voice.NOTICED:
        parts.append(voice_word(appreciation.voice))
    if appreciation.reaction:
        parts.append(appreciation.reaction)
    return ", ".join(parts)


class DayModel(PagedModel):
    """Rows of appreciations, of which those of one day can be exchanged."""

    def rows_on(self, day: date) -> range:
        """The rows of a day; the newest day comes first."""
        first = bisect_left(self._items, -day.toordinal(), key=lambda row: -row.appreciation.day.toordinal())
        last = bisect_right(self._items, -day.toordinal(), key=lambda row: -row.appreciation.day.toordinal())
        return range(first, last)

    def replace(self, day: date, rows: list[Row]) -> bool:
        """Put `rows` in the place of the day's; False when the list holds none of that day."""
        old = self.rows_on(day)
        if not old or not rows:
            return False
        rows = [dataclass_replace(rows[0], month=self._items[old.start].month), *rows[1:]]
        kept = min(len(old), len(rows))
        self._items[old.start : old.start + kept] = rows[:kept]
        self.dataChanged.emit(self.index(old.start, 0), self.index(old.start + kept - 1, 0))
        if len(rows) > kept:
            self.beginInsertRows(QModelIndex(), old.start + kept, old.start + len(rows) - 1)
            self._items[old.start + kept : old.start + kept] = rows[kept:]
            self.endInsertRows()
        elif len(old) > kept:
            self.beginRemoveRows(QModelIndex(), old.start + kept, old.stop - 1)
            del self._items[old.start + kept : old.stop]
            self.endRemoveRows()
        self.delivered.emit()
        return True


class AppreciationRows:
    """Fetches rows by whole days; `wanted` says which."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: date | None = None
        self._days = 0
        self.wanted = GratitudeFilter()
        self.model = DayModel(self._load, row_words)

    def reload(self, wanted: GratitudeFilter) -> None:
        """List what `wanted` asks for, from the newest day on."""
        if wanted != self.wanted:
            self._days = 0
        self.wanted = wanted
        self.model.reload()

    def holds(self, days: Collection[date]) -> bool:
        """Whether each of `days` is in the list as far as it was fetched."""
        return all(self.model.rows_on(day) for day in days)

    def renew(self, days: Collection[date]) -> None:
        """Read some days of the list anew, where they stand."""
        page = self._context.journal.gratitude.page
        for day in days:
            self._context.tasks.run(
                page, self.wanted, day + timedelta(days=1), 1, done=partial(self._take, day), owner=self.model
            )

    def _take(self, day: date, days: list[DayOfGratitude]) -> None:
        if not (days and days[0].day == day and self.model.replace(day, list(rows_of(days, day)))):
            self.model.reload()

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        before = self._last if offset else None
        count = PAGE_DAYS if offset else max(PAGE_DAYS, min(self._days, MOST_DAYS))

        def take(days: list[DayOfGratitude]) -> None:
            rows = list(rows_of(days, before))
            self._days = len(days) + (self._days if offset else 0)
            self._last = days[-1].day if days else before
            deliver(rows, len(days) == count)

        page = self._context.journal.gratitude.page
        self._context.tasks.run(page, self.wanted, before, count, done=take, owner=self.model)


class AppreciationDelegate(RowDelegate):
    """The day in the margin beside its first appreciation, a hairline between days, months named."""

    def margin(self, item: Row) -> Sequence[Piece]:
        day = item.appreciation.day
        return (day_number(str(day.day)), aside(weekday(day))) if item.first else (Piece("", line=1),)

    def body(self, item: Row) -> Sequence[Piece]:
        return (written(item.appreciation.what),)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(option.palette)
        row: Row = self.item_of(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.first and not row.month and index.row() > 0:
            painter.fillRect(area.x(), area.y(), area.width(), 1, QColor(tokens.line))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.ember), 2))
            top = (MONTH_PX if row.month else 0) + (6 if row.first else 1)
            left = area.x() + self._gutter - 8
            painter.drawRoundedRect(QRectF(area).adjusted(left, top, -1, -8 if row.last else -1), 6, 6)
        for piece, layout, place in self._row(index, area.width()).pieces:
            self._paint_piece(painter, piece, layout, place + QPointF(area.topLeft()), tokens)
        if area.top() <= 0 < area.bottom() and (not row.first or area.top() < -STANDING_PX):
            self._paint_standing(painter, option, index, tokens)
        painter.restore()

    def _paint_standing(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens
    ) -> None:
        """Say in the margin which day the top of the view is in, until the next day pushes it out."""
        view: QWidget | None = option.widget
        area: QRect = option.rect
        day = self.item_of(index).appreciation.day
        pieces: list[Any] = []
        said = (day_number(str(day.day)), aside(weekday(day)), aside(short_month_year(day)))
        height = self._stack(said, QRectF(4, STANDING_PX, self._gutter, 0), pieces)
        bottom, following = area.bottom() + 1, index.sibling(index.row() + 1, 0)
        while isinstance(view, QListView) and bottom < height + STANDING_PX:
            if not following.isValid() or self.item_of(following).first:
                break
            bottom = view.visualRect(following).bottom() + 1
            following = following.sibling(following.row() + 1, 0)
        pushed = min(0.0, bottom - height)
        for piece, layout, place in pieces:
            self._paint_piece(painter, piece, layout, place + QPointF(area.x(), pushed), tokens)

    def item_of(self, index: QModelIndex | QPersistentModelIndex) -> Row:
        """The row an index stands for."""
        found: Row = index.data(ITEM)
        return found

    def _key(self, item: Row) -> Hashable:
        """By what a row says: an exchanged row may come to lie where another was."""
        one = item.appreciation
        return one.id, one.what, one.voice, one.reaction, item.first, item.last, item.month

    def _lay_out(self, item: Row, width: int) -> Laid:
        pieces: list[Any] = []
        top = AROUND_PX if item.first else BETWEEN_PX
        if item.month:
            name = Piece(item.month, sans(SMALL, SEMIBOLD), "ink2", line=20)
            self._stack((name,), QRectF(4, 12, width, 0), pieces)
            top += MONTH_PX - AROUND_PX + 4
        left = self._stack(self.margin(item), QRectF(4, top, self._gutter, 0), pieces)
        across = max(40, width - self._gutter - 16)
        right = self._stack(self.body(item), QRectF(4 + self._gutter, top, across, 0), pieces)
        right = self._lay_state(item.appreciation, QRectF(4 + self._gutter, right, across, 0), pieces)
        bottom = AROUND_PX if item.last else BETWEEN_PX
        return Laid(pieces, max(left if item.last else 0, right) + bottom)

    def _lay_state(self, appreciation: Appreciation, area: QRectF, pieces: list[Any]) -> float:
        """The state on its soft ground, and what they said beside it."""
        if appreciation.voice is Voice.NOTICED:
            return area.y()
        said = appreciation.voice is Voice.SAID
        below = area.translated(0, 4)
        state = pill(voice_word(appreciation.voice), "sage" if said else "gold")
        bottom = self._stack((state,), below, pieces)
        if appreciation.reaction:
            used = pieces[-1][1].lineAt(0).naturalTextWidth() + PILL_ASIDE_PX
            beside = QRectF(area.x() + used, below.y() + 6, max(40, area.width() - used), 0)
            quoted = aside(appreciation.reaction)
            bottom = max(bottom, self._stack((quoted,), beside, pieces))
        return bottom + 2
