"""Earlier weeks: a small line for each question, read by pointer, by arrow keys, by screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.domain.weekly import HIGHEST, Question, WeeklyCheck
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.mood.weekly_words import line_in_words, question_names
from relationship_journal.ui.mood.words import short_day, tr
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL, Tokens
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.figures import Figures, Rows
from relationship_journal.ui.widgets.spoken import spoken_as

HEIGHT = 40
NAME, VALUE = 136, 92
"""Room, in pixels, for the question's name on the left and the value read on the right."""
LONGEST_GAP = timedelta(weeks=3)
"""The line breaks over a longer silence."""

Points = Sequence[tuple[date, int]]


class WeekLine(QWidget):
    """One question's answers from `first` to `last`, Mondays, oldest first."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._name = question_names()[question]
        self._points: Points = ()
        self._first = self._last = date(2000, 1, 3)
        self._read: int | None = None
        self.setAccessibleName(self._name)
        spoken_as(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Points, first: date, last: date) -> None:
        """Draw `points`."""
        self._points, self._first, self._last, self._read = points, first, last, None
        self.setAccessibleDescription(line_in_words(self._question, points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def _place(self, point: tuple[date, int]) -> QPointF:
        width = max(1.0, self.width() - NAME - VALUE - 16)
        weeks = max(1, (self._last - self._first).days)
        x = NAME + 8 + (point[0] - self._first).days / weeks * width
        return QPointF(x, HEIGHT - 9 - point[1] / HIGHEST * (HEIGHT - 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        align = Qt.AlignmentFlag
        painter.setFont(sans(SMALL))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRectF(8, 0, NAME - 8, HEIGHT), align.AlignLeft | align.AlignVCenter, self._name)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(NAME, HEIGHT - 1, self.width() - VALUE, HEIGHT - 1)
        self._draw_line(painter, tokens)
        self._write_value(painter, tokens)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.ember), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw_line(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setPen(QPen(QColor(tokens.ember), 1.75, c=Qt.PenCapStyle.RoundCap))
        for one, other in zip(self._points, self._points[1:], strict=False):
            if other[0] - one[0] <= LONGEST_GAP:
                painter.drawLine(self._place(one), self._place(other))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ember))
        if len(self._points) <= 16:
            for point in self._points:
                painter.drawEllipse(self._place(point), 2.5, 2.5)
        if self._read is not None:
            painter.drawEllipse(self._place(self._points[self._read]), 5, 5)

    def _write_value(self, painter: QPainter, tokens: Tokens) -> None:
        if not self._points:
            return
        day, value = self._points[-1 if self._read is None else self._read]
        area = QRectF(self.width() - VALUE + 8, 0, VALUE - 16, HEIGHT)
        align = Qt.AlignmentFlag
        if self._read is not None:
            painter.setFont(sans(SMALL))
            painter.setPen(QColor(tokens.ink2))
            painter.drawText(area, align.AlignLeft | align.AlignVCenter, short_day(day, self._last))
        painter.setFont(sans(SMALL, SEMIBOLD))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(area, align.AlignRight | align.AlignVCenter, str(value))

    def _read_point(self, index: int | None, *, aloud: bool = False) -> None:
        if index == self._read:
            return
        self._read = index
        self.update()
        if aloud and index is not None:
            day, value = self._points[index]
            announce(self, f"{short_day(day, self._last)}: {value}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._points:
            nearest = min(range(len(self._points)), key=lambda n: abs(self._place(self._points[n]).x() - x))
            self._read_point(nearest)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._read_point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read_point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._points:
            super().keyPressEvent(event)
            return
        last = len(self._points) - 1
        self._read_point(last if self._read is None else max(0, min(last, self._read + step)), aloud=True)


class WeeklyLines(QWidget):
    """The six lines over the last `count` weeks that end with `last`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.figures = Figures(self, tr("Earlier weeks, as a table"))
        """The lines, and their figures beside them."""
        self.lines = {question: WeekLine(question) for question in Question}
        for line in self.lines.values():
            layout.addWidget(line)

    def show_weeks(self, weeks: Sequence[WeeklyCheck], last: date, count: int) -> None:
        """Draw the answers of the weeks among the last `count`."""
        first = last - timedelta(weeks=count - 1)
        shown = [week for week in weeks if first <= week.day <= last]
        self.figures.offer(list(question_names().values()), lambda: _rows(shown, last))
        for question, line in self.lines.items():
            points = [(week.day, week.answers[question]) for week in shown if question in week.answers]
            line.show_points(points, first, last)


def _rows(weeks: Sequence[WeeklyCheck], last: date) -> Rows:
    """The newest week first: its Monday, and its answers, empty where there is none."""
    newest_first = sorted(weeks, key=lambda week: week.day, reverse=True)
    return [
        (short_day(week.day, last), *(str(week.answers.get(question, "")) for question in question_names()))
        for week in newest_first
    ]
