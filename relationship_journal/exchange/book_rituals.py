"""What changed, and the rituals, in a printed journal."""

from __future__ import annotations

from datetime import date
from typing import Any

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.rituals import Mark, Ritual, overview
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_parts import begun, filled
from relationship_journal.exchange.light_markdown import blocks, breakable

_LONG_NOTE = 1500
"""Characters beyond which a note may run over from one page to the next."""


def note_of(note: DiagnosisNote) -> dict[str, Any]:
    """A note as it stands among the changes."""
    large, small = words.when_margin(note)
    length = len(note.what) + max(len(note.my_story), len(note.their_story)) * 2
    return filled(
        {"large": large, "small": small, "b": blocks(note.what), "long": length > _LONG_NOTE},
        mine=blocks(note.my_story),
        theirs=blocks(note.their_story),
        culprits=[breakable(words.CULPRITS.get(culprit, culprit)) for culprit in note.culprits],
    )


def rituals_of(archive: Archive) -> list[dict[str, Any]]:
    """The rituals in the order of the tab, ended ones last."""
    today = archive.today
    order = sorted(
        archive.rituals, key=lambda each: (each.archived_on is not None, each.group, each.position)
    )
    return [begun(_ritual(ritual, archive, today), ritual) for ritual in order]


def _ritual(ritual: Ritual, archive: Archive, today: date) -> dict[str, Any]:
    ticks = {tick.day: tick.mark for tick in archive.ticks if tick.ritual_id == ritual.id}
    pauses = [pause for pause in archive.pauses if pause.ritual_id == ritual.id]
    told = overview(ritual, ticks, pauses, Span(today, today), today)
    ended = f" · until {words.long_day(ritual.archived_on)}" if ritual.archived_on else ""
    return {
        "name": breakable(ritual.name),
        "plan": breakable(ritual.plan),
        "schedule": words.schedule_words(ritual.schedule) + ended,
        "strength": round(told.strength * 100),
        "hue": ritual.hue,
        "done": str(sum(mark is Mark.DONE for mark in ticks.values())),
        "longest": str(told.streak.longest),
    }
