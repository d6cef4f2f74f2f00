from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from relationship_journal.content.helplines import load
from relationship_journal.ui.actions import ACTIONS
from relationship_journal.ui.dialogs.help_page import KEYS, SUPPORT, HelpPage


@pytest.fixture
def page(qtbot: Any, context: Any) -> HelpPage:
    window = QWidget()
    qtbot.addWidget(window)
    context.journal = None
    made = HelpPage(context, window)
    made.show()
    made.window_kept = window
    return made


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_every_key_of_the_table_is_told(page: HelpPage) -> None:
    told = texts(page.stack.widget(KEYS))
    for action in ACTIONS:
        if action.keys:
            assert action.plain_words() in told
            assert action.keys[0] in told


def test_the_emergency_number_comes_first_and_is_on_every_page(page: HelpPage) -> None:
    support = texts(page.stack.widget(SUPPORT))
    assert support.index("emergency") < support.index(load().helplines[0].call)
    for section in range(page.sections.count()):
        page.sections.setCurrentIndex(section)
        assert any(
            "local emergency number first" in label.text() and label.isVisible()
            for label in page.findChildren(QLabel)
        )


def test_every_helpline_is_shown_with_its_source_and_the_age_of_the_list(page: HelpPage) -> None:
    told = texts(page.stack.widget(SUPPORT))
    found = load()
    for helpline in found.helplines:
        assert helpline.call in told
        assert helpline.source in told
    for directory in found.directories:
        assert directory.address in told
    assert "START to 88788" in told
    assert "22 November 2026" in told
    assert "not complete" in told


def test_the_sections_are_reached_by_arrow_keys_and_esc_leaves(qtbot: Any, page: HelpPage) -> None:
    page.sections.setFocus()
    qtbot.keyClick(page.sections, Qt.Key.Key_Right)
    qtbot.keyClick(page.sections, Qt.Key.Key_Right)
    assert page.stack.currentIndex() == SUPPORT
    with qtbot.waitSignal(page.rejected):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
