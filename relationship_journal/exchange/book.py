"""An archive laid out as a book: what changed, talks, letters, programs, rituals, weeks, days.

The result is plain JSON for the page templates in resources/templates; nothing in it is markup. What an
archive does not hold leaves no trace in its book, neither a heading nor a count.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_charts import heat_map, mood_chart
from relationship_journal.exchange.book_days import chapters, days_of
from relationship_journal.exchange.book_measures import loved, weeks
from relationship_journal.exchange.book_parts import begun
from relationship_journal.exchange.book_practice import counsellor, programs_of
from relationship_journal.exchange.book_rituals import note_of, rituals_of
from relationship_journal.exchange.book_talks import agreements, letters, talks
from relationship_journal.exchange.light_markdown import blocks, breakable

_NOT_PRINTED = {
    "tags",
    "pauses",
    "ticks",
    "card_draws",
    "favourites",
    "runs",
    "answers",
    "imports",
    "origins",
}
"""Lists that alone fill no page; of a program only what was written in it does."""


def book(archive: Archive, charts: bool = True) -> dict[str, Any]:
    """Everything the templates set, as JSON values."""
    days = days_of(archive)
    dated = sorted(days)
    notes = sorted(archive.diagnosis_notes, key=lambda note: note.since)
    return {
        "title": breakable(archive.title or "Journal"),
        "names": breakable(" & ".join(name for name in archive.names if name)),
        "range": words.days_between(dated[0], dated[-1]) if dated else "",
        "counts": _counts(archive),
        "words": words.FIXED,
        "context": blocks(archive.context) if archive.context.strip() else [],
        "mood": mood_chart(archive.check_ins, archive.diagnosis_notes) if charts else None,
        "heat": heat_map(archive.appreciations, archive.rest_days) if charts else [],
        "notes": [begun(note_of(note), note) for note in notes],
        "sections": [*loved(archive), *talks(archive), *letters(archive), *agreements(archive)],
        "programs": programs_of(archive),
        "rituals": rituals_of(archive),
        "measured": archive.measured,
        "weeks": [*weeks(archive), *counsellor(archive)],
        "chapters": chapters(days),
    }


def _counts(archive: Archive) -> str:
    held = archive.counts()
    return " · ".join(
        words.counted(held[kind], *names) for kind, names in words.COUNTED.items() if held[kind]
    )


def is_empty(archive: Archive) -> bool:
    """Whether there is nothing to set; tags and pauses alone fill no page."""
    shown: Iterable[list[Any]] = (getattr(archive, name) for name in EXPORTED if name not in _NOT_PRINTED)
    return not any(shown) and not any(answer.text.strip() for answer in archive.answers)
