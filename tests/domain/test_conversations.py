"""Talks that are coming."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.conversations import Conversation, Stage, coming
from relationship_journal.domain.records import natural_id


def test_only_planned_talks_are_coming_the_nearest_first() -> None:
    def talk(about: str, day: int, stage: Stage = Stage.PLANNED) -> Conversation:
        return Conversation(id=natural_id(about), day=date(2026, 11, day), about=about, stage=stage)

    found = coming([talk("later", 28), talk("held", 20, Stage.HELD), talk("soon", 24)])
    assert [one.about for one in found] == ["soon", "later"]
