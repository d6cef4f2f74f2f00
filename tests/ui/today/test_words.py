"""Days, streaks and rituals in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.rituals import DayState, Mark, Rhythm, Ritual, Schedule
from relationship_journal.domain.streaks import Streak
from relationship_journal.domain.today import RitualLine
from relationship_journal.ui.today import words

TODAY = date(2026, 11, 22)


def test_only_other_days_carry_their_year():
    assert words.day_in_words(TODAY, TODAY) == "Sunday, 22 November"
    assert words.day_in_words(date(2026, 11, 10), TODAY) == "Tuesday, 10 November 2026"


@pytest.mark.parametrize(
    ("back", "said"),
    [(0, "today"), (1, "yesterday"), (12, "12 days ago"), (61, "2 months ago"), (364, "12 months ago")],
)
def test_distances(back, said):
    assert words.distance(TODAY - timedelta(days=back), TODAY) == said


def test_years_are_counted_by_the_calendar():
    assert words.distance(date(2025, 11, 22), TODAY) == "a year ago"
    assert words.distance(date(2016, 11, 23), TODAY) == "9 years ago"


@pytest.mark.parametrize(
    ("streak", "pill", "details"),
    [
        (Streak(0, 4, None, None, 0, 0), "", "longest 4"),
        (Streak(1, 1, TODAY, TODAY, 0, 1), "1 day of writing", "longest 1 · one rest day kept"),
        (
            Streak(12, 31, TODAY, TODAY, 1, 2),
            "12 days of writing",
            "longest 31 · two rest days kept · one missed day forgiven",
        ),
    ],
)
def test_streaks(streak, pill, details):
    assert words.streak_pill(streak) == pill
    assert words.streak_details(streak) == details


def test_a_check_in_added_later_has_no_time():
    at = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    check_in = CheckIn(id=UUID(int=1), day=TODAY, at=at, closeness=4, tags=["good talk"])
    assert words.check_in_words(check_in, UTC) == "14:05 · warm · good talk"
    assert words.check_in_words(replace(check_in, day=date(2026, 11, 2)), UTC) == "warm · good talk"


def test_hints_of_rituals():
    ritual = Ritual(id=UUID(int=1), name="Walk", since=TODAY, at=time(19, 30), protected=True)
    line = RitualLine(ritual, None, DayState.UNKNOWN, True, (9, 10))
    assert words.ritual_hint(line) == "protected 19:30"
    assert words.ritual_hint(replace(line, ritual=replace(ritual, protected=False))) == "19:30"
    assert words.ritual_hint(replace(line, mark=Mark.DONE, state=DayState.DONE)) == "9 of 10 days"
    assert words.ritual_hint(replace(line, mark=Mark.REST, state=DayState.REST)) == "resting"
    assert words.ritual_hint(replace(line, mark=Mark.NOT_TODAY, state=DayState.NOT_TODAY)) == "not today"
    weekly = replace(ritual, schedule=Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=3))
    assert words.ritual_hint(replace(line, ritual=weekly, done_lately=(1, 3))) == "1 of 3 this week"
    assert words.ritual_hint(replace(line, ritual=replace(ritual, at=None), done_lately=(0, 0))) == ""
