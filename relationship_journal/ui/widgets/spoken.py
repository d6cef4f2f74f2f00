"""What a screen reader is told a widget is, where Qt does not know: headings, and what we paint ourselves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

_ROLE = "spokenRole"
_TELLING = "tellsRoles"


def spoken_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have `widget` told as a `role`; its name and description are what it is given as such.

    For widgets that Qt tells nothing more about than that: those with a text to walk through, a value or
    an action of their own would lose it.
    """
    widget.setProperty(_ROLE, role.name)


def tell_roles(application: QApplication) -> None:
    """Let screen readers hear of these roles from now on; once for an application."""
    if not application.property(_TELLING):
        application.setProperty(_TELLING, True)
        QAccessible.installFactory(_told)


def _told(_: str, one: QObject) -> QAccessibleInterface | None:
    if not isinstance(one, QWidget) or not (role := one.property(_ROLE)):
        return None
    return QAccessibleWidget(one, QAccessible.Role[role])
