from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, time
from uuid import uuid4

from examples import one_of_each

from relationship_journal.domain.days import Clock
from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.domain.rituals import Mark
from relationship_journal.exchange.archive import Selection
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)


def fill(journal: Journal, clock: Clock) -> None:
    journal.gratitude.save(replace(journal.gratitude.new(TODAY, "כל הכבוד 🙂"), tags=["home"]))
    journal.gratitude.save(journal.gratitude.new(date(2020, 2, 29), "made coffee"))
    journal.gratitude.set_rest(TODAY, True)
    journal.reflections.save(replace(journal.reflections.new(TODAY), text="We **talked**."))
    journal.mood.save(journal.mood.new(TODAY))
    journal.mood.add_tag("good talk")
    journal.diagnosis.save(replace(journal.diagnosis.new(TODAY), what="New job"))
    ritual = journal.rituals.save(replace(journal.rituals.new(TODAY), name="Coffee", at=time(7, 15)))
    journal.rituals.mark(ritual.id, TODAY, Mark.DONE)
    journal.rituals.pause(ritual.id, TODAY)
    journal.add(one_of_each(uuid4, TODAY, clock))


def test_every_field_of_every_record_is_there(journal: Journal, clock: Clock) -> None:
    fill(journal, clock)
    archive = journal.archive()
    told = json.loads(to_json(archive))
    for name in EXPORTED:
        records = getattr(archive, name)
        assert records, name
        for record, written in zip(sorted(records, key=lambda r: str(r.id)),
                                   sorted(told[name], key=lambda w: w["id"]), strict=True):  # fmt: skip
            assert set(written) == {field.name for field in fields(record)}
    assert told["appreciations"][1]["what"] == "כל הכבוד 🙂"
    assert told["rituals"][0]["at"] == "07:15"


def test_equal_journals_give_equal_bytes(journal: Journal, clock: Clock) -> None:
    fill(journal, clock)
    assert to_json(journal.archive()) == to_json(journal.archive())


def test_a_selection_picks_and_nothing_else_shows(journal: Journal, clock: Clock) -> None:
    fill(journal, clock)
    picked = journal.archive(Selection(kinds=frozenset({"appreciation"})))
    assert picked.counts() == dict.fromkeys(EXPORTED.values(), 0) | {"appreciation": 2}
    one = journal.archive(Selection(ids=frozenset({picked.appreciations[0].id})))
    assert sum(one.counts().values()) == 1


def test_the_bin_stays_behind(journal: Journal, clock: Clock) -> None:
    fill(journal, clock)
    (entry,) = journal.gratitude.on_day(TODAY)
    journal.bin.delete("appreciation", entry.id)
    assert "כל הכבוד".encode() not in to_json(journal.archive())
