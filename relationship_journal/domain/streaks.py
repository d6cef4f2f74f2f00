"""Streaks that forgive: runs of written days, with rests and a few silent repairs between them.

The rule. A run is made of days that were written, rested or repaired, without a gap. A missed day (neither
written nor a rest) is repaired as long as the run has used fewer than two repairs in that calendar month;
the third miss in a month ends the run, and the next written day starts a new one with fresh repairs. Rests
and repairs join days, they never add to the length. A run ends at its last written day: rests and repairs
after it do not count. Today is not missed before it is over.

Three misses of one calendar month in one gap end every run, whatever it has used before. `current` relies
on that: it reads days from the newest back and stops at the first such gap.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, takewhile

from relationship_journal.domain.days import Span

REPAIRS_A_MONTH = 2
"""How many missed days of one calendar month a run survives."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Streak:
    """The present run: `length` written days from `first` to `last`, joined by `repairs` and `rests`.

    `longest` is the length of the longest run known. Without a present run `length` is 0, `first` and
    `last` are None.
    """

    length: int
    longest: int
    first: date | None
    last: date | None
    repairs: int
    rests: int


NO_STREAK = Streak(0, 0, None, None, 0, 0)
"""What there is before anything was written."""


@dataclass(frozen=True)
class Run:
    """One run, past or present, from its first to its last written day."""

    first: date
    last: date
    length: int
    repairs: int
    rests: int


class _Growing:
    """A run while days are added to it; what lies after the last written day waits to be confirmed."""

    def __init__(self, first: date) -> None:
        self.first = self.last = first
        self.length = 1
        self.repairs = self.rests = 0
        self._waiting_repairs = self._waiting_rests = 0
        self._month = (0, 0)
        self._used = 0

    def survives(self, day: date, rests: Container[date]) -> bool:
        """Pass a day without writing; False when it ends the run."""
        if day in rests:
            self._waiting_rests += 1
            return True
        month = (day.year, day.month)
        if month != self._month:
            self._month, self._used = month, 0
        self._used += 1
        self._waiting_repairs += 1
        return self._used <= REPAIRS_A_MONTH

    def write(self, day: date) -> None:
        """Add a written day, and with it whatever led to it."""
        self.last = day
        self.length += 1
        self.repairs += self._waiting_repairs
        self.rests += self._waiting_rests
        self._waiting_repairs = self._waiting_rests = 0

    def run(self) -> Run:
        return Run(self.first, self.last, self.length, self.repairs, self.rests)


def current(days_descending: Iterable[date], rests: Container[date], today: date) -> Streak:
    """The present run from the newest written days; reads no further than the first certain break.

    `longest` equals `length`, since earlier runs are not read.
    """
    recent: list[date] = []
    following = today
    for day in days_descending:
        if day > today:
            continue
        if _certainly_breaks(day, following, rests):
            break
        recent.append(day)
        following = day
    present = _present(_walk(reversed(recent), rests, today), today)
    return _streak(present, present.length if present else 0)


def streak(days: Iterable[date], rests: Container[date], today: date) -> Streak:
    """The present run and the longest ever; `days` are the written days, ascending."""
    walked = list(_walk(days, rests, today))
    present = _present(walked, today)
    return _streak(present, max((run.length for run in _distinct(walked)), default=0))


def runs(days: Iterable[date], rests: Container[date], today: date) -> list[Run]:
    """All runs up to `today`, oldest first; `days` are the written days, ascending."""
    return [run.run() for run in _distinct(_walk(days, rests, today))]


def lengths(days: Iterable[date], rests: Container[date], span: Span, today: date) -> list[tuple[date, int]]:
    """The length of the run as each day of `span` ended, 0 when there was none; nothing after `today`."""
    known = {day: length for day, _, length in _walk(days, rests, today)}
    return [(day, known.get(day, 0)) for day in span if day <= today]


_Step = tuple[date, _Growing, int]


def _walk(days: Iterable[date], rests: Container[date], today: date) -> Iterator[_Step]:
    """Each day that lies in a living run, with that run and its length on that day."""
    run: _Growing | None = None
    past = takewhile(lambda day: day <= today, days)
    for day in chain(past, (None,)):
        for between in _between(run.last, day or today) if run else ():
            if run and run.survives(between, rests):
                yield between, run, run.length
            else:
                run = None
                break
        if day is not None:
            if run is None:
                run = _Growing(day)
            elif day > run.last:
                run.write(day)
            yield day, run, run.length
        elif run is not None:
            yield today, run, run.length


def _between(first: date, last: date) -> Iterator[date]:
    """The days strictly between two."""
    day = first + _DAY
    while day < last:
        yield day
        day += _DAY


def _distinct(walked: Iterable[_Step]) -> list[_Growing]:
    return list({id(run): run for _, run, _ in walked}.values())


def _present(walked: Iterable[_Step], today: date) -> _Growing | None:
    for day, run, _ in reversed(list(walked)):
        return run if day == today else None
    return None


def _streak(run: _Growing | None, longest: int) -> Streak:
    if run is None:
        return Streak(0, longest, None, None, 0, 0)
    return Streak(run.length, longest, run.first, run.last, run.repairs, run.rests)


def _certainly_breaks(written: date, following: date, rests: Container[date]) -> bool:
    """Whether the gap between two days holds more misses of one month than any run survives."""
    probe = _Growing(written)
    return not all(probe.survives(day, rests) for day in _between(written, following))
