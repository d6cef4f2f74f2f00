"""The programs behind a chart of days: when each ran, and what it is called."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.days import Span
from relationship_journal.ui.context import Context


def program_bands(context: Context, span: Span) -> list[tuple[date, date, str]]:
    """First day, last day and name of what ran within `span`; on the journal's thread.

    Programs that rest for months between two sittings say nothing about the days between.
    """
    spans = context.journal.practice.spans(span)
    programs = {program.id: program for program in context.library.programs} if spans else {}
    return [
        (first, last, programs[name].name)
        for first, last, name in spans
        if name in programs and not programs[name].quiet
    ]
