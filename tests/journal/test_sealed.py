"""The words of a sealed letter stay where they are until its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relationship_journal.domain.days import Span
from relationship_journal.domain.letters import Letter
from relationship_journal.exchange.archive import Selection
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)
UNTIL = date(2027, 5, 1)


@pytest.fixture
def letter(journal: Journal) -> Letter:
    written = replace(journal.letters.new(), title="For our May", text="The lighthouse, and all of it.")
    return journal.letters.seal(written, UNTIL)


def test_it_is_found_by_its_title_alone(journal: Journal, letter: Letter) -> None:
    (hit,) = journal.search.find("may").hits
    assert (hit.id, hit.text, hit.sealed_until) == (letter.id, "For our May", UNTIL)
    assert hit.text[slice(*hit.marks[0])] == "May"


@pytest.mark.parametrize("query", ["lighthouse", "light", "may lighthouse", "ighthous"])
def test_its_words_find_nothing_and_count_for_nothing(journal: Journal, letter: Letter, query: str) -> None:
    found = journal.search.find(query)
    assert (found.hits, found.total, found.counts) == ((), 0, {})


def test_it_is_found_again_on_its_day(journal: Journal, letter: Letter, clock: Any) -> None:
    clock.advance(days=(UNTIL - TODAY).days)
    (hit,) = journal.search.find("lighthouse").hits
    assert hit.sealed_until is None
    assert "lighthouse" in hit.text


def test_the_bin_shows_its_title(journal: Journal, letter: Letter, clock: Any) -> None:
    journal.bin.delete("letter", letter.id)
    (binned,) = journal.bin.contents()
    assert (binned.text, binned.sealed_until) == ("For our May", UNTIL)
    clock.advance(days=(UNTIL - TODAY).days)
    (binned,) = journal.bin.contents()
    assert binned.sealed_until is None


def test_its_past_is_sealed_too(journal: Journal, clock: Any) -> None:
    letter = journal.letters.save(replace(journal.letters.new(), text="The lighthouse, and all of it."))
    clock.advance(hours=3)
    letter = journal.letters.save(replace(letter, text="Nothing like before."))
    assert journal.history.versions("letter", letter.id)
    journal.letters.seal(letter, UNTIL)
    assert journal.history.versions("letter", letter.id) == []


def test_only_the_whole_journal_as_json_has_its_words(journal: Journal, letter: Letter) -> None:
    assert b"lighthouse" in to_json(journal.archive())
    assert b"lighthouse" in to_json(journal.archive(Selection()))
    parts = (
        Selection(kinds=frozenset({"letter"})),
        Selection(ids=frozenset({letter.id})),
        Selection(span=Span(TODAY - timedelta(days=9), TODAY)),
    )
    for part in parts:
        told = to_json(journal.archive(part))
        assert b"lighthouse" not in told
        assert b"For our May" in told
        assert b'"sealed_until": "2027-05-01"' in told
