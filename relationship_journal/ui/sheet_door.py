"""The other way in: what stands on the recovery sheet, typed from paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.journal.sheets import LETTERS, letters_in
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField


class SheetField(WritingField):
    """Fourteen groups, typed in any grouping; Enter sends them once all are there."""

    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ABCD-EFGH-…", 3, framed=True, parent=parent)
        self.setAccessibleName(self.tr("Recovery sheet"))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and letters_in(self.toPlainText()) >= LETTERS:
            self.completed.emit()
        else:
            super().keyPressEvent(event)


class SheetDoor(Card):
    """Asks for the sheet and passes it on; keeps nothing of it."""

    sheet_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.field = SheetField()
        self.count = label("", "hint")
        self.message = label("", "error", wrap=True)
        self.open = Button(self.tr("Unlock"), "primary")
        self._busy = False
        self._build()
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.completed.connect(self._on_open_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self._on_field_text_changed()

    def show_failure(self, text: str) -> None:
        """Say why it did not open; what was typed stays, to be compared with the paper."""
        self.set_busy(False)
        self.message.setText(text)
        self.message.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.field, text, alert=True)

    def set_busy(self, busy: bool) -> None:
        """Something is being opened: no second try meanwhile."""
        self._busy = busy
        self.field.setReadOnly(busy)
        self._show_state()

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.field.setPlainText("")
        self.message.hide()

    def _build(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(label(self.tr("Recovery sheet"), "eyebrow"))
        self.body.addWidget(
            label(
                self.tr("Type its 14 groups. Large or small letters, with or without dashes."),
                "hint",
                wrap=True,
            )
        )
        self.body.addWidget(self.field)
        self.body.addWidget(self.count)
        self.body.addWidget(self.message)
        self.body.addSpacing(8)
        self.body.addWidget(self.open)
        self.message.hide()

    def _show_state(self) -> None:
        typed = letters_in(self.field.toPlainText())
        self.open.setEnabled(not self._busy and typed >= LETTERS)
        self.count.setText(self.tr("{n} of {all} letters and digits").format(n=typed, all=LETTERS))

    def _on_field_text_changed(self) -> None:
        self.message.hide()
        self._show_state()

    def _on_open_clicked(self) -> None:
        if self.open.isEnabled():
            self.sheet_entered.emit(self.field.toPlainText())
