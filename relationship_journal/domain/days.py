"""Which day a moment belongs to, and spans of days.

A day is a civil date. It starts at the user's hour (04:00 unless changed): what is written at one in
the morning belongs to the evening before. `day_of` is the one function that decides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol

FIRST_HOUR = 4
"""The hour, local wall time, at which a new day starts unless the user chose another."""


class Clock(Protocol):
    """Tells the time and the place; passed in, so that tests can hold it still."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def zone(self) -> tzinfo:
        """The time zone of this computer."""
        ...

    def zone_name(self) -> str:
        """Its IANA name ("Europe/Lisbon"), or "UTC" when unknown."""
        ...


def day_of(moment: datetime, zone: tzinfo, first_hour: int = FIRST_HOUR) -> date:
    """The day an aware `moment` belongs to in `zone`, when days start at `first_hour` (0–23).

    Compares wall-clock hours rather than subtracting a duration, so that days on which the clocks
    change start at the same hour on the clock as every other day.
    """
    local = moment.astimezone(zone)
    return local.date() if local.hour >= first_hour else local.date() - timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __len__(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))


def week_of(day: date) -> Span:
    """The Monday-to-Sunday week around `day`."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def month_of(day: date) -> Span:
    """The calendar month around `day`."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Span(first, following - timedelta(days=1))


def same_day_in_year(day: date, year: int) -> date:
    """`day` moved to `year`; 29 February becomes 28 February in common years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
