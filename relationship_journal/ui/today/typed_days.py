"""Reads a day as people type it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from relationship_journal.ui.formats import in_english
from relationship_journal.ui.today.words import tr


def typed_day(text: str, today: date) -> date | None:
    """ "22 November", "22.11.2025", "2025-11-22", "yesterday"; None for what is no day.

    A date without a year is the latest one that is not in the future.
    """
    plain = text.strip().casefold()
    if plain in (tr("today"), tr("yesterday")):
        return today if plain == tr("today") else today - timedelta(days=1)
    plain = in_english(plain)
    read = _read(plain, today)
    if read is None or read <= today or str(read.year) in plain:
        return read
    before = _read(f"{plain} {today.year - 1}", today)
    return before or read


def _read(text: str, today: date) -> date | None:
    from dateutil.parser import ParserError, parse

    if not any(character.isdigit() for character in text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        start = datetime.combine(today.replace(day=1), time())
        return parse(text, default=start, dayfirst=True).date()
    except (ParserError, OverflowError, ValueError):
        return None
