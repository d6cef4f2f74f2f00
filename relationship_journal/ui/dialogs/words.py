"""Days, kinds and counts in the words of the pages beside the tabs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from relationship_journal.ui.mood.words import short_months
from relationship_journal.ui.today.words import month, weekday


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Dialogs", text)


def brief_day(day: date) -> str:
    """ "22 Nov 2026"."""
    return f"{day.day} {short_months()[day.month - 1]} {day.year}"


def long_day(day: date) -> str:
    """ "Friday 14 November 2025"."""
    return tr("{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=month(day), year=day.year
    )


def kinds_words() -> dict[str, str]:
    """The kinds one can search, in the order of their filters, in the plural."""
    return {
        "appreciation": tr("Appreciations"),
        "reflection": tr("Reflections"),
        "check_in": tr("Check-ins"),
        "diagnosis_note": tr("Diagnosis"),
        "ritual": tr("Rituals"),
    }


def field_words() -> dict[str, str]:
    """The names of the fields an entry has words in."""
    return {
        "what": tr("What"),
        "when": tr("When"),
        "meaning": tr("What it meant"),
        "reaction": tr("How they took it"),
        "title": tr("Title"),
        "text": tr("Text"),
        "note": tr("Note"),
        "my_story": tr("What I told myself"),
        "their_story": tr("What it may have been for them"),
        "name": tr("Name"),
        "plan": tr("Plan"),
        "group": tr("Group"),
    }


def left_in_bin(deleted_at: datetime, now: datetime, kept: timedelta) -> str:
    """ "gone in 12 days": how long something stays in the bin, in days begun."""
    days = -((now - deleted_at - kept) // timedelta(days=1))
    if days <= 0:
        return tr("gone today")
    return tr("gone in 1 day") if days == 1 else tr("gone in {n} days").format(n=days)


def about(count: int) -> str:
    """A count short enough for a filter."""
    return str(count) if count < 1000 else "999+"


def found_words(total: int, milliseconds: float) -> str:
    """ "38 found in 4 ms"."""
    if total == 0:
        return tr("nothing found")
    return tr("{n} found in {ms} ms").format(n=f"{total:,}", ms=max(1, round(milliseconds)))
