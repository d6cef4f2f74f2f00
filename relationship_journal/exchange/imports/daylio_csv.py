"""Daylio's CSV export: one line a mood, of both generations of its header.

Its `date` and `weekday` are in the language of the phone and are not read; `full_date` is. Times are wall
times without a zone, on a clock of twelve or of twenty-four hours, at times both in one file.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.csv_rows import Line, columns_of, rows
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import text_of_note
from relationship_journal.exchange.imports.mood_names import moods_of
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded
from relationship_journal.exchange.imports.values import in_utc, pictures_stay

FORMAT = "daylio-csv"
_KNOWN = frozenset(["full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"])
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s{0,3}(?:([ap])\.?\s?m\.?)?", re.IGNORECASE)
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
    return {"full_date", "mood"} <= columns and bool(columns & {"time", "activities", "note"})


def _columns(header: str) -> list[str]:
    return re.split(r"[,;\t]", header)


def _read_row(header: list[str], row: Line) -> Found | Broken:
    where = f"line {row.line}"
    if len(row.fields) < _FEWEST:
        return Broken(where, "This line is not whole.", sample_of(row.raw))
    fields = [*row.fields[: len(header) - 1], ",".join(row.fields[len(header) - 1 :])]
    values = dict(zip(header, fields, strict=False))
    day = _day(values.get("full_date", ""))
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
        text=note.text,
        tags=tuple(
            dict.fromkeys(tag for one in values.get("activities", "").split("|") if (tag := one.strip()))
        ),
        mood=mood,
        is_check_in=bool(mood),
        aside={name: value for name, value in values.items() if name and name not in _KNOWN and value},
        doubts=(*doubts, *pictures_stay(note.pictures)),
    )


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    """A time on a clock of twelve hours (with "am" or "pm") or of twenty-four."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found[1])
    if found[3] and hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    try:
        return time(hour, int(found[2]))
    except ValueError:
        return None
