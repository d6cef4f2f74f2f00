"""Programs behind the chart of moods."""

from __future__ import annotations

from datetime import timedelta

from relationship_journal.domain.days import Span
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.bands import program_bands


def test_bands_carry_names_and_leave_out_what_rests_for_months(context: Context) -> None:
    today = context.today()
    for program in ("thirty-days", "wise-friend", "gone-from-the-library"):
        context.journal.practice.begin(program, today - timedelta(days=5))
    span = Span(today - timedelta(days=29), today)
    assert program_bands(context, span) == [(today - timedelta(days=5), today, "Love as a decision")]
    assert program_bands(context, Span(today - timedelta(days=29), today - timedelta(days=9))) == []
