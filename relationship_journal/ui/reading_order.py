"""Tab goes through a page as the eye does.

Qt walks widgets in the order they were made, and much of a page is made when its day is read: a line of
appreciation made last would come last. The layouts know better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def stops(root: QWidget, beneath: QWidget | None = None) -> Iterator[QWidget]:
    """The widgets in `root` that Tab stops at, in reading order; only what is seen and can be used.

    Nothing in `beneath` counts: it lies under another page.
    """
    for child in _children(root):
        if child is beneath or child.isWindow() or not child.isVisible():
            continue
        tab = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and child.focusProxy() is None and child.isEnabled():
            yield child
        yield from stops(child, beneath)


def step(root: QWidget, forward: bool, beneath: QWidget | None = None) -> bool:
    """Move the focus one stop on within `root`, round at the ends; False when there is nowhere to go."""
    order = list(stops(root, beneath))
    if not order:
        return False
    focused = root.focusWidget()
    if focused in order:
        place = order.index(focused) + (1 if forward else -1)
    else:  # on a page as a whole: go to the first stop in it, or to the last before it
        within = [n for n, stop in enumerate(order) if focused is not None and focused.isAncestorOf(stop)]
        place = (within[0] if within else 0) - (0 if forward else 1)
    stop = order[place % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    _bring_into_view(stop)
    return True


def _children(parent: QWidget) -> list[QWidget]:
    """The child widgets: those in the layout in its order, then the others from top to bottom."""
    own = parent.findChildren(QWidget, options=_DIRECT)
    layout = parent.layout()
    laid = list(_laid_out(layout, own)) if layout is not None else []
    others = [one for one in own if one not in laid]
    return laid + sorted(others, key=lambda one: (one.y(), one.x()))


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of `widgets` that `layout` holds, in its order.

    The layout is not asked for its items: Python's part of an item would outlive the item and be taken for
    whatever Qt makes next at its place in memory.
    """
    parts: list[QWidget | QLayout] = [*widgets, *layout.findChildren(QLayout, options=_DIRECT)]
    places = ((layout.indexOf(part), part) for part in parts)
    for _, part in sorted((place for place in places if place[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, widgets)


def _bring_into_view(stop: QWidget) -> None:
    above = stop.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(stop)
        above = above.parentWidget()
