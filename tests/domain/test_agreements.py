"""Agreements that ask to be looked at again."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.agreements import Agreement, Standing, due_for_review
from relationship_journal.domain.records import natural_id

TODAY = date(2026, 11, 23)


def agreement(name: str, review_on: date | None, standing: Standing = Standing.ON_TRIAL) -> Agreement:
    return Agreement(id=natural_id(name), day=TODAY, about=name, review_on=review_on, standing=standing)


def test_trials_come_up_on_their_day_the_longest_waiting_first() -> None:
    found = due_for_review(
        [
            agreement("today", TODAY),
            agreement("tomorrow", date(2026, 11, 24)),
            agreement("long ago", date(2026, 9, 1)),
            agreement("no day", None),
            agreement("kept", date(2026, 9, 1), Standing.KEPT),
            agreement("draft", date(2026, 9, 1), Standing.DRAFT),
        ],
        TODAY,
    )
    assert [one.about for one in found] == ["long ago", "today"]
