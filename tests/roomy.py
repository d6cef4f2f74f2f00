"""Which visible texts have less room than they need."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget


def sticks_out(widget: QWidget) -> bool:
    """Whether it reaches over the side of something it lies in: nothing scrolls sideways."""
    above = widget.parentWidget()
    while above is not None:
        left = widget.mapTo(above, QPoint(0, 0)).x()
        if left < -1 or left + widget.width() > above.width() + 1:
            return True
        above = None if above.isWindow() else above.parentWidget()
    return False


def cut(top: QWidget) -> list[str]:
    """The visible texts that have less room than they need, or reach over a side."""
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible() or one.visibleRegion().isEmpty():
            continue
        if isinstance(one, QTabBar) and one.width() < one.sizeHint().width() - 1:
            found.append(f"the tabs “{one.accessibleName()}” have {one.width()} of {one.sizeHint().width()}")
        wraps = isinstance(one, QLabel) and one.wordWrap()
        text = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
        if not text.strip():
            continue
        wide, tall = one.minimumSizeHint().width(), one.minimumSizeHint().height()
        if wraps and isinstance(one, QLabel):
            wide, tall = one.width(), one.heightForWidth(one.width())
        if one.width() < wide - 1 or one.height() < tall - 1 or sticks_out(one):
            found.append(
                f"{type(one).__name__} “{text}” has {one.width()} × {one.height()} of {wide} × {tall}"
            )
    return found
