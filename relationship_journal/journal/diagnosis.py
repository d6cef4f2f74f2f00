"""Diagnosis notes: what changed, when, and what keeps coming back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, culprit_counts
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import diagnosis_notes

_ALIVE = diagnosis_notes.c.deleted_at.is_(None)

NOTES_TO_BEGIN_WITH = 3
"""With fewer notes nothing is suggested from them."""


class Diagnosis:
    """What a user can do with diagnosis notes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, day: date) -> DiagnosisNote:
        """A note not yet stored, about something that changed on `day`."""
        desk = self._desk
        return DiagnosisNote(id=desk.fresh_id(), day=day, zone=desk.zone(), since=day, what="")

    def save(self, note: DiagnosisNote) -> DiagnosisNote:
        """Store it; one whose words were all erased goes to the bin."""
        with self._desk.unsaved.saving(note) as work:
            return save_text(self._desk, work, note, "what", "my_story", "their_story")

    def timeline(self, offset: int = 0, limit: int = 200, culprit: str | None = None) -> list[DiagnosisNote]:
        """Notes by when it happened, newest first; only those that name `culprit` when one is given."""
        query = select(DiagnosisNote).where(_ALIVE)
        if culprit is not None:
            named = func.json_each(diagnosis_notes.c.culprits).table_valued("value")
            query = query.where(select(named.c.value).where(named.c.value == culprit).exists())
        newest = diagnosis_notes.c.since.desc(), diagnosis_notes.c.id.desc()
        with self._desk.vault.work() as work:
            return work.all(query.order_by(*newest).limit(limit).offset(offset))

    def culprits(self, span: Span | None = None) -> list[tuple[str, int]]:
        """How often each culprit was named in what happened within `span`, most often first."""
        with self._desk.vault.work() as work:
            notes = work.all(select(DiagnosisNote).where(_ALIVE))
        return culprit_counts(notes, span or Span(date.min, date.max))

    def for_first_step(self) -> list[tuple[str, int]]:
        """The culprits to suggest a beginning from; none before there are three notes."""
        if len(self.timeline(limit=NOTES_TO_BEGIN_WITH)) < NOTES_TO_BEGIN_WITH:
            return []
        return self.culprits()

    def tags(self) -> list[str]:
        """Culprits of the user's own naming."""
        with self._desk.vault.work() as work:
            rows = work.connection.exec_driver_sql(
                "SELECT DISTINCT value FROM diagnosis_note, json_each(culprits) "
                "WHERE deleted_at IS NULL ORDER BY 1"
            )
            return [str(name) for (name,) in rows if name not in set(Culprit)]
