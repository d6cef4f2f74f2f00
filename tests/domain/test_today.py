"""A ritual's line on the Today page."""

from datetime import date, timedelta
from uuid import UUID

from relationship_journal.domain.rituals import DayState, Mark, Rhythm, Ritual, Schedule
from relationship_journal.domain.today import RitualLine, ritual_line

MONDAY = date(2024, 2, 26)


def test_a_line_of_a_quota_already_met():
    kept = Ritual(id=UUID(int=1), name="Tea", schedule=Schedule(Rhythm.TIMES_A_WEEK, times=2), since=MONDAY)
    ticks = {MONDAY: Mark.DONE, MONDAY + timedelta(days=1): Mark.DONE}
    line = ritual_line(kept, ticks, [], MONDAY + timedelta(days=3))
    assert line == RitualLine(
        ritual=kept, mark=None, state=DayState.DONE_AUTOMATICALLY, due=False, done_lately=(2, 2)
    )
