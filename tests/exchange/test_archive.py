from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from relationship_journal.domain.days import Span
from relationship_journal.domain.kinds import EXPORTED
from relationship_journal.domain.programs import Answer, Run
from relationship_journal.domain.records import natural_id
from relationship_journal.exchange.archive import Archive, Selection

TODAY = date(2026, 11, 22)


@pytest.fixture
def two_runs(full: Archive) -> Archive:
    """A second run through the same program, with two answers, beside the one of `full`."""
    run = Run(id=UUID(int=7001), day=TODAY - timedelta(days=60), program="meet-in-the-middle")
    answers = [
        Answer(
            id=natural_id("answer", run.id, key), run_id=run.id, day=run.day, key=key, prompt="?", text=key
        )
        for key in ("about", "trial")
    ]
    return replace(full, runs=[*full.runs, run], answers=[*full.answers, *answers])


def held(archive: Archive) -> dict[str, int]:
    return {kind: count for kind, count in archive.counts().items() if count}


def test_a_run_brings_its_answers_and_nothing_else(two_runs: Archive) -> None:
    picked = two_runs.select(Selection(ids=frozenset({UUID(int=7001)})))
    assert held(picked) == {"run": 1, "answer": 2}
    assert {answer.text for answer in picked.answers} == {"about", "trial"}


def test_an_answer_brings_its_run_but_not_its_neighbours(two_runs: Archive) -> None:
    picked = two_runs.select(Selection(ids=frozenset({two_runs.answers[-1].id})))
    assert held(picked) == {"run": 1, "answer": 1}
    assert picked.runs[0].id == UUID(int=7001)


def test_the_kind_run_brings_every_answer(two_runs: Archive) -> None:
    assert held(two_runs.select(Selection(kinds=frozenset({"run"})))) == {"run": 2, "answer": 3}


def test_days_pick_the_runs_that_were_answered_then(two_runs: Archive) -> None:
    picked = two_runs.select(Selection(span=Span(TODAY, TODAY), kinds=frozenset({"run"})))
    assert held(picked) == {"run": 1, "answer": 1}


@pytest.mark.parametrize("kind", sorted(set(EXPORTED.values()) - {"tick", "season_pause", "answer"}))
def test_one_kind_brings_no_other_but_what_it_owns(full: Archive, kind: str) -> None:
    owned = {"ritual": {"tick", "season_pause"}, "run": {"answer"}}
    picked = held(full.select(Selection(kinds=frozenset({kind}))))
    assert set(picked) <= {kind} | owned.get(kind, set())


def test_a_part_leaves_out_the_settings(full: Archive) -> None:
    full.settings = {"letters_with_detail": ["an id"]}
    assert full.select(Selection(kinds=frozenset({"ritual"}))).settings == {}
    assert full.select(Selection()).settings == full.settings


def test_everything_is_everything(full: Archive) -> None:
    assert not Selection().narrows
    assert full.select(Selection()).counts() == full.counts()
