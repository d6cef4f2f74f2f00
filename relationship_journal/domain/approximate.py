"""Dates as people remember them: a day, a month, a season, a year, or about one of these.

`parse_when` reads English; seasons are those of the northern hemisphere, a winter belongs to the year of
its December. All-number dates are read day first ("12.3.2024"), unless only month first makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from relationship_journal.domain.days import month_of


class Precision(StrEnum):
    """How exactly the user knows when something changed."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True)
class ApproximateDate:
    """A period by its first day and its length; `about` marks "around"."""

    since: date
    precision: Precision = Precision.DAY
    about: bool = False


def last_day(when: ApproximateDate) -> date:
    """The last day of the period."""
    match when.precision:
        case Precision.DAY:
            return when.since
        case Precision.MONTH:
            return month_of(when.since).last
        case Precision.SEASON:
            return month_of(_months_later(when.since.replace(day=1), 2)).last
        case Precision.YEAR:
            return when.since.replace(month=12, day=31)


def parse_when(text: str, today: date) -> ApproximateDate | None:
    """The period `text` names, or None when it is not understood or has not begun by `today`.

    A name without a year ("March", "last spring", "12 March") is the latest one; with "last", the latest
    that is over. Never raises.
    """
    words = " ".join(_NOISE.sub(" ", text[:_LONGEST].casefold().replace("’", "'")).split())
    plain = " ".join(_ABOUT.sub(" ", words).split())
    for pattern, read in _READERS:
        if match := pattern.fullmatch(plain):
            try:
                when = read(match, today)
            except (ValueError, OverflowError):
                continue  # 31 February, or a year no calendar has
            if when is not None and when.since <= today:
                return replace(when, about=when.about or plain != words)
    return None


