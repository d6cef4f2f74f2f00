"""Many records at once are stored as one by one, only faster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.domain.records import Record, natural_id
from relationship_journal.domain.rituals import Mark, Ritual, Tick
from relationship_journal.domain.schedules import Schedule
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.errors import DiskFailure

DAY = date(2026, 11, 22)


def appreciation(number: int, what: str = "Made soup") -> Appreciation:
    return Appreciation(
        id=natural_id("test", number), day=DAY - timedelta(days=number), what=what, voice=Voice.NOTICED
    )


def ritual() -> Ritual:
    return Ritual(id=natural_id("ritual"), name="Tea", schedule=Schedule(), since=DAY, position="V")


def found(journal: Journal, record: Record) -> Appreciation:
    kept = journal.find("appreciation", record.id)
    assert isinstance(kept, Appreciation)
    return kept


def test_new_and_known_records_come_together(journal: Journal) -> None:
    journal.add([appreciation(1)])
    journal.add([appreciation(1, "Made the other soup"), appreciation(2, "Wro\x00te")])
    assert found(journal, appreciation(1)).what == "Made the other soup"
    assert found(journal, appreciation(2)).what == "Wrote"
    assert journal.counts()["appreciation"] == 2


def test_the_last_of_two_with_one_id_counts(journal: Journal) -> None:
    journal.add([appreciation(1, "First"), appreciation(1, "Second")])
    assert found(journal, appreciation(1)).what == "Second"
    assert journal.counts()["appreciation"] == 1


def test_a_tick_may_come_before_its_ritual(journal: Journal) -> None:
    tick = Tick(id=natural_id("tick"), ritual_id=ritual().id, day=DAY, mark=Mark.DONE)
    journal.add([tick, ritual()])
    assert journal.counts()["tick"] == 1


def test_all_or_none(journal: Journal) -> None:
    orphan = Tick(id=natural_id("tick"), ritual_id=natural_id("no such"), day=DAY, mark=Mark.DONE)
    with pytest.raises(DiskFailure):
        journal.add([appreciation(1), orphan])
    assert journal.counts()["appreciation"] == 0


def test_they_are_searched_stamped_and_told(journal: Journal) -> None:
    journal.take_changes()
    journal.add([appreciation(1), appreciation(2)])
    kept = found(journal, appreciation(1))
    assert journal.search.find("soup").total == 2
    assert kept.created_at == kept.updated_at == replace(kept).updated_at
    changed = journal.take_changes()
    assert changed.kinds == {"appreciation"}
    assert changed.days == {DAY - timedelta(days=1), DAY - timedelta(days=2)}


@pytest.mark.parametrize(("count", "most"), [(400, 12), (1200, 16)])
def test_few_statements_for_many_records(journal: Journal, count: int, most: int) -> None:
    statements: list[str] = []
    engine = journal._vault._engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    journal.add(appreciation(number) for number in range(count))
    assert len(statements) <= most
