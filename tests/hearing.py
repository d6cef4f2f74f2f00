"""What a screen reader finds in a window: Qt's accessibility tree, walked as a reader walks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMenu, QScrollArea, QTabBar, QWidget

MOST_ROWS = 12
"""Of a long list so many rows are listened to; all are made the same way."""
LISTS = (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree)
TOLD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def nodes(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that can be perceived at and below `interface`, in order."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    count = interface.childCount()
    for number in range(min(count, MOST_ROWS) if interface.role() in LISTS else count):
        yield from nodes(interface.child(number))


def heard(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """The same, for a widget."""
    yield from nodes(QAccessible.queryAccessibleInterface(widget))


def name_of(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name).strip()


def headings(widget: QWidget) -> list[str]:
    """The names of the headings one can jump to."""
    return [name_of(node) for node in heard(widget) if node.role() is QAccessible.Role.Heading]


def faults(widget: QWidget) -> list[str]:
    """What somebody who only hears the window would miss in it."""
    return [*nameless(widget), *unsaid_charts(widget), *doubled(mnemonics(widget))]


def nameless(widget: QWidget) -> Iterator[str]:
    """Controls that take the focus and do not say what they are."""
    for node in heard(widget):
        one = node.object()
        if not node.state().focusable or isinstance(one, QScrollArea):
            continue  # a scroll area is walked through
        if isinstance(one, QWidget) and one.focusProxy() is not None:
            continue  # hands the focus on
        if not name_of(node):
            yield f"no name: {_place(node)}"
        if node.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield f"no role: {_place(node)}"


def unsaid_charts(widget: QWidget) -> Iterator[str]:
    """Pictures of figures that do not say in words what they show."""
    for node in heard(widget):
        if node.role() is QAccessible.Role.Chart and not node.text(QAccessible.Text.Description).strip():
            yield f"no summary: {_place(node)}"


def mnemonics(widget: QWidget) -> Iterator[tuple[str, str]]:
    """The underlined letter of each control in view, and its text."""
    for one in widget.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QAbstractButton | QLabel):
            yield from _letters([one.text()] if not isinstance(one, QLabel) or one.buddy() else [])
        elif isinstance(one, QGroupBox):
            yield from _letters([one.title()])
        elif isinstance(one, QTabBar):
            yield from _letters(one.tabText(number) for number in range(one.count()))


def menu_mnemonics(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    """The same for a menu or a menu bar."""
    return _letters(action.text() for action in actions)


def menu_faults(menus: Iterable[QMenu]) -> list[str]:
    """Entries of one menu that share a letter."""
    return [fault for menu in menus for fault in doubled(menu_mnemonics(menu.actions()))]


def doubled(letters: Iterable[tuple[str, str]]) -> list[str]:
    """The letters that more than one control answers to."""
    known = list(letters)
    counted = Counter(letter for letter, _ in known)
    return [f"{letter} twice: {text}" for letter, text in known if counted[letter] > 1]


def _letters(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        found = re.search(r"&(\w)", text.replace("&&", ""))
        if found:
            yield found[1].lower(), text


def _place(node: QAccessibleInterface) -> str:
    """Where a control is, for the one who has to find it."""
    one = node.object()
    above = [type(one).__name__] if one is not None else [node.role().name]
    parent = one.parent() if one is not None else None
    while parent is not None and len(above) < 4:
        above.append(type(parent).__name__)
        parent = parent.parent()
    return f"{node.role().name} {' in '.join(above)}"
