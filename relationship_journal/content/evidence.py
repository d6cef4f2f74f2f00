"""Why the exercises are as they are: a note a finding, with its study, its size and its limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from relationship_journal.content.reading import RESOURCES, read

FILE = RESOURCES / "evidence.toml"


@dataclass(frozen=True)
class Evidence:
    """One finding: what was found, by whom and on how many, and what it does not show."""

    id: str
    title: str
    found: str
    study: str
    limits: str


def load(path: Path = FILE) -> dict[str, Evidence]:
    """The notes by their id. Raises ContentError."""
    top = read(path)
    notes: dict[str, Evidence] = {}
    for table in top.tables("note"):
        note = Evidence(*(table.text(name) for name in ("id", "title", "found", "study", "limits")))
        if note.id in notes:
            raise table.error("id", "stands twice")
        table.finish()
        notes[note.id] = note
    top.finish()
    return notes
