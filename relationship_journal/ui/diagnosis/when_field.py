"""A date as one remembers it, typed freely; below it stands how it was understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from relationship_journal.domain.diagnosis import ApproximateDate, parse_when
from relationship_journal.ui.diagnosis.words import tr, typed, understood
from relationship_journal.ui.formats import in_english
from relationship_journal.ui.widgets.labels import label

HINT_HEIGHT = 18


class _Field(QLineEdit):
    """Tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class WhenField(QWidget):
    """Takes what is typed as far as it is understood; else the date stays what it was before the typing."""

    changed = Signal(object)
    """What was typed is understood as another ApproximateDate."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._when: ApproximateDate | None = None
        self._before: ApproximateDate | None = None
        self.field = _Field()
        self.field.setMaxLength(80)
        self.field.setPlaceholderText(tr("around spring 2023"))
        self.field.setAccessibleName(tr("When it happened"))
        self.field.textEdited.connect(self._on_field_edited)
        self.field.left.connect(self._on_field_left)
        self.words = label("", "hint", wrap=True)
        self.words.setMinimumHeight(HINT_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.words)
        self.setFocusProxy(self.field)

    @property
    def when(self) -> ApproximateDate | None:
        """The date that counts now."""
        return self._when

    def show_when(self, when: ApproximateDate) -> None:
        """Show a date, unless the user is typing one."""
        if when == self._when and self.field.text():
            return
        self._when = self._before = when
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(typed(when))
            self._say(understood(when))

    def clear(self) -> None:
        """Forget the date: another note is shown next."""
        self._when = self._before = None
        self.field.clear()
        self.words.clear()

    def _say(self, words: str) -> None:
        """Say how it is understood, unless that is what stands in the field."""
        same = words.casefold() == self.field.text().strip().casefold()
        self.words.setText("" if same else words)
        self.field.setAccessibleDescription(words)

    def _on_field_edited(self, text: str) -> None:
        when = parse_when(in_english(text), self._today())
        if when is not None:
            self._say(understood(when))
        else:
            kept = understood(self._before) if self._before is not None else ""
            hint = tr("Try “March 2024”, “last summer” or “around spring 2023”. Until then it stays {kept}.")
            self._say(hint.format(kept=kept))
            when = self._before
        if when != self._when:
            self._when = when
            self.changed.emit(when)

    def _on_field_left(self) -> None:
        """What was not understood gives way to the date that is kept."""
        self._before = self._when
        if self._when is not None and parse_when(in_english(self.field.text()), self._today()) != self._when:
            self.field.setText(typed(self._when))
            self._say(understood(self._when))
