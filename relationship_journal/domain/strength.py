"""How strong a ritual has become: 0 to 1, growing with each time, fading slowly with each miss.

The published formula of Loop Habit Tracker (its Score and ScoreList): with f times a day,
m = 0.5^(√f / 13) and score = previous · m + check · (1 − m), beginning at 0 on the first day. For n times
in d days, check = min(1, done in the last d days / n); n and d are doubled when f < 1, which smooths weeks
kept on changing days. A day of rest or a season's pause leaves the score unchanged; a day done counts even
then.

Chosen weekdays count as n in 7 days and every N days as 1 in N, as they do there: a ritual kept on all its
days then has check = 1 throughout. Monthly on a weekday is 1 in 30, but such days lie up to 35 apart, so
its doubled window is 70 days rather than 60; otherwise a ritual never missed would lose strength.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date, timedelta
from math import sqrt

from relationship_journal.domain.days import Span
from relationship_journal.domain.schedules import Rhythm, Schedule, frequency

_LONGEST_MONTH_APART = 35
"""The most days between, say, one first Monday and the next."""


def strength(
    done: Set[date], resting: Callable[[date], bool], schedule: Schedule, since: date, until: date
) -> list[tuple[date, float]]:
    """The score at the end of each day from `since` to `until`; what was done before `since` is not seen."""
    times, days = frequency(schedule)
    kept = 0.5 ** (sqrt(times / days) / 13)
    needed, width = _window(schedule)
    scores: list[tuple[date, float]] = []
    score, recent = 0.0, 0
    for day in Span(since, until):
        left = day - timedelta(days=width)
        recent += (day in done) - (left >= since and left in done)
        if day in done or not resting(day):
            score = score * kept + min(1.0, recent / needed) * (1 - kept)
        scores.append((day, score))
    return scores


def strength_now(
    done: Set[date], resting: Callable[[date], bool], schedule: Schedule, since: date, until: date
) -> float:
    """The score at the end of `until`; 0 before the first day."""
    scores = strength(done, resting, schedule, since, until)
    return scores[-1][1] if scores else 0.0


def _window(schedule: Schedule) -> tuple[int, int]:
    """(n, d) of the check: so many times in the last so many days."""
    times, days = frequency(schedule)
    if schedule.rhythm is Rhythm.MONTHLY:
        return 2 * times, 2 * _LONGEST_MONTH_APART
    return (2 * times, 2 * days) if times < days else (times, days)
