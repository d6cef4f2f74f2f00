from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relationship_journal.domain.reflections import Reflection
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)


@pytest.fixture
def reflection(journal: Journal) -> Reflection:
    return journal.reflections.save(replace(journal.reflections.new(TODAY), text="We sat on the stairs."))


def test_typing_on_makes_no_versions(journal: Journal, reflection: Reflection, clock: Any) -> None:
    for n in range(20):
        clock.advance(seconds=1)
        journal.reflections.save(replace(reflection, text=reflection.text + " And talked." * n))
    assert journal.history.versions("reflection", reflection.id) == []


def test_a_new_sitting_keeps_what_was_there(journal: Journal, reflection: Reflection, clock: Any) -> None:
    clock.advance(hours=2)
    journal.reflections.save(replace(reflection, text="We sat on the stairs until the tea went cold."))
    (version,) = journal.history.versions("reflection", reflection.id)
    assert version.fields["text"] == "We sat on the stairs."


def test_an_earlier_version_comes_back_and_the_present_one_is_kept(
    journal: Journal, reflection: Reflection, clock: Any
) -> None:
    clock.advance(hours=2)
    journal.reflections.save(replace(reflection, text="All different."))
    (version,) = journal.history.versions("reflection", reflection.id)
    journal.history.restore("reflection", reflection.id, version.id)
    assert [entry.text for entry in journal.reflections.on_day(TODAY)] == ["We sat on the stairs."]
    texts = [kept.fields["text"] for kept in journal.history.versions("reflection", reflection.id)]
    assert "All different." in texts
    assert journal.search.find("stairs").total == 1


def test_the_bin_gives_back_for_thirty_days_and_then_forgets(
    journal: Journal, reflection: Reflection, clock: Any
) -> None:
    clock.advance(hours=2)
    journal.reflections.save(replace(reflection, text="Once more, and differently."))
    journal.bin.delete("reflection", reflection.id)
    clock.moment += timedelta(days=29)
    journal.bin.empty_expired()
    assert len(journal.bin.contents()) == 1
    clock.moment += timedelta(days=2)
    journal.bin.empty_expired()
    assert journal.bin.contents() == []
    assert journal.find("reflection", reflection.id) is None
    assert journal.history.versions("reflection", reflection.id) == []
    assert journal.verify(lambda *_: None) == []


def test_a_thing_that_is_not_in_the_bin_cannot_be_purged(journal: Journal, reflection: Reflection) -> None:
    journal.bin.purge("reflection", reflection.id)
    assert journal.find("reflection", reflection.id) is not None
