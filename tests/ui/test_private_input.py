"""Keyboards are asked to learn nothing, in every kind of field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from relationship_journal.ui.private_input import PRIVATE, keep_private
from relationship_journal.ui.widgets.line_field import LineField
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.writing_field import WritingField


@pytest.mark.parametrize(
    "made", [WritingField, LineField, lambda: PassphraseField("Passphrase"), QLineEdit, QPlainTextEdit]
)
def test_a_field_is_private_once_it_has_the_focus(qtbot: Any, theme: Any, made: Any) -> None:
    field = made()
    qtbot.addWidget(field)
    before = field.inputMethodHints()
    keep_private(None, field)
    assert field.inputMethodHints() & PRIVATE == PRIVATE
    assert field.inputMethodHints() & before == before
    assert PRIVATE & Qt.InputMethodHint.ImhSensitiveData


def test_other_widgets_are_left_alone(qtbot: Any) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    keep_private(None, button)
    keep_private(button, None)
    assert not button.inputMethodHints() & PRIVATE
