"""Small numbers, dates and times of day, with room to the left that style sheets cannot give them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from relationship_journal.ui.formats import time_format

INDENT = 12
WIDTH = 92


def _prepare(field: QAbstractSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.lineEdit().setTextMargins(INDENT, 0, 0, 0)
    field.setMinimumWidth(WIDTH)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class NumberField(QSpinBox):
    """A whole number. Scrolling the page over it does not change it."""

    def __init__(
        self, name: str, minimum: int, maximum: int, value: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setValue(value)
        _prepare(self, name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TimeField(QTimeEdit):
    """A time of day. Scrolling the page over it does not change it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat(time_format())
        _prepare(self, name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QDateEdit):
    """A date, with a calendar to choose it from. Scrolling the page over it does not change it.

    Tab goes on to the next field; from day to month to year lead the arrow keys.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(QCoreApplication.translate("Dates", "d MMMM yyyy"))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
