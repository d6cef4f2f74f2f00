"""The six questions of the week."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from relationship_journal.domain.records import natural_id
from relationship_journal.domain.weekly import WeeklyCheck, monday_of
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import weekly_checks


class Weekly:
    """What a user can do with the weekly questions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date) -> WeeklyCheck:
        """The week of `day` without answers, not yet stored."""
        monday = monday_of(day)
        return WeeklyCheck(id=natural_id("weekly_check", monday), day=monday, zone=self._desk.zone())

    def save(self, check: WeeklyCheck) -> WeeklyCheck:
        """Store it. A week whose answers were all taken back stays, without any."""
        with self._desk.unsaved.saving(check) as work:
            return work.put(check)

    def weeks(self) -> list[WeeklyCheck]:
        """Every week with an answer, oldest first."""
        query = select(WeeklyCheck).where(weekly_checks.c.deleted_at.is_(None))
        with self._desk.vault.work() as work:
            return [week for week in work.all(query.order_by(weekly_checks.c.day)) if week.answers]
