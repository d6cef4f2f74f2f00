"""Sealed letters: until their day comes, nothing shows their words, and a search does not tell of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain.letters import Fate, Letter
from relationship_journal.vault.tables import metadata
from relationship_journal.vault.work import Work


def sealed_letters(work: Work, today: date) -> dict[UUID, Letter]:
    """The letters whose day has not come, in the bin or not."""
    letters = metadata.tables["letter"].c
    query = select(Letter).where(letters.fate == Fate.SEALED, letters.sealed_until > today)
    return {letter.id: letter for letter in work.all(query)}