_LONGEST = 100
_RECENT_YEARS = 5
_NOISE = re.compile(
    r"[,?!()]|\.(?=\s|$)|(?<=[a-z])\.|\b(?:in|on|of|the|since|during|from)\b|(?<=\d)(?:st|nd|rd|th)\b"
)
_ABOUT = re.compile(
    r"\b(?:around|about|approximately|approx|roughly|circa|ca|maybe|perhaps|probably|some ?time|"
    r"early|mid|middle|late|beginning|start|end)\b[-~]?|~"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue",
            "wednesday wed",
            "thursday thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {"a": 1, "an": 1, "a couple": 2, "a few": 3} | {word: n for n, word in enumerate(_NUMBERS, start=1)}
_FEW = ("a couple", "a few")

_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_SEASON = f"(?P<season>{'|'.join(_SEASONS)})"
_YEAR = "(?P<year>[0-9]{4}|'?[0-9]{2})"
_FULL_YEAR = "(?P<year>[0-9]{4})"
_DAY = "(?P<day>[0-9]{1,2})"

_Reader = Callable[[re.Match[str], date], ApproximateDate | None]


def _months_later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _year(text: str, today: date) -> int:
    """A year in two digits is the latest such year that is not in the future."""
    year = int(text.strip("'"))
    if len(text) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def _day(year: int, month: int, day: int) -> ApproximateDate:
    return ApproximateDate(date(year, month, day))


def _read_numbers(match: re.Match[str], today: date) -> ApproximateDate:
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(_year(match["year"], today), month, day)


def _read_iso(match: re.Match[str], _: date) -> ApproximateDate:
    return _day(int(match["year"]), int(match["number"]), int(match["day"]))


def _read_number_month(match: re.Match[str], _: date) -> ApproximateDate:
    return ApproximateDate(date(int(match["year"]), int(match["number"]), 1), Precision.MONTH)


def _read_day(match: re.Match[str], today: date) -> ApproximateDate:
    return _day(_year(match["year"], today), _MONTHS[match["month"]], int(match["day"]))


def _read_day_without_year(match: re.Match[str], today: date) -> ApproximateDate | None:
    for year in range(today.year, today.year - 9, -1):  # 29 February may be eight years back
        try:
            day = date(year, _MONTHS[match["month"]], int(match["day"]))
        except ValueError:
            continue
        if day <= today:
            return ApproximateDate(day)
    return None


def _read_month(match: re.Match[str], today: date) -> ApproximateDate | None:
    """ "mar 24" is March 2024 for five years or so; a number that fits no such year is a day."""
    year = _year(match["year"], today)
    if len(match["year"]) == 2 and year < today.year - _RECENT_YEARS and int(match["year"]) <= 31:
        return None
    return ApproximateDate(date(year, _MONTHS[match["month"]], 1), Precision.MONTH)


def _latest(month: int, precision: Precision, today: date, *, over: bool) -> ApproximateDate:
    """The latest period beginning in `month`: one that has begun, or one that is over."""
    when = ApproximateDate(date(today.year, month, 1), precision)
    while when.since > today or (over and last_day(when) >= today):
        when = replace(when, since=when.since.replace(year=when.since.year - 1))
    return when


def _read_latest_month(match: re.Match[str], today: date) -> ApproximateDate:
    return _latest(_MONTHS[match["month"]], Precision.MONTH, today, over=match["last"] == "last")


def _read_latest_season(match: re.Match[str], today: date) -> ApproximateDate:
    return _latest(_SEASONS[match["season"]], Precision.SEASON, today, over=match["last"] == "last")


def _read_season(match: re.Match[str], today: date) -> ApproximateDate:
    when = ApproximateDate(date(_year(match["year"], today), _SEASONS[match["season"]], 1), Precision.SEASON)
    if when.since > today and match["season"] == "winter":  # in February 2024 "winter 2024" has begun in 2023
        return replace(when, since=when.since.replace(year=when.since.year - 1))
    return when


def _read_two_year_winter(match: re.Match[str], today: date) -> ApproximateDate | None:
    year, following = _year(match["year"], today), int(match["following"])
    if following not in (year + 1, (year + 1) % 100):
        return None
    return ApproximateDate(date(year, 12, 1), Precision.SEASON)


def _read_year(match: re.Match[str], _: date) -> ApproximateDate:
    return ApproximateDate(date(int(match["year"]), 1, 1), Precision.YEAR)


def _read_named(match: re.Match[str], today: date) -> ApproximateDate:
    name = match[0]
    if name == "this year":
        return ApproximateDate(date(today.year, 1, 1), Precision.YEAR)
    if name == "last year":
        return ApproximateDate(date(today.year - 1, 1, 1), Precision.YEAR)
    if name == "this month":
        return ApproximateDate(today.replace(day=1), Precision.MONTH)
    if name == "last month":
        return ApproximateDate(_months_later(today.replace(day=1), -1), Precision.MONTH)
    if name == "last week":
        return ApproximateDate(today - timedelta(days=7), about=True)
    return ApproximateDate(today - timedelta(days={"today": 0, "yesterday": 1}.get(name, 2)))


def _read_weekday(match: re.Match[str], today: date) -> ApproximateDate:
    back = (today.weekday() - _WEEKDAYS[match["weekday"]] - 1) % 7 + 1
    return ApproximateDate(today - timedelta(days=back))


def _read_ago(match: re.Match[str], today: date) -> ApproximateDate:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    few = match["count"] in _FEW
    match match["unit"]:
        case "day":
            return ApproximateDate(today - timedelta(days=count), about=few)
        case "week":
            return ApproximateDate(today - timedelta(days=7 * count), about=True)
        case "month":
            return ApproximateDate(_months_later(today.replace(day=1), -count), Precision.MONTH, few)
        case _:
            return ApproximateDate(date(today.year - count, 1, 1), Precision.YEAR, few)


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_FULL_YEAR}[-/. ](?P<number>[0-9]{{1,2}})[-/. ]{_DAY}", _read_iso),
        (rf"(?P<first>[0-9]{{1,2}})[-/. ](?P<second>[0-9]{{1,2}})[-/. ]{_YEAR}", _read_numbers),
        (rf"{_FULL_YEAR}[-/.](?P<number>[0-9]{{1,2}})", _read_number_month),
        (rf"(?P<number>[0-9]{{1,2}})[-/. ]{_FULL_YEAR}", _read_number_month),
        (rf"{_DAY}[- ]?{_MONTH}[- ]?{_YEAR}", _read_day),
        (rf"{_MONTH} ?{_DAY} {_YEAR}", _read_day),
        (rf"{_FULL_YEAR} {_MONTH} {_DAY}", _read_day),
        (rf"{_MONTH}[- /]?{_YEAR}", _read_month),
        (rf"{_FULL_YEAR} {_MONTH}", _read_month),
        (rf"{_DAY} ?{_MONTH}", _read_day_without_year),
        (rf"{_MONTH} ?{_DAY}", _read_day_without_year),
        (rf"(?:(?P<last>last|this) )?{_MONTH}", _read_latest_month),
        (rf"winter {_YEAR} ?[-/–] ?(?P<following>[0-9]{{4}}|[0-9]{{2}})", _read_two_year_winter),
        (rf"{_SEASON} ?{_YEAR}", _read_season),
        (rf"{_FULL_YEAR} {_SEASON}", _read_season),
        (rf"(?:(?P<last>last|this) )?{_SEASON}", _read_latest_season),
        (rf"(?:year )?{_FULL_YEAR}", _read_year),
        (
            "today|yesterday|day before yesterday|last week|(?:this|last) (?:month|year)",
            _read_named,
        ),
        (f"(?:last )?(?P<weekday>{'|'.join(_WEEKDAYS)})", _read_weekday),
        (
            rf"(?P<count>[0-9]{{1,4}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month|year)s? ago",
            _read_ago,
        ),
    )
)
