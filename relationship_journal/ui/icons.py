"""Our own line icons: 24-pixel grid, round strokes 1.75 wide, drawn in whatever colour is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
"""Holds one SVG a name. Their strokes are `currentColor`."""

_RATIOS = (1.0, 1.5, 2.0, 3.0)
_TURNED = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint_icon(painter: QPainter, name: str, colour: str, area: QRectF) -> None:
    """Draw an icon into `area`, sharp at every scale."""
    _renderer(name, colour).render(painter, area)


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """An icon of `size` logical pixels in `colour`; raises FileNotFoundError for an unknown name.

    Where one reads from right to left, what points onwards points to the left.
    """
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _icon(_TURNED.get(name, name) if from_right else name, colour, size)


@cache
def _icon(name: str, colour: str, size: int) -> QIcon:
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture with `ratio` device pixels to a logical one."""
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, colour, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
