"""Fields of a talk: the user's words without a frame, under a title, with a hint while they are empty."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from relationship_journal.ui.fonts import serif
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField


class HintedField(WritingField):
    """As tall as its hint as long as it is empty; one of a single line goes on to the next on Enter."""

    def __init__(self, title: str, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._one_line = one_line
        self._was_empty = True
        self.setAccessibleName(title)
        self.textChanged.connect(self._make_room)

    def set_hint(self, hint: str) -> None:
        """What stands there until something is written; read to a screen reader as well."""
        self.setPlaceholderText(hint)
        self.setAccessibleDescription(hint)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if not self.document().isEmpty():
            return size
        room = QRect(0, 0, max(1, self.viewport().width()), 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        hint = QFontMetrics(serif(italic=True)).boundingRect(room, wrap, self.placeholderText())
        return QSize(size.width(), max(size.height(), hint.height() + 6))

    def _make_room(self) -> None:
        """The hint came or went: its room as well."""
        if self._was_empty != self.document().isEmpty():
            self._was_empty = not self._was_empty
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)


def titled(title: str, part: QWidget | QLayout, gap: int = 2) -> QWidget:
    """A part under a small title."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    column.addWidget(label(title, "eyebrow"))
    if isinstance(part, QLayout):
        column.addLayout(part)
    else:
        column.addWidget(part)
    return made
