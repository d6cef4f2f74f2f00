"""A scale to answer with one tap: each step a number and a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.tokens import SMALL, TEXT

HEIGHT = 52
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ScaleButton(QAbstractButton):
    """One step of the scale."""

    def __init__(self, value: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.word = word
        self.setCheckable(True)
        self.setAccessibleName(f"{value}, {word}" if word else str(value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(max(44, QFontMetrics(sans(SMALL)).horizontalAdvance(self.word) + 16), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self.palette()
        role = QPalette.ColorRole
        accent = colours.color(role.Accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.color(role.Shadow if self.underMouse() else role.Mid)
        ring = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(accent if self.isChecked() or self.hasFocus() else edge, ring))
        painter.setBrush(colours.color(role.Highlight if self.isChecked() else role.Base))
        inset = ring / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        self._write(
            painter,
            accent if self.isChecked() else colours.color(role.WindowText),
            accent if self.isChecked() else colours.color(role.Dark),
        )

    def _write(self, painter: QPainter, number: QColor, word: QColor) -> None:
        area = QRectF(self.rect())
        painter.setFont(sans(TEXT, SEMIBOLD))
        painter.setPen(number)
        if not self.word:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.value))
            return
        painter.drawText(area.adjusted(0, 6, 0, -24), Qt.AlignmentFlag.AlignCenter, str(self.value))
        painter.setFont(sans(SMALL))
        painter.setPen(word)
        painter.drawText(area.adjusted(0, 25, 0, -5), Qt.AlignmentFlag.AlignCenter, self.word)

    def _height(self) -> int:
        return HEIGHT if self.word else 40


class ScaleButtons(QWidget):
    """Steps from 1 to as many as there are `words`, of which one or none is chosen. Arrow keys walk.

    An `optional` answer is taken back by choosing it again.
    """

    chosen = Signal(object)
    """The user chose a value (int), or took it back (None); not sent by `set_value`."""

    def __init__(
        self, words: Sequence[str], parent: QWidget | None = None, first: int = 1, *, optional: bool = False
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._shown: int | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._group = QButtonGroup(self)
        self.buttons: list[ScaleButton] = []
        for value, word in enumerate(words, first):
            button = ScaleButton(value, word)
            button.clicked.connect(self._on_button_clicked)
            if optional:
                button.setAccessibleDescription(self.tr("choose it again to take it back"))
            self._group.addButton(button, value)
            self.buttons.append(button)
            layout.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int | None:
        """The chosen step, or None."""
        found = self._group.checkedButton()
        return found.value if isinstance(found, ScaleButton) else None

    def set_value(self, value: int | None) -> None:
        """Show `value` as chosen, or nothing."""
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(button.value == value)
        self._group.setExclusive(True)
        self._shown = value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key(key) in _STEPS:
            at = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), 0)
            target = self.buttons[max(0, min(len(self.buttons) - 1, at + _STEPS[Qt.Key(key)]))]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for button in self.buttons:
            if event.text() == str(button.value):
                button.click()
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().keyPressEvent(event)

    def _on_button_clicked(self) -> None:
        again = self._optional and self.value == self._shown
        self.set_value(None if again else self.value)
        self.chosen.emit(self.value)
