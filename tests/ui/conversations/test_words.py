"""Days and measures of talks in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.records import natural_id
from relationship_journal.ui.conversations.words import in_a_row, measures, name_of, title_of, until

TODAY = date(2026, 11, 22)


def talk(**more: Any) -> Conversation:
    return Conversation(**{"id": natural_id("talk"), "day": TODAY, "about": "", **more})


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2027, 1, 1), "in 40 days"),
        (date(2026, 11, 21), "was planned for 21 November"),
        (date(2025, 11, 21), "was planned for 21 November 2025"),
    ],
)
def test_a_day_is_told_from_today(day: date, words: str) -> None:
    assert until(day, TODAY) == words


def test_the_title_is_the_user_s_words_or_the_day() -> None:
    assert title_of(talk(planned_for=" on the\n sofa"), TODAY) == "On the sofa"
    assert title_of(talk(), TODAY) == "Sunday, 22 November"


def test_a_talk_is_called_by_what_it_says_first() -> None:
    assert name_of(talk(about="Sundays")) == "Sundays"
    assert name_of(talk(opener="I miss you")) == "I miss you"
    assert name_of(talk(calm_after=3)) == "A talk"


def test_only_what_was_noted_is_told() -> None:
    assert measures(talk(calm_before=2, calm_after=4, minutes=38)) == ["calm before 2 → after 4", "38 min"]
    assert measures(talk(calm_after=4)) == ["calm after 4"]
    assert measures(talk()) == []
    held = talk(stage=Stage.HELD, heard="He misses them", minutes=5)
    assert in_a_row(held, TODAY) == "5 min · He misses them"
    assert in_a_row(talk(stage=Stage.LET_GO), TODAY) == "let go for now"
