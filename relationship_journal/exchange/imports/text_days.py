"""A diary in one text, split into its days by the lines that are dates: headings or lines of their own.

Where no line is a date alone, lines that begin with one count, provided that the first line of all does.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from relationship_journal.domain.imports import MOST_HEADS, TOO_MUCH, ImportRefused
from relationship_journal.exchange.imports.weekdays import is_weekday, split_lead
from relationship_journal.exchange.imports.written_dates import Written, order_of, written_date
from relationship_journal.exchange.imports.zones import ahead_of

_LIKELY = re.compile(r"^[^\d\n]{0,60}\d[^\n]{5,}$", re.MULTILINE)
_YEAR = re.compile(r"\d{4}|\d[./]\d{2}(?!\d)")
_SHORT_YEAR = re.compile(r"\b(\d{1,2}([./])\d{1,2}\2)(\d{2})(?![\d./])")
_LAST_OF_THIS_CENTURY = 68
_HEAD = re.compile(
    r"[ \t]{0,3}(?P<heading>#{1,6}[ \t]*)?(?:[*_=\[({<>–—•|-]{1,6}[ \t]{0,3}){0,2}"
    r"(?:(?:(?:entry|journal|diary)[ \t])?(?:date|datum|fecha|data|entry|day|eintrag|tag)"
    r"(?:[ \t]?#?\d{1,5})?[ \t]?[:–—-][ \t]{0,3})?"
    r"(?P<date>.{6,})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[ \t]{0,3}[-*+•][ \t]+(?!.*[-*•>\]][ \t]*$)")
_PACKED = re.compile(r"^((?:1[89]|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_EDGES = " \t*_=[](){}<>–—•|-:.,;#~"
_BEGUN = re.compile(r"[ \t]{0,3}[:–—|\t-]{1,3}[ \t]{0,5}(?P<words>\S.*)|[ \t]{2,5}(?P<words2>\S.*)")
_UNDERLINE = re.compile(r"[ \t]*[=_*~-]{3,}[ \t]*")
_WEEKDAY = re.compile(r"[^\W\d_]{2,15}\.?")
_ABOVE = re.compile(r"[ \t]{0,3}(?P<mark>#{1,6})[ \t]+\S")
_MOST_ABOVE = 5
_LONGEST_TITLE = 200
_LOOKED_AT = 300


class Dated(NamedTuple):
    """A part of a text: the number of its first line, how it stood, the date it begins with (None for what
    stands before the first), the title behind the date, and its words. `is_short` says that the year has two
    digits."""

    line: int
    raw: str
    told: Written | None
    title: str
    words: str
    is_short: bool = False


class _Line(NamedTuple):
    start: int
    end: int
    told: Written
    title: str
    is_whole: bool
    is_short: bool = False
    level: int = 0


def days_in(text: str) -> list[Dated]:
    """The parts of `text`. One that is not split is one part without a date. Raises ImportRefused."""
    lines = _heads(text)
    parts: list[Dated] = []
    first = lines[0].start if lines else len(text)
    if text[:first].strip():
        parts.append(Dated(1, text[:first].strip("\n").rstrip(), None, "", text[:first]))
    number, counted = 1, 0
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        end = following.start if following else len(text)
        number += text.count("\n", counted, line.start)
        counted = line.start
        words = _without_above(_below(text[line.end : end]), following.level if following else 0)
        title = line.title
        if not line.is_whole:
            title, words = "", f"{line.title}{words}"
        raw = text[line.start : end].strip("\n").rstrip()
        parts.append(Dated(number, raw, line.told, title, words, line.is_short))
    return parts


def _heads(text: str) -> list[_Line]:
    """The lines that begin a day. Of dates in numbers alone one that tells the order of day and month tells
    it for all, unless another contradicts it. Raises ImportRefused for more lines than any diary has."""
    dated = (found for found in _LIKELY.finditer(text) if _YEAR.search(found[0], 0, _LOOKED_AT))
    likely = list(islice(dated, MOST_HEADS + 1))
    if len(likely) > MOST_HEADS:
        raise ImportRefused(TOO_MUCH)
    matches = (_HEAD.match(found[0], 0, _LOOKED_AT) for found in likely)
    dates = (_SHORT_YEAR.sub(_with_century, match["date"].lstrip(_EDGES), 1) for match in matches if match)
    orders = {order_of(date) for date in dates} - {None}
    month_first = orders.pop() if len(orders) == 1 else None
    heads = [head for found in likely if (head := _head(found, month_first))]
    whole = [head for head in heads if head.is_whole]
    if whole:
        return whole
    begins_so = bool(heads) and not text[: heads[0].start].strip()
    return heads if begins_so and len(heads) > 1 else []


def _head(found: re.Match[str], month_first: bool | None) -> _Line | None:
    line, tail = found[0][:_LOOKED_AT], found[0][_LOOKED_AT:]
    head = None if _BULLET.match(line) else _HEAD.match(line)
    lead, date = split_lead(_PACKED.sub(r"\1-\2-\3", head["date"], count=1)) if head else ("", "")
    date, shorts = _SHORT_YEAR.subn(_with_century, date, count=1)
    told = written_date(date, month_first)
    if head is None or told is None:
        return None
    bare = "" if _is_weekday(told.rest) else told.rest.strip(_EDGES)
    zone = bare if ahead_of(bare) is not None else ""
    plain = Written(told.day, told.clock, zone, told.is_unsure)
    title = f"{lead} {'' if zone else bare}".strip() + tail
    if shorts and (title or (bare and not zone)):  # as in "1.2.03 Third chapter"
        return None
    if not bare or zone or head["heading"]:
        is_whole = len(title) <= _LONGEST_TITLE
        level = (head["heading"] or "").count("#")
        return _Line(found.start(), found.end(), plain, title, is_whole, bool(shorts), level)
    begun = None if lead else _BEGUN.match(_behind(line, told.rest))
    if begun is None:
        return None
    words = (begun["words"] or begun["words2"]) + tail
    return _Line(found.start(), found.end(), plain, words, is_whole=False)


def _with_century(found: re.Match[str]) -> str:
    return f"{found[1]}{20 if int(found[3]) <= _LAST_OF_THIS_CENTURY else 19}{found[3]}"


def _is_weekday(rest: str) -> bool:
    """Whether what stands behind a date is a weekday, or one word in brackets: "(Monday)", ", Mo."; or says
    no more than that it was a time."""
    bare = rest.strip(_EDGES)
    return (
        is_weekday(bare)
        or bare.casefold() in ("uhr", "h", "hrs")
        or (rest[:1] in "([" and _WEEKDAY.fullmatch(bare) is not None)
    )


def _behind(line: str, rest: str) -> str:
    """What stands behind the date in `line`, with the white space before it: `rest` has lost that."""
    wanted = rest.split()
    token = list(re.finditer(r"\S+", line))[-len(wanted)]
    start = max(0, token.end() - len(wanted[0]))
    while start and line[start - 1] in " \t":
        start -= 1
    return line[start:]


def _below(text: str) -> str:
    """The words below a date, without a line that only underlines it."""
    first, mark, rest = text.lstrip("\n").partition("\n")
    is_underlined = text.startswith("\n") and not text.startswith("\n\n") and _UNDERLINE.fullmatch(first)
    return mark + rest if is_underlined else text


def _without_above(words: str, level: int) -> str:
    """`words` without headings at their end, such as a year and a month, that stand above the day of `level`
    which follows."""
    for _ in range(_MOST_ABOVE):
        rest, _, last = words.rstrip().rpartition("\n")
        above = _ABOVE.match(last)
        if not above or len(above["mark"]) >= level:
            break
        words = rest
    return words
