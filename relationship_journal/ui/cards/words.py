"""Words about cards."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.cards import CardTalk
from relationship_journal.ui.today.words import short_day


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Cards", text)


def on_top(deck: str, drawn: int, cards: int) -> str:
    """ "Early days · 14 of 40"."""
    return tr("{deck} · {n} of {all}").format(deck=deck, n=drawn, all=cards)


def talked_of(talked: int, cards: int) -> str:
    """ "12 of 40 talked"; nothing is said where nothing was talked about."""
    return tr("{n} of {all} talked").format(n=talked, all=cards) if talked else str(cards)


def talk_line(talk: CardTalk) -> str:
    """ "22 November 2026 · He laughed first"."""
    said = " / ".join(part.strip() for part in (talk.note, talk.theirs) if part.strip())
    return " · ".join(part for part in (short_day(talk.day), said) if part)


def talked_on(day: date, today: date) -> str:
    """ "talked about today", or on which day."""
    if day == today:
        return tr("talked about today")
    return tr("talked about on {day}").format(day=short_day(day))
