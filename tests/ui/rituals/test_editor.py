"""The two cards of a ritual being written stand beside each other where they have room, else below."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from roomy import sticks_out

from relationship_journal.ui.rituals.editor import RitualEditor
from relationship_journal.ui.widgets.scroll import Scroll


@pytest.mark.parametrize(("width", "below"), [(1000, False), (420, True)])
def test_the_cards_have_room_at_any_width(context: Any, qtbot: Any, width: int, below: bool) -> None:
    page, editor = Scroll(margins=(0, 0, 0, 0)), RitualEditor(context)
    qtbot.addWidget(page)
    page.page.addWidget(editor)
    page.resize(width, 600)
    page.show()
    QApplication.processEvents()
    is_below = editor.time.mapTo(page, editor.time.rect().topLeft()).x() < width // 3
    assert is_below is below
    assert not sticks_out(editor.time)
    assert not sticks_out(editor.name)
