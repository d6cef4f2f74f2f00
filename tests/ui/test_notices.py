"""What was done can be taken back, latest first, and nothing once the journal is locked."""

from __future__ import annotations

from dataclasses import replace

from relationship_journal.ui.context import Context
from relationship_journal.ui.notices import WindowNotices


def test_deeds_are_undone_latest_first(context: Context) -> None:
    notices = WindowNotices()
    notices.context = context
    gratitude = context.journal.gratitude
    kept = gratitude.save(replace(gratitude.new(context.today()), what="Left me the good mug"))
    context.journal.bin.delete("appreciation", kept.id)
    notices.deleted("appreciation", kept.id, kept.what)
    undone: list[str] = []
    notices.done("Sealed.", lambda: undone.append("sealed"), "Open again.")
    assert notices.undo()
    assert undone == ["sealed"]
    assert gratitude.on_day(context.today()) == []
    assert notices.undo()
    assert [one.what for one in gratitude.on_day(context.today())] == ["Left me the good mug"]
    assert not notices.undo()


def test_nothing_is_undone_once_locked(context: Context) -> None:
    notices = WindowNotices()
    notices.context = context
    undone: list[str] = []
    notices.done("Sealed.", lambda: undone.append("sealed"), "Open again.")
    notices.forget()
    notices.context = context
    assert not notices.undo()
    assert undone == []
