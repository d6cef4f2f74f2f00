"""What is offered to be taken or left, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relationship_journal.domain.kinds import EXPORTED, ONLY_IN_ALL
from relationship_journal.domain.letters import Fate, Form
from relationship_journal.domain.records import Privacy
from relationship_journal.domain.selections import ONE_BY_ONE, Audience, Selection
from relationship_journal.journal.choosing import offered

TODAY = date(2026, 11, 22)


@pytest.fixture
def lived(journal: Any) -> Any:
    thanks = journal.gratitude.new(TODAY - timedelta(days=1))
    journal.gratitude.save(replace(thanks, what="Held the door\nfor long", privacy=Privacy.DRAFT))
    journal.reflections.save(replace(journal.reflections.new(TODAY), title="The stairs", text="Long"))
    check_in = journal.mood.new(TODAY)
    journal.mood.save(replace(check_in, note=""))
    letter = replace(
        journal.letters.new(Form.LETTER),
        title="For later", text="You sang.", fate=Fate.SEALED, sealed_until=TODAY + timedelta(days=300),
    )  # fmt: skip
    journal.letters.save(letter)
    return journal


def told(journal: Any, selection: Selection) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in offered(journal, selection)]


def test_everything_is_offered_newest_first(lived: Any) -> None:
    lines = offered(lived, Selection())
    assert sorted((line.kind, line.text) for line in lines) == [
        ("appreciation", "Held the door for long"),
        ("check_in", ""),
        ("letter", "For later"),
        ("reflection", "The stairs"),
    ]
    assert lines[-1].kind == "appreciation"
    assert [line.day for line in lines] == sorted((line.day for line in lines), reverse=True)


def test_for_a_counsellor_all_is_offered_but_what_is_sealed(lived: Any) -> None:
    kinds = {kind for kind, _ in told(lived, Selection(audience=Audience.COUNSELLOR))}
    assert kinds == {"appreciation", "check_in", "reflection"}


def test_for_both_only_what_may_go_out_is_offered(lived: Any) -> None:
    assert told(lived, Selection(audience=Audience.US)) == [("appreciation", "Held the door for long")]


def test_a_selection_narrows_what_is_offered(lived: Any) -> None:
    only = Selection(kinds=frozenset({"reflection"}), audience=Audience.COUNSELLOR)
    assert told(lived, only) == [("reflection", "The stairs")]


def test_every_kind_is_chosen_alone_or_comes_with_others() -> None:
    with_others = {"tag", "rest_day", "tick", "season_pause", "card_draw", "favourite"}
    assert set(EXPORTED.values()) - ONLY_IN_ALL == with_others | ONE_BY_ONE
    assert not with_others & ONE_BY_ONE
