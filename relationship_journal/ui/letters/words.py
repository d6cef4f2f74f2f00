"""Forms, states and times of letters in the words of the Letters page."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.letters import Fate, Form, LetterLine
from relationship_journal.ui.formats import day_month, day_month_year, time_of_day
from relationship_journal.ui.today.words import weekday


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Letters", text)


def form_words() -> dict[Form, str]:
    """What each form is called."""
    return {
        Form.NOTE: tr("note"),
        Form.LETTER: tr("letter"),
        Form.THANKS: tr("thank-you"),
        Form.APOLOGY: tr("apology"),
    }


def form_choices() -> dict[Form, str]:
    """The forms as they are chosen from."""
    return {
        Form.NOTE: tr("A note"),
        Form.LETTER: tr("A letter"),
        Form.THANKS: tr("A thank-you"),
        Form.APOLOGY: tr("An apology"),
    }


def short_day(day: date, today: date) -> str:
    """ "20 Nov", with the year when it is another one."""
    return day_month(day) if day.year == today.year else day_month_year(day)


def opening_words(until: date, today: date) -> str:
    """When a sealed letter can be read: "opens 3 Feb", "can be opened"."""
    if until <= today:
        return tr("can be opened")
    return tr("opens {day}").format(day=short_day(until, today))


def name_words(line: LetterLine) -> str:
    """What a letter is called in a list."""
    if line.name:
        return line.name
    return tr("A sealed letter") if line.fate is Fate.SEALED else tr("Nothing written yet")


def state_words(line: LetterLine, today: date) -> str:
    """What stands under it: "note · left 20 Nov", "letter · draft", "letter · opens 3 Feb"."""
    form = form_words()[line.form]
    if line.fate is Fate.KEPT:
        return tr("kept, never sent")
    if line.fate is Fate.GIVEN:
        verb = tr("left {day}") if line.form is Form.NOTE else tr("given {day}")
        state = verb.format(day=short_day(line.given_on or line.day, today))
    elif line.fate is Fate.SEALED:
        state = opening_words(line.sealed_until or today, today)
    else:
        state = tr("draft")
    return f"{form} · {state}"


def line_words(line: LetterLine, today: date) -> str:
    """A row of the list as one text, for a screen reader."""
    return f"{name_words(line)}, {state_words(line, today)}"


def release_words(until: datetime, now: datetime, zone: tzinfo) -> str:
    """From when it may go out, by the clock on the wall: "today 20:10", "tomorrow 08:10"."""
    local, day = until.astimezone(zone), now.astimezone(zone).date()
    ahead = (local.date() - day).days
    if ahead == 0:
        when = tr("today")
    elif ahead == 1:
        when = tr("tomorrow")
    else:
        when = weekday(local.date())
    return f"{when} {time_of_day(local)}"


def saved_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """When it was last saved: "21:02" today, "12 Nov" before."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return time_of_day(local) if local.date() == today else short_day(local.date(), today)
