from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from relationship_journal.domain.kinds import KINDS, SEARCHED
from relationship_journal.ui.dialogs.words import (
    FILTERS,
    brief_day,
    field_words,
    filter_words,
    found_words,
    kinds_words,
    left_in_bin,
    long_day,
    other_words,
)
from relationship_journal.ui.words import kind_words

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
    assert found_words(0, 3) == "no entries"


def test_everything_a_journal_keeps_has_a_name() -> None:
    assert {*kinds_words(), *other_words()} == {kind.name for kind in KINDS}
    assert not set(kinds_words()) & set(other_words())
    assert all(kind_words(kind) != kind or "_" not in kind for kind in SEARCHED)


def test_every_text_that_is_searched_has_a_name() -> None:
    texts = {text for kind in SEARCHED.values() for text in kind.texts}
    assert texts - {"tags"} <= set(field_words())


def test_each_kind_that_is_searched_has_one_filter() -> None:
    filtered = [kind for kinds in FILTERS.values() for kind in kinds]
    assert sorted(filtered) == sorted(SEARCHED)
    assert list(filter_words()) == list(FILTERS)
