"""A page that scrolls, with the margins every page has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

MARGIN_X, MARGIN_Y = 48, 36
MARGINS = (MARGIN_X, MARGIN_Y, MARGIN_X, MARGIN_Y)
GAP = 20


class Scroll(QScrollArea):
    """Put the page's parts into `page`, a vertical layout; they fill the width and keep to the top.

    With `fill` they share the whole height, for a page that ends in a list of its own. `margins` (left,
    top, right, bottom, in pixels) are those of a whole page; a part of one gives its own.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        fill: bool = False,
        margins: tuple[int, int, int, int] = MARGINS,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        content.setProperty("variant", "page")
        self.page = QVBoxLayout()
        self.page.setSpacing(GAP)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(*margins)
        outer.setSpacing(0)
        outer.addLayout(self.page, 1 if fill else 0)
        if not fill:
            outer.addStretch(1)
        self.setWidget(content)
