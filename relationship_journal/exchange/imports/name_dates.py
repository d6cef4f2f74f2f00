"""The day a file is named for: 2020-03-04.md, "Walk 4.3.2020.txt", 2020/03/04.txt, 20200304T0930 …"""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from relationship_journal.exchange.imports.weekdays import is_weekday, without_weekday
from relationship_journal.exchange.imports.written_dates import Written, order_of, written_date

_ENDING = re.compile(r"\.\w{1,8}$")
_CLOCK = (
    r"(?:[T _-]{1,3}(?P<h>[01]\d|2[0-3])[.:_h-](?P<m>[0-5]\d)(?:[.:_m-](?P<s>[0-5]\d)s?)?(?!\d)"
    r"|[T_](?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)(?P<s2>[0-5]\d)?(?!\d))?"
)
_PLAIN = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<by>[-_. ])(?P<mo>\d{1,2})(?P=by)(?P<d>\d{1,2})(?!\d)" + _CLOCK)
_PACKED = re.compile(
    r"(?<!\d)(?P<y>1[89]\d\d|20\d\d)(?P<mo>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])"
    r"(?:(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<s>[0-5]\d)?(?!\d)|(?!\d)" + _CLOCK.replace("<h>", "<h1>")
    .replace("<m>", "<m1>").replace("<s>", "<s1>") + ")"
)  # fmt: skip
_FOLDERS = re.compile(
    r"(?:^|/)(?P<y>\d{4})/(?:(?P=y)[-_. ])?(?P<mo>\d{1,2})(?:[-_. ][^/]{0,80})?"
    r"/(?P<d>\d{1,2})(?![\d/])(?P<rest>[^/]*)$"
    r"|(?:^|/)(?P<y2>\d{4})/(?P<mo2>\d{2})[-_. ](?P<d2>\d{2})(?!\d)(?P<rest2>[^/]*)$"
)
_MONTH = re.compile(r"(?<!\d)(?P<y>\d{4})[-_. ](?P<mo>0[1-9]|1[0-2])(?![-_.]?\d)")
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[-_. /]\d{1,2}[-_. /]\d{4}(?!\d)")
_NAMED = re.compile(r"(?<!\w)(?=\d{1,2}\D|[^\W\d_]{3,15}[ _.])")
_MOST_PLACES = 20
_EDGES = " \t-–—_.,:;()[]"


class Named(NamedTuple):
    """What a name says: its date, None where it has none, and the words beside it. `is_dayless` says that
    only the month was told."""

    told: Written | None
    words: str
    is_dayless: bool = False


def named_date(path: str, folder: str = "", month_first: bool | None = None) -> Named:
    """The date in the name of a file at `path` within `folder`. Of numbers alone `month_first` says how they
    are read."""
    name = _stem(path)
    for pattern in (_PLAIN, _PACKED):
        for found in pattern.finditer(name):
            if told := _written(found):
                return Named(told, _beside(name, found.start(), found.end()))
    if named := _in_folders(f"{folder}/{_ENDING.sub('', path)}"[-600:]):
        return named
    if named := _in_words(name, month_first):
        return named
    month = _MONTH.search(name)
    if month and (on := _day(month["y"], month["mo"], "1")):
        return Named(Written(on), _beside(name, month.start(), month.end()), is_dayless=True)
    return Named(None, name.strip(_EDGES))


def order_in(path: str) -> bool | None:
    """Whether a name with a date in numbers alone shows that its month comes first (True) or its day."""
    found = _NUMBERS.search(_stem(path))
    return order_of(re.sub("[_ ]", "-", found[0])) if found else None


def _stem(path: str) -> str:
    return _ENDING.sub("", path.rpartition("/")[2])[:200]


def _written(found: re.Match[str]) -> Written | None:
    on = _day(found["y"], found["mo"], found["d"])
    if on is None:
        return None
    parts = found.groupdict()
    for n in ("", "1", "2"):
        if parts.get(f"h{n}"):
            return Written(on, time(int(parts[f"h{n}"]), int(parts[f"m{n}"]), int(parts[f"s{n}"] or 0)))
    return Written(on)


def _in_folders(path: str) -> Named | None:
    found = _FOLDERS.search(path)
    if not found:
        return None
    on = _day(found["y"] or found["y2"], found["mo"] or found["mo2"], found["d"] or found["d2"])
    return Named(Written(on), (found["rest"] or found["rest2"] or "").strip(_EDGES)) if on else None


def _in_words(name: str, month_first: bool | None) -> Named | None:
    """A date with the name of a month, or in numbers alone with the year behind."""
    spaced = name.replace("_", " ")
    numbers = _NUMBERS.search(name)
    places = [found.start() for found in _NAMED.finditer(spaced)][:_MOST_PLACES][::-1]
    places[:0] = [numbers.start()] if numbers else []
    for place in places:
        rest = spaced[place:]
        if numbers and place == numbers.start():
            rest = re.sub("[_ ]", "-", numbers[0]) + spaced[numbers.end() :]
        told = written_date(rest, month_first)
        if told and told.day:
            before = without_weekday(spaced[:place].strip(_EDGES)).strip(_EDGES)
            beside = f"{before} {told.rest.strip(_EDGES)}".strip()
            return Named(Written(told.day, told.clock, "", told.is_unsure), beside)
    return None


def _beside(name: str, start: int, end: int) -> str:
    before = without_weekday(name[:start].strip(_EDGES)).strip(_EDGES)
    after = name[end:].strip(_EDGES)
    return f"{before} {'' if is_weekday(after) else after}".strip()


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
