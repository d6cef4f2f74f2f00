"""A PDF seen before it is written: pages below each other, only those on screen are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.pdf_pages import PdfPages
from relationship_journal.ui.widgets.spoken import spoken_as

GAP = 16
"""Pixels between pages and around them."""
KEPT = 12
"""How many drawn pages are remembered."""
LINE = 48
WHITE = QColor("#FFFFFF")

Compute = Callable[..., None]
"""Runs `work(*args)` off the GUI thread and calls `done` with its result: ui.tasks.Tasks.compute."""


class PdfPreview(QAbstractScrollArea):
    """Pages fitted to the width, turned with Page Up and Page Down, drawn by an injected `compute`."""

    shown = Signal(int)
    """A document has been opened: how many pages it has."""

    def __init__(self, compute: Compute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compute = compute
        self._pages: PdfPages | None = None
        self._newest = 0
        self._tops: list[float] = []
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._drawing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Preview, no pages yet"))
        spoken_as(self, QAccessible.Role.Document)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def page(self) -> int:
        """The page, counted from 0, that fills the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, min(self.page_count, bisect_right(self._tops, middle)) - 1)

    def show_pdf(self, data: bytes) -> None:
        """Open `data` and show its first page."""
        self.clear()
        newest = self._newest
        self._compute(PdfPages, data, done=lambda pages: self._on_opened(pages, newest), owner=self)

    def clear(self) -> None:
        """Forget the document and every drawn page."""
        self._newest += 1
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._drawn.clear()
        self._tops = []
        self._lay_out()

    def go_to(self, page: int) -> None:
        """Bring the top of `page` to the top of the view."""
        if self._tops:
            page = max(0, min(self.page_count - 1, page))
            self.verticalScrollBar().setValue(round(self._tops[page]) - GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        self._lay_out()
        if page:
            self.go_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self.page + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self.page - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self.page_count - 1),
        }
        if move := moves.get(event.key()):
            move()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = tokens_of(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(tokens.rail))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._visible():
            area = self._area(number)
            image = self._drawn.get((number, self._scale()))
            if image is None or image.isNull():
                painter.fillRect(area, WHITE)
            else:
                painter.drawImage(area, image)
            painter.setPen(QColor(tokens.line))
            painter.drawRect(area)
        painter.end()
        self._draw_missing()

    def _scale(self) -> float:
        """Pixels of the screen per point of the page."""
        if self._pages is None or not self._pages.sizes:
            return 1.0
        widest = max(size.width() for size in self._pages.sizes)
        return max(0.1, (self.viewport().width() - 2 * GAP) / widest * self.devicePixelRatioF())

    def _area(self, number: int) -> QRectF:
        assert self._pages is not None
        factor = self._scale() / self.devicePixelRatioF()
        size = self._pages.sizes[number] * factor
        left = (self.viewport().width() - size.width()) / 2
        return QRectF(
            left, self._tops[number] - self.verticalScrollBar().value(), size.width(), size.height()
        )

    def _visible(self) -> range:
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_right(self._tops, top + self.viewport().height()))

    def _lay_out(self) -> None:
        bar = self.verticalScrollBar()
        factor = self._scale() / self.devicePixelRatioF()
        heights = [size.height() * factor + GAP for size in self._pages.sizes] if self._pages else []
        *self._tops, end = accumulate(heights, initial=float(GAP))
        height = self.viewport().height()
        bar.setRange(0, max(0, round(end) - height))
        bar.setPageStep(height)
        bar.setSingleStep(LINE)
        self._name()
        self.viewport().update()

    def _draw_missing(self) -> None:
        """Ask for one page that is seen but not drawn; the next one is asked for when it comes."""
        scale = self._scale()
        missing = [number for number in self._visible() if (number, scale) not in self._drawn]
        if self._drawing or not missing or self._pages is None:
            return
        self._drawing = True
        number, newest = missing[0], self._newest

        def keep(image: QImage) -> None:
            self._drawing = False
            self._on_drawn((number, scale), image, newest)

        def leave_blank(_error: Exception) -> None:
            self._drawing = False
            self._drawn[number, scale] = QImage()

        self._compute(self._pages.picture, number, scale, done=keep, failed=leave_blank, owner=self)

    def _on_opened(self, pages: PdfPages, newest: int) -> None:
        if newest != self._newest:
            pages.close()
            return
        self._pages = pages
        self.verticalScrollBar().setValue(0)
        self._lay_out()
        self.shown.emit(self.page_count)

    def _on_drawn(self, key: tuple[int, float], image: QImage, newest: int) -> None:
        if newest == self._newest and not image.isNull():
            self._drawn[key] = image
            while len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        self.viewport().update()

    def _on_scrolled(self, _value: int) -> None:
        self._name()
        self.viewport().update()

    def _name(self) -> None:
        if not self.page_count:
            self.setAccessibleName(self.tr("Preview, no pages yet"))
            return
        name = self.tr("Page {n} of {count}").format(n=self.page + 1, count=self.page_count)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            announce(self, name)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
