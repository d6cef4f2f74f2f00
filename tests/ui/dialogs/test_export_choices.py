from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from relationship_journal.domain.kinds import EXPORTED, ONLY_IN_ALL, OWNED
from relationship_journal.domain.selections import TABS
from relationship_journal.exchange.archive import Selection
from relationship_journal.ui.dialogs.export_choices import ExportChoices


def test_each_kind_is_in_one_part() -> None:
    kinds = [kind for part in TABS.values() for kind in part]
    assert sorted(kinds) == sorted(set(EXPORTED.values()) - set(OWNED) - ONLY_IN_ALL)


@pytest.mark.parametrize("part", sorted(TABS))
def test_a_part_can_be_chosen(qtbot: Any, context: Any, part: str) -> None:
    choices = ExportChoices(context, None)
    qtbot.addWidget(choices)
    choices.what.chips[part].click()
    selection = choices.selection()
    assert selection is not None
    assert selection.kinds == TABS[part]
    assert selection.label == choices.what.chips[part].accessibleName()


def test_one_program_that_was_given_is_offered_first_and_by_its_name(qtbot: Any, context: Any) -> None:
    run = frozenset({UUID(int=7)})
    choices = ExportChoices(context, Selection(ids=run, label="A better conversation"))
    qtbot.addWidget(choices)
    assert next(iter(choices.what.chips.values())).accessibleName() == "A better conversation"
    selection = choices.selection()
    assert selection is not None
    assert (selection.ids, selection.label) == (run, "A better conversation")
