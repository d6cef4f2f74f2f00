from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from relationship_journal.ui.dialogs.crash_page import CrashPage
from relationship_journal.ui.dialogs.crash_words import log_without_content, words_on_screen
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.writing_field import WritingField


@pytest.fixture
def window(qtbot: Any, theme: Any) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    return made


def put(window: QWidget, field: Any, text: str) -> Any:
    window.layout().addWidget(field)
    (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(text)
    field.show()
    window.layout().activate()
    return field


def failure() -> Exception:
    try:
        try:
            {}["the secret word"]
        except KeyError as error:
            raise ValueError("she wrote: I love the rain") from error
    except ValueError as error:
        return error


def test_words_in_view_are_collected_in_their_order(window: QWidget) -> None:
    put(window, WritingField(), "A long evening.")
    put(window, QLineEdit(), "On the stairs")
    put(window, QLineEdit(), "never seen").hide()
    assert words_on_screen(window) == ["A long evening.", "On the stairs"]


def test_no_passphrase_is_ever_shown_even_when_it_is_readable(window: QWidget) -> None:
    hidden = put(window, QLineEdit(), "four quiet rivers")
    hidden.setEchoMode(QLineEdit.EchoMode.Password)
    put(window, PassphraseField("Passphrase"), "under snow").set_shown(True)
    assert words_on_screen(window) == []


def test_numbers_and_what_cannot_be_written_in_are_left_out(window: QWidget) -> None:
    put(window, QLineEdit(), "fixed").setReadOnly(True)
    window.layout().addWidget(QSpinBox())
    assert words_on_screen(window) == []


def test_the_log_names_types_and_lines_and_no_words() -> None:
    log = log_without_content(failure())
    assert "builtins.ValueError" in log
    assert "caused by builtins.KeyError" in log
    assert "dialogs/test_crash_page.py:" in log
    for private in ("secret", "rain", str(Path.home()), str(Path(__file__).parents[2])):
        assert private not in log


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = ValueError()
    error.__context__ = other = KeyError()
    other.__context__ = error
    assert log_without_content(error).count("builtins.") == 2


def test_words_and_log_can_be_copied(qtbot: Any, context: Any, window: QWidget) -> None:
    put(window, WritingField(), "A long evening.")
    page = CrashPage(context, failure(), window)
    page.show()
    page.copy_words.click()
    assert QGuiApplication.clipboard().text() == "A long evening."
    page.copy_log.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert "evening" not in QGuiApplication.clipboard().text()


def test_without_words_there_is_nothing_to_copy_and_the_way_on_has_the_focus(
    qtbot: Any, context: Any, window: QWidget
) -> None:
    page = CrashPage(context, failure(), window)
    page.show()
    assert page.copy_words.isHidden()
    assert page.words.isHidden()
    assert page.focusWidget() is page.go_on
    with qtbot.waitSignal(page.accepted):
        page.go_on.click()
