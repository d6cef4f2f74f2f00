from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from relationship_journal.domain.days import Span
from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.rituals import DayState, Mark, Rhythm, Ritual, Schedule
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)
SINCE = TODAY - timedelta(days=40)


def ritual(journal: Journal, name: str, **more: object) -> Ritual:
    fresh = replace(journal.rituals.new(SINCE), name=name)
    return journal.rituals.save(replace(fresh, **more))  # type: ignore[arg-type]


def names(journal: Journal) -> list[str]:
    return [overview.ritual.name for overview in journal.rituals.overviews(TODAY)]


def test_a_day_is_marked_changed_and_unmarked(journal: Journal) -> None:
    coffee = ritual(journal, "Coffee")
    span = Span(TODAY, TODAY)
    for mark, state in ((Mark.DONE, DayState.DONE), (Mark.REST, DayState.REST), (None, DayState.UNKNOWN)):
        journal.rituals.mark(coffee.id, TODAY, mark)
        assert journal.rituals.states(coffee.id, span) == {TODAY: state}
    journal.rituals.mark(coffee.id, TODAY, Mark.DONE)
    assert journal.counts()["tick"] == 1


def test_rituals_keep_the_order_they_are_moved_into(journal: Journal) -> None:
    made: dict[str, UUID] = {name: ritual(journal, name).id for name in "ABCD"}
    assert names(journal) == list("ABCD")
    journal.rituals.move(made["D"], None, "")
    journal.rituals.move(made["A"], made["C"], "")
    assert names(journal) == list("DBCA")
    journal.rituals.move(made["B"], None, "Evening")
    assert names(journal) == list("DCAB")


def test_a_pause_rests_until_resumed(journal: Journal) -> None:
    walk = ritual(journal, "Walk")
    journal.rituals.pause(walk.id, TODAY - timedelta(days=10))
    assert journal.rituals.overviews(TODAY)[0].paused
    journal.rituals.resume(walk.id, TODAY)
    (overview,) = journal.rituals.overviews(TODAY)
    assert not overview.paused
    assert overview.due
    states = journal.rituals.states(walk.id, Span(TODAY - timedelta(days=10), TODAY))
    assert [state is DayState.REST for state in states.values()] == [True] * 10 + [False]


def test_a_pause_begun_today_is_taken_back(journal: Journal) -> None:
    walk = ritual(journal, "Walk")
    journal.rituals.pause(walk.id, TODAY)
    journal.rituals.resume(walk.id, TODAY)
    assert journal.rituals.pauses(walk.id) == []


def test_resuming_leaves_seasons_to_come(journal: Journal) -> None:
    walk = ritual(journal, "Walk")
    journal.rituals.pause(walk.id, TODAY - timedelta(days=3))
    later = journal.rituals.pause(walk.id, TODAY + timedelta(days=30))
    journal.rituals.resume(walk.id, TODAY)
    assert later in journal.rituals.pauses(walk.id)


def test_archived_rituals_are_kept_apart_with_all_they_gathered(journal: Journal) -> None:
    walk = ritual(journal, "Walk")
    journal.rituals.mark(walk.id, TODAY, Mark.DONE)
    journal.rituals.archive(walk.id, TODAY)
    assert names(journal) == []
    assert [o.ritual.name for o in journal.rituals.overviews(TODAY, archived=True)] == ["Walk"]
    journal.rituals.unarchive(walk.id)
    assert journal.rituals.overviews(TODAY)[0].mark is Mark.DONE


def test_only_what_is_due_and_unmarked_is_remembered(journal: Journal) -> None:
    at = time(19, 30)
    ritual(journal, "Silent", at=at)
    ritual(journal, "Timeless", remind=True)
    ritual(journal, "Another day", at=at, remind=True, schedule=Schedule(Rhythm.WEEKDAYS, weekdays=(0,)))
    done = ritual(journal, "Done", at=at, remind=True)
    journal.rituals.mark(done.id, TODAY, Mark.DONE)
    ritual(journal, "Due", at=at, remind=True)
    assert [due.name for due in journal.rituals.reminders(TODAY)] == ["Due"]


def test_a_schedule_that_cannot_be_kept_is_refused_in_words(journal: Journal) -> None:
    with pytest.raises(KnownError):
        ritual(journal, "Never", schedule=Schedule(Rhythm.WEEKDAYS))
    assert journal.counts()["ritual"] == 0


def test_a_deleted_ritual_takes_its_days_along_when_it_is_purged(journal: Journal) -> None:
    walk = ritual(journal, "Walk")
    journal.rituals.mark(walk.id, TODAY, Mark.DONE)
    journal.bin.delete("ritual", walk.id)
    journal.bin.empty()
    assert journal.counts() == dict.fromkeys(journal.counts(), 0)
    assert journal.verify(lambda *_: None) == []
