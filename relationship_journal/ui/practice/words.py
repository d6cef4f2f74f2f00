"""The words of the Practice tab's sections."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.ui.dialogs.words import brief_day
from relationship_journal.ui.formats import day_month


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Practice", text)


def week_words(monday: date) -> str:
    """ "16 to 22 November", "28 December to 3 January", in short months."""
    sunday = monday + timedelta(days=6)
    first = str(monday.day) if monday.month == sunday.month else day_month(monday)
    return tr("{first} to {last}").format(first=first, last=day_month(sunday))


def done_words(day: date, today: date) -> str:
    """ "done today", "done 12 Nov 2026"."""
    return tr("done today") if day == today else tr("done {day}").format(day=brief_day(day))


def standing_words() -> dict[Standing, str]:
    """Where an agreement stands."""
    return {
        Standing.DRAFT: tr("a draft"),
        Standing.ON_TRIAL: tr("on trial"),
        Standing.KEPT: tr("we keep it"),
        Standing.ENDED: tr("let go"),
    }


def review_words(agreement: Agreement, today: date) -> str:
    """When both look at it again: "look at it again on 20 Dec 2026", "it is time to look at it again"."""
    if agreement.standing is not Standing.ON_TRIAL or agreement.review_on is None:
        return ""
    if agreement.review_on <= today:
        return tr("it is time to look at it again")
    return tr("look at it again on {day}").format(day=brief_day(agreement.review_on))
