"""Daylio's CSV export: one line a mood, of every generation of its header.

Its `date` and `weekday` are in the language of the phone and are not read; `full_date` is. Only the oldest
header has none: there `date` and `year` together are the day. Times are wall times without a zone, on a clock
of twelve or of twenty-four hours, at times both in one file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.csv_rows import Line, columns_of, rows
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import text_of_note
from relationship_journal.exchange.imports.mood_names import moods_of
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded
from relationship_journal.exchange.imports.values import in_utc, pictures_stay
from relationship_journal.exchange.imports.written_dates import written_date

FORMAT = "daylio-csv"
_KNOWN = frozenset([
    "full_date", "year", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note",
])  # fmt: skip
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_TIME = re.compile(
    r"(?P<before>[^\d\s]{1,6}\s{0,3})?(?P<h>\d{1,2})\s?[:.h]\s?(?P<m>\d{2})(?:[:.]\d{2})?"
    r"(?P<behind>\s{0,3}[^\d]{1,8})?"
)
_MORNING = frozenset(["am", "a", "vorm", "πμ", "ص", "上午", "午前", "오전", "de", "ap", "öö", "sa", "dop"])
_AFTERNOON = frozenset(["pm", "p", "nachm", "μμ", "م", "下午", "午後", "오후", "du", "ip", "ös", "ch", "odp"])
"""The halves of the day as phones write them, without dots and spaces."""
_FEWEST = 5
"""Columns a row must have: up to its mood."""
_EVERY = 300


def recognises(source: Source) -> bool:
    """Whether the first line of a file is Daylio's header."""
    return _member(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Every mood in it. Raises ImportRefused when it is no Daylio file."""
    member = _member(source)
    if member is None:
        raise ImportRefused(NOT_READ)
    haul = Haul(FORMAT)
    lines = rows(source.text(member))
    header = columns_of(next(lines).fields)
    for place, row in enumerate(lines):
        if place % _EVERY == 0:
            step(row.line / row.of, f"Line {row.line} of {row.of}")
        found = _read_row(header, row)
        if isinstance(found, Found):
            haul.entries.append(found)
        else:
            haul.broken.append(found)
    haul.moods = moods_of(found.mood for found in haul.entries)
    return haul


def _member(source: Source) -> str | None:
    names = list(source.named(".csv")) if source.is_archive else list(source.members)
    return next((name for name in names[:20] if _is_header(source.read(name)[:2000])), None)


def _is_header(start: bytes) -> bool:
    columns = {name.strip().strip('"').casefold() for name in _columns(decoded(start).partition("\n")[0])}
    if {"full_date", "mood"} <= columns:
        return bool(columns & {"time", "activities", "note"})
    return {"year", "date", "weekday", "mood", "activities"} <= columns


def _columns(header: str) -> list[str]:
    return re.split(r"[,;\t]", header)


def _read_row(header: list[str], row: Line) -> Found | Broken:
    where = f"line {row.line}"
    if len(row.fields) < _FEWEST:
        return Broken(where, "This line is not whole.", sample_of(row.raw))
    fields = [*row.fields[: len(header) - 1], ",".join(row.fields[len(header) - 1 :])]
    values = dict(zip(header, fields, strict=False))
    day = _day(values)
    if day is None:
        return Broken(where, "Its date is no date of the calendar.", sample_of(row.raw))
    doubts = [] if len(row.fields) == len(header) else ["This line has other columns than the first line."]
    clock = _clock(values.get("time", ""))
    if clock is None:
        doubts.append("The time of day could not be read.")
    note = text_of_note(values.get("note", ""))
    mood = values.get("mood", "").strip()
    return Found(
        day=day,
        raw=row.raw,
        at=None if clock is None else in_utc(datetime.combine(day, clock)),
        title=text_of_note(values.get("note_title", "")).text,
        text=_with_scales(note.text, values.get("scales", "")),
        tags=tuple(
            dict.fromkeys(tag for one in values.get("activities", "").split("|") if (tag := one.strip()))
        ),
        mood=mood,
        is_check_in=bool(mood),
        aside={name: value for name, value in values.items() if name and name not in _KNOWN and value},
        doubts=(*doubts, *pictures_stay(note.pictures)),
    )


def _day(values: Mapping[str, str]) -> date | None:
    if "full_date" not in values and "year" in values:
        told = written_date(f"{values.get('date', '')[:100]} {values['year'].strip()[:10]}")
        return told.day if told else None
    found = _DATE.fullmatch(values.get("full_date", "").strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _with_scales(note: str, scales: str) -> str:
    """A note, and below it what was measured beside the mood: "Sleep: 8:00 | Closeness: 8/10 points"."""
    told = " · ".join(words for one in scales.split("|") if (words := " ".join(one.split())))
    return "\n\n".join(part for part in (note, told) if part)


def _clock(text: str) -> time | None:
    """A time on a clock of twelve hours, with its half of the day before or behind it, or of twenty-four."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found["h"])
    beside = f"{found['before'] or ''}{found['behind'] or ''}".strip().casefold()
    half = "".join(filter(str.isalpha, beside))
    if beside and half not in _MORNING | _AFTERNOON:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    try:
        return time(hour, int(found["m"]))
    except ValueError:
        return None
