"""Conversations, letters and agreements in a printed journal."""

from __future__ import annotations

from datetime import date
from typing import Any

from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.letters import Letter, covered, is_sealed
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_parts import (
    begun,
    item,
    line,
    pills,
    section,
    side_by_side,
    text,
    title,
)


def talks(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of conversations, planned and held, oldest first."""
    ordered = sorted(archive.conversations, key=lambda each: (each.day, each.id))
    return section("Conversations", [begun(_talk(each), each) for each in ordered])


def letters(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of letters; of a sealed one its title and its day."""
    ordered = sorted(archive.letters, key=lambda each: (each.day, each.id))
    return section("Letters", [begun(_letter(each, archive.today), each) for each in ordered])


def agreements(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of agreements."""
    ordered = sorted(archive.agreements, key=lambda each: (each.day, each.id))
    return section("Agreements", [begun(_agreement(each), each) for each in ordered])


def _talk(talk: Conversation) -> dict[str, Any]:
    when = f"Planned for {talk.planned_for.strip()}" if talk.planned_for.strip() else ""
    minutes = words.counted(talk.minutes, "minute", "minutes") if talk.minutes else ""
    parts = [
        *title(talk.about),
        *line(when if talk.stage is Stage.PLANNED else ""),
        *text("The good thing I start with", talk.good_thing),
        *text("How I begin", talk.opener),
        *text("What I want to understand", talk.to_understand),
        *text("One question", talk.question),
        *text("What I heard", talk.heard),
        *text("What surprised me", talk.surprised),
        *line(_calm("calm before", talk.calm_before), _calm("calm after", talk.calm_after), minutes),
    ]
    return item(talk.day, parts, words.STAGES[talk.stage])


def _calm(label: str, step: int | None) -> str:
    return "" if step is None else f"{label}: {step} of 5"


def _letter(letter: Letter, today: date) -> dict[str, Any]:
    shown = covered(letter, today)
    sealed = letter.sealed_until if is_sealed(letter, today) else None
    given = words.long_day(letter.given_on) if letter.given_on else ""
    parts = [
        *title(shown.title),
        *line(f"Sealed until {words.long_day(sealed)}" if sealed else ""),
        *text("", shown.text),
        *pills(shown.qualities),
        *line(f"Given on {given}" if given else "", shown.given_how),
        *text("How they took it", shown.reaction),
    ]
    return item(letter.day, parts, words.FORMS[letter.form])


def _agreement(agreement: Agreement) -> dict[str, Any]:
    review = words.long_day(agreement.review_on) if agreement.review_on else ""
    parts = [
        *title(agreement.about),
        *side_by_side(
            ("What matters to me", agreement.matters_to_me),
            ("What matters to my partner", agreement.matters_to_them),
        ),
        *side_by_side(
            ("What I could give", agreement.i_could_give),
            ("What my partner could give", agreement.they_could_give),
        ),
        *text("Ways we could try", "\n".join(f"- {option}" for option in agreement.options)),
        *text("What we try", agreement.trial),
        *line(f"We look at it again on {review}" if review else ""),
        *text("How it went", agreement.reviewed),
    ]
    return item(agreement.day, parts, words.STANDINGS[agreement.standing])
