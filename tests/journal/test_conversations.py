"""Talks through the journal: planned, held, let go, planned again; and regular ones, which are rituals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relationship_journal.domain.conversations import Conversation, Stage, held, let_go, planned_again
from relationship_journal.domain.rituals import RitualKind
from relationship_journal.domain.schedules import Rhythm, Schedule
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)


@pytest.fixture
def put(journal: Journal) -> Any:
    def keep(about: str, days: int = 4, **more: Any) -> Conversation:
        talk = journal.conversations.new(TODAY + timedelta(days=days), about)
        return journal.conversations.save(replace(talk, **more))

    return keep


def listed(journal: Journal) -> list[str]:
    return [talk.about for talk in journal.conversations.page()]


def test_a_talk_is_planned_held_and_looked_back_on(journal: Journal, put: Any) -> None:
    talk = put("Sundays", opener="I miss our Sundays.")
    assert journal.conversations.overview().next == talk
    after = replace(held(talk, TODAY), heard="He misses them, too", calm_before=2, calm_after=4, minutes=38)
    journal.conversations.save(after)
    found = journal.conversations.overview()
    assert (found.next, found.count) == (None, 1)
    assert found.last is not None
    assert (found.last.day, found.last.opener) == (TODAY, "I miss our Sundays.")
    assert (found.last.calm_before, found.last.calm_after, found.last.minutes) == (2, 4, 38)


def test_a_talk_held_after_its_day_keeps_its_day(put: Any) -> None:
    assert held(put("late", days=-3), TODAY).day == TODAY - timedelta(days=3)


def test_a_talk_let_go_loses_nothing_and_is_planned_again(journal: Journal, put: Any) -> None:
    talk = journal.conversations.save(let_go(put("Money", days=-2, question="What worries you most?")))
    assert journal.conversations.overview().next is None
    assert listed(journal) == ["Money"]
    again = journal.conversations.save(planned_again(talk, TODAY))
    assert (again.stage, again.day) == (Stage.PLANNED, TODAY + timedelta(days=1))
    assert again.question == "What worries you most?"
    assert journal.conversations.overview().next == again


def test_the_nearest_comes_first_then_what_was_newest_first(journal: Journal, put: Any) -> None:
    put("long ago", -40, stage=Stage.HELD)
    put("later", 9)
    put("let go", -5, stage=Stage.LET_GO)
    put("soon", 2)
    put("overdue", -1)
    assert listed(journal) == ["overdue", "soon", "later", "let go", "long ago"]
    assert [talk.about for talk in journal.conversations.page(2, 2)] == ["later", "let go"]
    found = journal.conversations.overview()
    assert found.next is not None
    assert found.last is not None
    assert (found.next.about, found.last.about, found.count) == ("overdue", "long ago", 5)


def test_a_talk_whose_words_were_erased_goes_to_the_bin(journal: Journal, put: Any) -> None:
    talk = put("Sundays")
    journal.conversations.save(replace(talk, about=" "))
    assert listed(journal) == []
    journal.bin.restore("conversation", talk.id)
    assert listed(journal) == ["Sundays"]


def test_minutes_and_calm_are_kept_without_a_word(journal: Journal) -> None:
    talk = held(journal.conversations.new(TODAY), TODAY)
    journal.conversations.save(talk)
    assert journal.conversations.overview().count == 0
    journal.conversations.save(replace(talk, calm_after=4))
    found = journal.conversations.overview()
    assert found.last is not None
    assert (found.count, found.last.calm_after) == (1, 4)


def test_earlier_versions_of_every_text_are_kept(journal: Journal, put: Any, clock: Any) -> None:
    talk = put("Sundays", opener="You never have time for me on any day of the week.")
    clock.advance(hours=3)
    journal.conversations.save(replace(talk, opener="I miss you."))
    (earlier,) = journal.history.versions("conversation", talk.id)
    assert earlier.fields["opener"] == "You never have time for me on any day of the week."


def test_regular_talks_are_the_rituals_of_that_kind(journal: Journal) -> None:
    weekly = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(TODAY.weekday(),))
    new = journal.rituals.new(TODAY)
    talk = journal.rituals.save(replace(new, name="Our weekly talk", kind=RitualKind.TALK, schedule=weekly))
    journal.rituals.save(replace(journal.rituals.new(TODAY), name="Morning coffee"))
    (found,) = journal.conversations.regular(TODAY)
    assert (found.ritual.id, found.due) == (talk.id, True)
    journal.rituals.archive(talk.id, TODAY)
    assert journal.conversations.regular(TODAY) == []
