"""Our own export comes back whole: into a new journal, and into one that has it already."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from exchange.imports.mutating import mutated, survives
from exchange.imports.random_journal import fill

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.domain.records import new_id
from relationship_journal.domain.reflections import Reflection
from relationship_journal.exchange.imports import own_json
from relationship_journal.exchange.imports.formats import read, recognised
from relationship_journal.exchange.imports.source import source_of
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.opening import open_with_passphrase
from relationship_journal.journal.sample import sample_records

PASSPHRASE = "four quiet rivers under snow"
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "pepys.jsonl"
Fresh = Callable[[], Journal]


@pytest.fixture
def fresh(tmp_path: Path, new_journal: Path, clock: Any) -> Iterator[Fresh]:
    """Makes journals nobody has written in."""
    made: list[Journal] = []

    def make() -> Journal:
        folder = tmp_path / f"Other journal {len(made)}"
        copytree(new_journal, folder)
        made.append(open_with_passphrase(folder, PASSPHRASE, clock, Computer()))
        return made[-1]

    yield make
    for journal in made:
        journal.close()


def told(journal: Journal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(journal.archive()))
    found.pop("exported_at")
    return found


def hauled(data: bytes) -> Haul:
    return read(source_of("export.json", data))


def bring(journal: Journal, data: bytes) -> Any:
    return journal.imports.take_in(journal.imports.plan(hauled(data), name="export.json"))


def comes_back_equal(journal: Journal, other: Journal) -> int:
    """Export `journal`, bring it into `other`, compare; how many records it was."""
    haul = hauled(to_json(journal.archive()))
    assert haul.broken == []
    if haul.records:
        other.imports.take_in(other.imports.plan(haul))
    assert told(other) == told(journal)
    return len(haul.records)


@pytest.fixture
def sample(journal: Journal, clock: Any) -> Journal:
    chance = random.Random(7)
    journal.add(
        sample_records(date(2026, 11, 22), clock.now(), lambda at: new_id(at, chance.randbytes), chance)
    )
    return journal


def test_a_sample_year_comes_back_equal(sample: Journal, fresh: Fresh) -> None:
    other = fresh()
    assert comes_back_equal(sample, other) > 1000
    assert other.verify(lambda *_: None) == []
    assert other.search.find("coffee").counts == sample.search.find("coffee").counts


def test_a_difference_would_be_seen(sample: Journal, fresh: Fresh) -> None:
    """The control: one letter, one lost record."""
    data = json.loads(to_json(sample.archive()))
    data["reflections"][0]["text"] += "."
    data["check_ins"].pop()
    other = fresh()
    bring(other, json.dumps(data).encode())
    differing = [name for name in EXPORTED if told(other)[name] != told(sample)[name]]
    assert differing == ["reflections", "check_ins"]


def test_a_diary_comes_back_equal(journal: Journal, fresh: Fresh) -> None:
    if not CORPUS.exists():
        pytest.skip("no corpus here")
    chance = random.Random(1)
    with CORPUS.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    journal.add(
        Reflection(
            id=new_id(datetime(2026, 1, 1, tzinfo=UTC), chance.randbytes),
            day=date.fromisoformat(one["date"]),
            text=one["text"],
        )
        for one in entries
    )
    assert comes_back_equal(journal, fresh()) == len(entries)


@pytest.mark.parametrize("seed", range(12))
def test_random_journals_come_back_equal(journal: Journal, fresh: Fresh, seed: int) -> None:
    fill(journal, seed)
    comes_back_equal(journal, fresh())


@pytest.mark.slow
def test_two_hundred_random_journals_come_back_equal(
    tmp_path: Path, new_journal: Path, clock: Any, figure: Callable[[str], None]
) -> None:
    count = 0
    for seed in range(1000, 1200):
        pair = []
        for name in ("one", "other"):
            copytree(new_journal, tmp_path / f"{seed} {name}")
            pair.append(open_with_passphrase(tmp_path / f"{seed} {name}", PASSPHRASE, clock, Computer()))
        fill(pair[0], seed, most=20)
        count += comes_back_equal(*pair)
        for journal in pair:
            journal.close()
    figure(f"own export: 200 random journals, {count} records, back equal: 200 of 200")


def test_brought_in_again_nothing_is_doubled(sample: Journal, fresh: Fresh) -> None:
    data, other = to_json(sample.archive()), fresh()
    bring(other, data)
    before = told(other)
    assert bring(other, data).import_id is None
    assert bring(sample, data).import_id is None
    assert told(other) == before == told(sample)


def test_what_is_here_is_not_written_over(journal: Journal, fresh: Fresh, clock: Any) -> None:
    page = journal.reflections.save(replace(journal.reflections.new(date(2026, 11, 1)), text="As it was"))
    journal.settings.set_value("my_name", "Hanna")
    data, other = to_json(journal.archive()), fresh()
    other.settings.set_value("my_name", "Tómas")
    bring(other, data)
    clock.advance(hours=1)
    other.reflections.save(replace(page, text="As it is"))
    bring(other, data)
    assert [one["text"] for one in told(other)["reflections"]] == ["As it is"]
    assert other.settings.read().my_name == "Tómas"


def test_undone_and_taken_back_as_a_whole(sample: Journal, fresh: Fresh, clock: Any) -> None:
    other = fresh()
    empty = told(other)
    taken = bring(other, to_json(sample.archive()))
    clock.advance(hours=1)
    undone = other.imports.undo(taken.import_id)
    assert undone.kept == {}
    after = told(other)
    assert {name: after[name] for name in EXPORTED} == {name: empty[name] for name in EXPORTED}
    other.imports.take_back(taken.import_id)
    assert {name: len(told(other)[name]) for name in EXPORTED} == {
        name: len(told(sample)[name]) for name in EXPORTED
    }


def test_the_origins_of_an_earlier_import_come_along(journal: Journal, fresh: Fresh, clock: Any) -> None:
    from relationship_journal.domain.imports import Found

    found = Found(date(2024, 5, 3), "as it stood", "x", text="From elsewhere")
    first = journal.imports.take_in(journal.imports.plan(Haul("journey", [found]), name="journey.zip"))
    other = fresh()
    taken = bring(other, to_json(journal.archive()))
    assert told(other) == told(journal)
    (page,) = other.archive().reflections
    origin = other.imports.origin("reflection", page.id)
    assert origin is not None
    assert (origin.program, origin.raw, origin.import_id) == ("Journey", "as it stood", first.import_id)
    assert other.imports.plan(Haul("journey", [found])).report.total == 0
    clock.advance(hours=1)
    assert other.imports.undo(taken.import_id).gone == {"reflection": 1}
    assert told(other)["reflections"] == []


def test_fields_of_a_newer_version_are_kept(journal: Journal, fresh: Fresh) -> None:
    journal.reflections.save(replace(journal.reflections.new(date(2026, 11, 1)), text="Mine"))
    data = json.loads(to_json(journal.archive()))
    data["reflections"][0] |= {"weather": {"sky": "grey", "deep": [1, None]}}
    data["photos"] = [{"id": "p"}]
    haul = hauled(json.dumps(data).encode())
    assert [(one.where, one.why) for one in haul.broken] == [("photos", "This version has no place for it.")]
    other = fresh()
    other.imports.take_in(other.imports.plan(haul))
    (page,) = told(other)["reflections"]
    assert page["extra"] == {"weather": {"sky": "grey", "deep": [1, None]}}


def test_a_newer_format_is_refused_in_one_sentence(journal: Journal) -> None:
    data = json.loads(to_json(journal.archive()))
    data["format"]["version"] = 2
    with pytest.raises(ImportRefused) as refused:
        hauled(json.dumps(data).encode())
    assert "newer version" in str(refused.value)
    assert "nothing was changed" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": "no id"}, "Its id says nothing this version knows."),
        ({"day": "2026-13-01"}, "Its day says nothing this version knows."),
        ({"closeness": 9}, "Its closeness says nothing this version knows."),
        ({"closeness": True}, "Its closeness says nothing this version knows."),
        ({"closeness": None}, "Its closeness says nothing this version knows."),
        ({"person": "someone"}, "Its person says nothing this version knows."),
        ({"tags": "work"}, "Its tags says nothing this version knows."),
        ({"at": "2026-11-01T10:00:00"}, "Its at says nothing this version knows."),
        ({"at": "0001-01-01T00:00:00+14:00"}, "Its at says nothing this version knows."),
        ({"energy": 2**70}, "Its energy says nothing this version knows."),
    ],
)
def test_what_cannot_be_kept_is_listed_and_the_rest_comes_in(
    journal: Journal, fresh: Fresh, changes: dict[str, Any], why: str
) -> None:
    for _ in range(2):
        journal.mood.save(journal.mood.new(date(2026, 11, 1)))
    data = json.loads(to_json(journal.archive()))
    data["check_ins"][0] |= changes
    haul = hauled(json.dumps(data).encode())
    assert [(one.where, one.why) for one in haul.broken] == [("check_ins, 1", why)]
    other = fresh()
    assert other.imports.take_in(other.imports.plan(haul)).counts["check_in"] == 1


def test_what_has_no_owner_and_what_is_there_twice_is_left_out(sample: Journal, fresh: Fresh) -> None:
    data = json.loads(to_json(sample.archive()))
    data["rituals"] = data["rituals"][1:]
    data["reflections"].append(data["reflections"][0])
    data["rituals"][0]["position"], data["rituals"][1]["position"] = "!!", "a0"
    haul = hauled(json.dumps(data).encode())
    whys = {one.why for one in haul.broken}
    assert "The ritual it belongs to is not there." in whys
    assert "It is there twice." in whys
    other = fresh()
    other.imports.take_in(other.imports.plan(haul))
    assert {one["position"] for one in told(other)["rituals"]} >= {"", "a0V"}
    other.rituals.save(replace(other.rituals.new(date(2026, 11, 22)), name="There is room behind them"))
    assert other.verify(lambda *_: None) == []


def test_a_part_of_a_journal_comes_in_too(sample: Journal, fresh: Fresh) -> None:
    from relationship_journal.exchange.archive import Selection

    other = fresh()
    picked = sample.archive(Selection(kinds=frozenset({"ritual"})))
    bring(other, to_json(picked))
    assert told(other)["ticks"] == told(sample)["ticks"]


def test_it_is_recognised_by_what_it_holds(sample: Journal) -> None:
    data = to_json(sample.archive())
    assert recognised(source_of("whatever.txt", data)).name == "relationship-journal"
    with pytest.raises(ImportRefused):
        hauled(b'{"format": {"name": "relationship-journal", "version": "1"}}')
    with pytest.raises(ImportRefused):
        hauled(b'{"format": {"name": "relationship-journal", "version": 1}}')


SMALL = 7


def test_broken_files_are_refused_or_read(journal: Journal) -> None:
    fill(journal, SMALL, most=2)
    survives(own_json, to_json(journal.archive()), "export.json", rounds=300)


@pytest.mark.slow
def test_many_broken_files_are_refused_or_read(journal: Journal) -> None:
    fill(journal, SMALL, most=2)
    survives(own_json, to_json(journal.archive()), "export.json", rounds=20_000)


def test_whatever_can_be_read_of_a_broken_file_can_be_stored(journal: Journal, fresh: Fresh) -> None:
    fill(journal, SMALL, most=2)
    data, chance, other = to_json(journal.archive()), random.Random(3), fresh()
    stored = 0
    for _ in range(60):
        try:
            haul = read(source_of("export.json", mutated(data, chance)), "relationship-journal")
        except ImportRefused:
            continue
        stored += sum(other.imports.take_in(other.imports.plan(haul)).counts.values())
    assert stored > 0
    assert other.verify(lambda *_: None) == []
