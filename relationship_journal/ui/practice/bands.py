"""The programs behind a chart of days: when each ran, and what it is called."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.days import Span
from relationship_journal.ui.context import Context


def program_bands(context: Context, span: Span) -> list[tuple[date, date, str]]:
    """First day, last day and name of what ran within `span`; on the journal's thread.

    Programs that rest for months between two sittings say nothing about the days between, and what is hidden
    until wanted stays hidden here, too.
    """
    spans = context.journal.practice.spans(span)
    if not spans:
        return []
    closer = context.journal.settings.read().closer
    names = {
        program.id: program.name
        for program in context.library.programs
        if not program.quiet and (closer or not program.opt_in)
    }
    return [(first, last, names[program]) for first, last, program in spans if program in names]
