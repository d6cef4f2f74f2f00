"""What a screen reader is told where Qt does not know: headings, what we paint, and what lies covered.

Qt asks here for each widget a reader looks at (docs/architecture.md, "Without eyes or mouse").
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

_ROLE = "spokenRole"
_ROOM, _HUSHED = "spokenRoom", "spokenNothing"
_TELLING = "tellsRoles"


def spoken_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have `widget` told as a `role`; its name and description are what it is given as such.

    For widgets that Qt tells nothing more about than that: those with a text to walk through, a value or
    an action of their own would lose it.
    """
    widget.setProperty(_ROLE, role.name)


def room(widget: QWidget) -> None:
    """Say before it is shown that `widget` may be hushed."""
    widget.setProperty(_ROOM, True)


def hush(widget: QWidget, hushed: bool) -> None:
    """While hushed, nothing in this room is told: it lies under another page."""
    widget.setProperty(_HUSHED, hushed)


class _Room(QAccessibleWidget):
    def childCount(self) -> int:
        return 0 if self.widget().property(_HUSHED) else super().childCount()


def tell_roles(application: QApplication) -> None:
    """Let screen readers hear of these roles from now on; once for an application."""
    if not application.property(_TELLING):
        application.setProperty(_TELLING, True)
        QAccessible.installFactory(_told)


def _told(_: str, one: QObject) -> QAccessibleInterface | None:
    if not isinstance(one, QWidget):
        return None
    if one.property(_ROOM):
        return _Room(one, QAccessible.Role.Pane)
    if not (role := one.property(_ROLE)):
        return None
    return QAccessibleWidget(one, QAccessible.Role[role])
