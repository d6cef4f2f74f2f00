"""After a lock every tab goes back to where the user was, and none takes the keys from the one in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from shiboken6 import delete

from relationship_journal.domain.letters import Form
from relationship_journal.ui.context import Context
from relationship_journal.ui.desk import Desk

TODAY = date(2026, 11, 22)


@pytest.fixture
def places(context: Context) -> dict[str, Any]:
    """The user was in the question of a talk, and before that in a note."""
    note = context.journal.diagnosis.save(
        replace(context.journal.diagnosis.new(TODAY), what="We stopped eating at the table")
    )
    talk = context.journal.conversations.save(
        replace(context.journal.conversations.new(TODAY), question="What would you like?")
    )
    return {
        "tab": "conversations",
        "tabs": {
            "conversations": {"open": str(talk.id), "field": "question", "cursor": 5},
            "diagnosis": {"open": str(note.id), "field": "what", "cursor": 3},
        },
    }


@pytest.fixture
def desk(context: Context, qtbot: Any, places: dict[str, Any]) -> Any:
    made = Desk(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.enter(places)
    yield made
    made.flush()
    made.close()
    delete(made)  # else it builds the tabs that are left, for a journal that is closed by then


def test_a_tab_built_out_of_view_leaves_the_focus_where_it_is(desk: Any, qtbot: Any) -> None:
    assert desk.current.card.fields["question"].hasFocus()
    desk.tab("diagnosis")
    qtbot.wait(20)
    assert desk.current.card.fields["question"].hasFocus()


def test_it_goes_back_to_its_place_when_it_is_looked_at(desk: Any, qtbot: Any) -> None:
    desk.tab("diagnosis")
    desk.rail.setCurrentIndex(1)
    qtbot.waitUntil(lambda: desk.current.editor.what.hasFocus())
    assert desk.current.editor.what.textCursor().position() == 3


def test_a_place_not_looked_at_yet_is_kept_for_the_next_time(desk: Any, places: dict[str, Any]) -> None:
    desk.tab("diagnosis")
    assert desk.places()["tabs"]["diagnosis"] == places["tabs"]["diagnosis"]
    assert desk.places()["tabs"]["conversations"]["cursor"] == 5


def test_a_tab_first_looked_at_begins_at_its_list(desk: Any, qtbot: Any, context: Context) -> None:
    letters = context.journal.letters
    letters.save(replace(letters.new(Form.NOTE), text="You stayed on the phone with your mother."))
    desk.go("letters")
    qtbot.waitUntil(lambda: desk.current.list.list.hasFocus())
    desk.current.print.setFocus()
    desk.go("today")
    desk.go("letters")
    assert desk.current.print.hasFocus()
