"""What can be taken or left one by one when a journal goes out."""

from __future__ import annotations

from dataclasses import replace

from relationship_journal.domain.kinds import EXPORTED, OWNED
from relationship_journal.domain.listed import Listed, listed
from relationship_journal.domain.selections import ONE_BY_ONE, Audience, Selection
from relationship_journal.journal.journal import Journal


def offered(journal: Journal, selection: Selection) -> list[Listed]:
    """The lines of what `selection` picks, newest first; for a counsellor, of all that may be picked."""
    everyone = selection.audience is Audience.COUNSELLOR
    archive = journal.archive(replace(selection, audience=Audience.ME) if everyone else selection)
    lines = [
        listed(kind, record, archive.today)
        for plural, kind in EXPORTED.items()
        if kind in ONE_BY_ONE and not (everyone and _owns_lines(kind))
        for record in getattr(archive, plural)
        if selection.admits(kind, record)
    ]
    return sorted(lines, key=lambda line: (line.day, line.id.int), reverse=True)


def _owns_lines(owner: str) -> bool:
    """Whether what it owns is ticked one by one: then it comes with that, and has no line itself."""
    return any(kind in ONE_BY_ONE for kind, its in OWNED.items() if its == owner)
