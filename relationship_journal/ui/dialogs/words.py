"""Days, kinds and counts in the words of the pages beside the tabs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from relationship_journal.ui.formats import day_month_year, month_of
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.today.words import weekday


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Dialogs", text)


def brief_day(day: date) -> str:
    """ "22 Nov 2026"."""
    return day_month_year(day)


def long_day(day: date) -> str:
    """ "Friday 14 November 2025"."""
    return tr("{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=month_of(day), year=day.year
    )


def kinds_words() -> dict[str, str]:
    """The kinds of entries, in the order they are listed, in the plural."""
    return {
        "appreciation": tr("Appreciations"),
        "reflection": tr("Reflections"),
        "check_in": tr("Check-ins"),
        "diagnosis_note": tr("Diagnosis"),
        "loved_rating": tr("Ways of feeling loved"),
        "ritual": tr("Rituals"),
        "conversation": tr("Talks"),
        "card_talk": tr("Cards talked about"),
        "own_card": tr("Cards of your own"),
        "letter": tr("Letters"),
        "run": tr("Programs begun"),
        "answer": tr("Answers in programs"),
        "agreement": tr("Agreements"),
        "small_act": tr("Small acts"),
        "counsellor_item": tr("For a counsellor"),
        "moment": tr("Moments"),
        "weekly_check": tr("Weekly questions"),
    }


def other_words() -> dict[str, str]:
    """What else a journal keeps, which nobody would call an entry."""
    return {
        "tick": tr("Ticks of rituals"),
        "season_pause": tr("Pauses"),
        "rest_day": tr("Rest days"),
        "tag": tr("Tags"),
        "card_draw": tr("Cards drawn"),
        "favourite": tr("Favourite cards"),
        "revision": tr("Earlier versions"),
        "setting": tr("Settings"),
        "import": tr("Imports"),
        "origin": tr("Originals of what was brought in"),
    }


FILTERS: dict[str, frozenset[str]] = {
    "appreciation": frozenset({"appreciation"}),
    "reflection": frozenset({"reflection"}),
    "check_in": frozenset({"check_in"}),
    "diagnosis_note": frozenset({"diagnosis_note"}),
    "ritual": frozenset({"ritual"}),
    "talks": frozenset({"conversation", "card_talk", "own_card"}),
    "letter": frozenset({"letter"}),
    "practice": frozenset({"answer", "agreement", "small_act", "counsellor_item"}),
    "moment": frozenset({"moment"}),
}
"""The filters of a search and the kinds each stands for; every kind that is searched has one."""


def filter_words() -> dict[str, str]:
    """The names of the filters, in their order."""
    own = {"talks": tr("Talks"), "practice": tr("Practice")}
    return {name: own.get(name) or kinds_words()[name] for name in FILTERS}


def sealed_words(until: date) -> str:
    """ "sealed until 22 Nov 2027"."""
    return tr("sealed until {day}").format(day=brief_day(until))


def field_words() -> dict[str, str]:
    """The names of the fields an entry has words in."""
    return {
        "what": tr("What"),
        "when": tr("When"),
        "meaning": tr("What it meant"),
        "about": tr("What it is about"),
        "planned_for": tr("When it suits you both"),
        "good_thing": tr("The good thing to start with"),
        "opener": tr("How you begin"),
        "to_understand": tr("What you want to understand"),
        "question": tr("Your question"),
        "heard": tr("What you heard"),
        "surprised": tr("What surprised you"),
        "title": tr("Title"),
        "text": tr("Text"),
        "qualities": tr("What you admire"),
        "given_how": tr("How it was given"),
        "reaction": tr("How they took it"),
        "note": tr("Note"),
        "theirs": tr("What your partner wrote"),
        "matters_to_me": tr("What matters to you"),
        "matters_to_them": tr("What matters to your partner"),
        "i_could_give": tr("What you could give"),
        "they_could_give": tr("What your partner could give"),
        "options": tr("Ways you could try"),
        "trial": tr("What you try"),
        "reviewed": tr("How it went"),
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
    return counted("Dialogs", "gone in 1 day", "gone in {n} days", days)


def about(count: int) -> str:
    """A count short enough for a filter."""
    return str(count) if count < 1000 else "999+"


def found_words(total: int, milliseconds: float) -> str:
    """ "38 found in 4 ms"."""
    if total == 0:
        return tr("no entries")
    took = max(1, round(milliseconds))
    return counted("Dialogs", "{n} found in {ms} ms", "{n} found in {ms} ms", total, ms=took)
