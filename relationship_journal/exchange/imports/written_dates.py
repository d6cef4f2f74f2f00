"""Dates as people and programs write them: "24 June 2016 at 10:59 AM", "2016-06-24", "24.6.2016 10:59" …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from functools import lru_cache

from relationship_journal.exchange.imports.values import in_utc
from relationship_journal.exchange.imports.zones import ZONE_UNKNOWN, Placed, ahead_of, placed

_WEEKDAY = r"(?:[^\W\d_]{2,15}\.?,?\s{1,3})?"
_YEAR_FIRST = re.compile(
    _WEEKDAY + r"(?P<y>\d{4})\s?[-/.年년]\s?(?P<a>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?!\d)[日일]?"
)
_DAY_AND_NAME = re.compile(
    _WEEKDAY + r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]{1,3}(?:de\s|of\s)?(?P<a>[^\W\d_]{3,15})\.?,?"
    r"[\s-]{1,3}(?:de\s)?(?P<y>\d{4})(?!\d)"
)
_NAME_AND_DAY = re.compile(
    _WEEKDAY + r"(?P<a>[^\W\d_]{3,15})\.?\s{1,3}(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<y>\d{4})(?!\d)"
)
_NUMBERS = re.compile(_WEEKDAY + r"(?P<a>\d{1,2})(?P<by>[-/.])(?P<d>\d{1,2})(?P=by)(?P<y>\d{4})(?!\d)")
_TIME = re.compile(
    r"(?:T|[\s,]{1,3}(?:(?P<zone>(?:GMT|UTC)(?:[+-]\d{1,2})?)\s)?(?:[^\W\d_]{1,5}\.?\s){0,2})"
    r"(?P<before>上午|下午|午前|午後|오전|오후)?\s?(?P<h>\d{1,2})[:.h](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?!\d)(?:\s{0,2}(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_AFTERNOON = ("下午", "午後", "오후", "p")
_MONTHS = (
    # Western languages first: their names are shortened, too.
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jänner februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
)
_NUMBERED = [(name, n) for names in _MONTHS for n, name in enumerate(names.split(), start=1)]
_NAMES = dict(_NUMBERED)
_SHORTENED = _NUMBERED[: 9 * 12]


@dataclass(frozen=True)
class Written:
    """A date that was read. `day` is None for one that no calendar has, `clock` where no time stands by it.
    `rest` is what follows, `zone` included when it stood before the time. `is_unsure` says that day and month
    could be the other way round."""

    day: date | None
    clock: time | None = None
    rest: str = ""
    is_unsure: bool = False


def written_date(text: str, month_first: bool | None = None) -> Written | None:
    """The date with which `text` begins; None when it begins with none. Of numbers alone, as in 03/04/2016,
    `month_first` says how they are read; None takes the day first and is unsure."""
    text = " ".join(text.split())
    for pattern in (_YEAR_FIRST, _DAY_AND_NAME, _NAME_AND_DAY, _NUMBERS):
        if (found := pattern.match(text)) and (months := _month_and_day(found, month_first)):
            month, day, is_unsure = months
            told = _TIME.match(text, found.end())
            rest = text[told.end() if told else found.end() :].strip()
            if told and told["zone"]:
                rest = f"{told['zone']} {rest}".strip()
            try:
                on = date(int(found["y"]), month, day)
            except ValueError:
                on = None
            return Written(on, _clock(told) if told else None, rest, is_unsure)
    return None


def placed_date(found: Written, day: date) -> Placed:
    """Where a date lies, whose `day` is known: in the zone told behind its time, else in UTC as written."""
    if found.clock is None:
        return Placed(None, day, "UTC")
    wall = datetime.combine(day, found.clock)
    ahead = ahead_of(found.rest)
    if ahead is not None:
        return placed(wall.replace(tzinfo=timezone(ahead)))
    return Placed(in_utc(wall), day, "UTC", (ZONE_UNKNOWN,) if found.rest else ())


def order_of(text: str) -> bool | None:
    """Whether a date in numbers alone shows that the month comes first (True) or the day (False)."""
    found = _NUMBERS.match(text.strip())
    if not found or found["by"] == ".":
        return None
    first, second = int(found["a"]), int(found["d"])
    if first > 12:
        return False
    told = _TIME.match(text.strip(), found.end())
    return True if second > 12 or (told and told["half"]) else None


def _month_and_day(found: re.Match[str], month_first: bool | None) -> tuple[int, int, bool] | None:
    if found.re is not _NUMBERS:
        month = int(found["a"]) if found["a"].isdecimal() else _month(found["a"].casefold())
        return (month, int(found["d"]), False) if month is not None else None
    first, second = int(found["a"]), int(found["d"])
    if found["by"] == "." or first > 12:
        return second, first, False
    if second > 12:
        return first, second, False
    return (first, second, False) if month_first else (second, first, month_first is None and first != second)


@lru_cache(maxsize=256)
def _month(name: str) -> int | None:
    """The number of a month by its name or what may be a short form of it."""
    if name in _NAMES:
        return _NAMES[name]
    meant = {number for known, number in _SHORTENED if known.startswith(name)}
    return meant.pop() if len(meant) == 1 else None


def _clock(told: re.Match[str]) -> time | None:
    hour = int(told["h"])
    half = told["before"] or (told["half"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    try:
        return time(hour, int(told["m"]), int(told["s"] or 0))
    except ValueError:
        return None
