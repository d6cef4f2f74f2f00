from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from relationship_journal.domain.diagnosis import ApproximateDate, Precision
from relationship_journal.ui.diagnosis.when_field import WhenField

TODAY = date(2026, 11, 22)


@pytest.fixture
def field(qtbot):
    made = WhenField(lambda: TODAY)
    qtbot.addWidget(made)
    made.show_when(ApproximateDate(date(2024, 3, 1), Precision.MONTH))
    made.show()
    return made


def retype(qtbot, field, text):
    field.field.selectAll()
    qtbot.keyClicks(field.field, text)


def test_what_is_understood_stands_below(qtbot, field):
    retype(qtbot, field, "around spring 2023")
    assert field.words.text() == "spring 2023, roughly"
    assert field.when == ApproximateDate(date(2023, 3, 1), Precision.SEASON, True)


def test_months_are_understood_in_the_users_language(qtbot, field):
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        retype(qtbot, field, "12. Dezember 2023")
    finally:
        QLocale.setDefault(before)
    assert field.when == ApproximateDate(date(2023, 12, 12), Precision.DAY)


def test_what_is_not_understood_keeps_the_earlier_date(qtbot, field):
    heard = []
    field.changed.connect(heard.append)
    retype(qtbot, field, "xyzzy")
    assert field.when == ApproximateDate(date(2024, 3, 1), Precision.MONTH)
    assert "Until then it stays March 2024" in field.words.text()
    assert heard == []


def test_on_leaving_the_kept_date_comes_back(qtbot, field):
    other = QLineEdit()
    qtbot.addWidget(other)
    field.field.setFocus()
    retype(qtbot, field, "xyzzy")
    field.field.left.emit()
    assert field.field.text() == "March 2024"


def test_a_future_date_is_not_taken(qtbot, field):
    retype(qtbot, field, "March 2030")
    assert field.when == ApproximateDate(date(2024, 3, 1), Precision.MONTH)


def test_words_equal_to_what_is_typed_are_not_repeated(qtbot, field):
    retype(qtbot, field, "march 2025")
    assert field.words.text() == ""
    assert field.field.accessibleDescription() == "March 2025"


def test_a_refresh_leaves_what_is_being_typed(qtbot, field):
    field.activateWindow()
    field.field.setFocus()
    qtbot.waitUntil(field.field.hasFocus)
    retype(qtbot, field, "summer 20")
    field.show_when(ApproximateDate(date(2022, 1, 1), Precision.YEAR))
    assert field.field.text() == "summer 20"
