"""The migrated schema is the mapped one, and the index follows every entry."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from examples import one_of_each

from relationship_journal.domain.days import Clock, Span
from relationship_journal.domain.kinds import BY_NAME, SEARCHED
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import search_index
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.tables import KINDS, metadata
from relationship_journal.vault.vault import Vault


def test_migrations_lead_to_the_mapped_tables(journal: Journal) -> None:
    with journal._vault.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _o, name, kind, *_: kind == "table" and name in metadata.tables},
        )
        differences = [step for step in compare_metadata(context, metadata) if step[0] != "remove_table"]
        columns = {
            table: {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            for table in metadata.tables
        }
    assert differences == []
    assert columns == {name: {c.name for c in table.columns} for name, table in metadata.tables.items()}


def test_the_head_is_named_rightly(journal: Journal) -> None:
    with journal._vault.reading() as connection:
        script = ScriptDirectory.from_config(runner.alembic_config(connection))
        assert script.get_current_head() == runner.HEAD == runner.revision_of(connection)


def test_the_index_follows_writing_changing_deleting_and_moving(journal: Journal) -> None:
    day = date(2026, 11, 22)
    entry = journal.gratitude.save(journal.gratitude.new(day, "Carried the heavy bag"))
    assert journal.search.find("heav").total == 1
    entry.what = "Carried the light bag"
    entry.day = date(2025, 2, 28)
    journal.gratitude.save(entry)
    assert journal.search.find("heavy").total == 0
    found = journal.search.find("light", span=Span(date(2025, 2, 28), date(2025, 2, 28)))
    assert [hit.day for hit in found.hits] == [date(2025, 2, 28)]
    journal.bin.delete("appreciation", entry.id)
    assert journal.search.find("light").total == 0
    journal.bin.restore("appreciation", entry.id)
    assert journal.search.find("light").total == 1
    assert journal.verify(lambda *_: None) == []


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("We met at the café", "cafe", 1),
        ("We met at the café", "CAFÉ", 1),
        ("東京タワーへ行った", "タワー", 1),
        ("東京タワーへ行った", "東京", 1),
        ("東京タワーへ行った", "大阪", 0),
        ("Left a note_for me", "note_for", 1),
        ('He said "stay" AND left', '"stay" AND (', 1),
        ("nothing much", "* OR NEAR( -", 0),
        ("שלום לך", "שלום", 1),
        ("dishwasher", "washer", 1),
        ("one two three", "three one", 1),
    ],
)
def test_finding(journal: Journal, text: str, query: str, found: int) -> None:
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), text))
    assert journal.search.find(query).total == found


def test_rebuilding_finds_the_same(journal: Journal) -> None:
    for n in range(30):
        journal.gratitude.save(journal.gratitude.new(date(1936, 1, 1 + n), f"Thing number{n} remembered"))
    before = journal.search.find("remembered")
    with journal._vault.work() as work:
        search_index.rebuild(work.connection)
    after = journal.search.find("remembered")
    assert before.total == after.total == 30
    assert [hit.id for hit in before.hits] == [hit.id for hit in after.hits]


def test_verify_tells_when_the_index_lost_an_entry(journal: Journal) -> None:
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), "Made coffee"))
    with journal._vault.work() as work:
        work.connection.exec_driver_sql("DELETE FROM search_row")
    assert any("search index" in finding for finding in journal.verify(lambda *_: None))


def test_an_error_rolls_the_whole_work_back(journal: Journal) -> None:
    def failing() -> None:
        with journal._vault.work() as work:
            work.put(journal.gratitude.new(date(2026, 11, 22), "never kept"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert journal.counts()["appreciation"] == 0
    assert not journal.take_changes()


def test_a_journal_of_this_version_survives_a_lock(tmp_path: Path, journal: Journal) -> None:
    entry = journal.gratitude.save(journal.gratitude.new(date(2026, 11, 22), "Made coffee"))
    folder = journal.folder
    journal.close()
    again = Vault.open(folder, "four quiet rivers under snow")
    with again.work() as work:
        kept = work.get(type(entry), entry.id)
    again.close()
    assert kept == entry
    journal._vault = Vault.open(folder, "four quiet rivers under snow")  # for the fixture to close


def test_every_kind_is_kept_found_and_forgotten(journal: Journal, clock: Clock) -> None:
    day = date(2026, 11, 22)
    stored = one_of_each(uuid4, day, clock)
    journal.add(stored)
    for record in stored:
        kind = KINDS[type(record)]
        found = journal.find(kind, record.id)
        assert found is not None
        named = {field.name for field in fields(record)} - {"created_at", "updated_at", "origin_device"}
        assert {name: getattr(found, name) for name in named} == {
            name: getattr(record, name) for name in named
        }
        for name in BY_NAME[kind].texts:
            value = getattr(record, name)
            words = value[-1] if isinstance(value, list) else value.splitlines()[-1]
            hits = journal.search.find(words, kinds=frozenset({kind})).hits
            assert [hit.id for hit in hits] == [record.id], f"{kind}.{name}: {words}"
        if kind in SEARCHED:
            journal.bin.delete(kind, record.id)
            assert record.id in {binned.id for binned in journal.bin.contents()}
            journal.bin.purge(kind, record.id)
            assert journal.find(kind, record.id) is None
    assert journal.verify(lambda *_: None) == []
