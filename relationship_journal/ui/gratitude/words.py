"""The states and days of appreciations in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.gratitude import Voice
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.today.words import short_day


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Gratitude", text)


def voice_word(voice: Voice) -> str:
    """How far an appreciation has come."""
    words = {
        Voice.NOTICED: tr("noticed"),
        Voice.PLANNED: tr("planned to say"),
        Voice.SAID: tr("said out loud"),
    }
    return words[voice]


def heat_words(day: date, count: int) -> str:
    """A square of the heat map: "22 November 2026: three appreciations"."""
    if count == 0:
        return tr("{day}: nothing written").format(day=short_day(day))
    return counted(
        "Gratitude", "{day}: one appreciation", "{day}: {n} appreciations", count, day=short_day(day)
    )
