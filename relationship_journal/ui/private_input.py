"""Asks keyboards and input methods to learn nothing from what is typed here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def keep_private(_old: QWidget | None, field: QWidget | None) -> None:
    """Mark the field that got the focus. Connect it to the application's `focusChanged`.

    So it reaches every field there is, those of the file dialogs too, before the first key does.
    """
    if isinstance(field, QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit | QTextEdit):
        hints = field.inputMethodHints()
        if hints & PRIVATE != PRIVATE:
            field.setInputMethodHints(hints | PRIVATE)
