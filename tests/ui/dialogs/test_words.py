from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from relationship_journal.ui.dialogs.words import brief_day, found_words, left_in_bin, long_day

NOW = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)


def test_days_are_named() -> None:
    assert brief_day(date(2026, 11, 2)) == "2 Nov 2026"
    assert long_day(date(2025, 11, 14)) == "Friday 14 November 2025"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(), "gone in 30 days"),
        (timedelta(minutes=5), "gone in 30 days"),
        (timedelta(days=18), "gone in 12 days"),
        (timedelta(days=28, hours=23), "gone in 2 days"),
        (timedelta(days=29, hours=23), "gone in 1 day"),
        (timedelta(days=30), "gone today"),
        (timedelta(days=400), "gone today"),
    ],
)
def test_days_left_are_counted_as_begun(ago: timedelta, said: str) -> None:
    assert left_in_bin(NOW - ago, NOW, timedelta(days=30)) == said


def test_a_search_says_how_many_and_how_fast() -> None:
    assert found_words(38, 4.2) == "38 found in 4 ms"
    assert found_words(1234, 0.2) == "1,234 found in 1 ms"
    assert found_words(0, 3) == "nothing found"
