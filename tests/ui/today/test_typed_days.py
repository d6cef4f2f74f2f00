"""Days as people type them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from relationship_journal.ui.today.typed_days import typed_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 November", TODAY),
        ("3 December", date(2025, 12, 3)),
        ("3 December 2026", date(2026, 12, 3)),
        ("2025-02-03", date(2025, 2, 3)),
        ("3.2.2025", date(2025, 2, 3)),
        ("3/2", date(2026, 2, 3)),
        ("31 Oct", date(2026, 10, 31)),
        ("yesterday", date(2026, 11, 21)),
        (" Today ", TODAY),
        ("", None),
        ("soon", None),
        ("31 February", None),
        ("99999999999999999999", None),
    ],
)
def test_typed_days(text, day):
    assert typed_day(text, TODAY) == day


def test_the_thirty_first_is_read_in_a_short_month():
    assert typed_day("31 January", date(2026, 2, 10)) == date(2026, 1, 31)


@pytest.fixture
def speaking() -> Iterator[Callable[[str], None]]:
    """Sets the language for a test."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "3. Dezember 2024", date(2024, 12, 3)),
        ("de", "12. März", date(2026, 3, 12)),
        ("de", "12 March", date(2026, 3, 12)),
        ("fr", "1 février 2025", date(2025, 2, 1)),
        ("es", "22 de noviembre de 2025", date(2025, 11, 22)),
        ("pl", "5 listopada", date(2026, 11, 5)),
        ("it", "4 mar 2026", date(2026, 3, 4)),
        ("ru", "9 мая 2026", date(2026, 5, 9)),
        ("de", "3.2.2025", date(2025, 2, 3)),
        ("de", "bald", None),
    ],
)
def test_months_in_the_users_language(speaking, language, text, day):
    speaking(language)
    assert typed_day(text, TODAY) == day
