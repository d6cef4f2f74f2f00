"""Search over everything ever written."""

from __future__ import annotations

from collections import defaultdict
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Text, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from relationship_journal.domain.days import Span
from relationship_journal.domain.kinds import SEARCHED
from relationship_journal.domain.search import Found, Hit, holds, snippet
from relationship_journal.journal.base import Desk
from relationship_journal.journal.sealed import sealed_letters
from relationship_journal.vault import search_index
from relationship_journal.vault.search_index import Match
from relationship_journal.vault.tables import metadata
from relationship_journal.vault.types import Json
from relationship_journal.vault.work import Work


class Search:
    """What the search palette asks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(
        self,
        query: str,
        kinds: frozenset[str] = frozenset(),
        span: Span | None = None,
        limit: int = 24,
        offset: int = 0,
    ) -> Found:
        """Entries that hold every word of `query`, newest first; no `kinds` means all of them.

        A sealed letter is found by the words of its title alone: that it was found tells nothing else.
        """
        begun = perf_counter()
        words = search_index.words_of(query)
        with self._desk.vault.work() as work:
            sealed = sealed_letters(work, self._desk.today())
            hidden = [id for id, letter in sealed.items() if not holds(letter.title, words)]
            matches = search_index.find(work.connection, query, kinds, span, limit, offset, hidden)
            texts = _texts(work, matches.page) | {id: letter.title for id, letter in sealed.items()}
        hits = tuple(
            Hit(
                match.kind,
                match.id,
                match.day,
                *snippet(texts.get(match.id, ""), words),
                sealed[match.id].sealed_until if match.id in sealed else None,
            )
            for match in matches.page
        )
        counted = {kind: n for kind, n in matches.counts.items() if not kinds or kind in kinds}
        return Found(
            query=query,
            total=sum(counted.values()),
            counts=matches.counts,
            hits=hits,
            milliseconds=(perf_counter() - begun) * 1000,
        )


def _texts(work: Work, matches: tuple[Match, ...]) -> dict[UUID, str]:
    by_kind: defaultdict[str, list[UUID]] = defaultdict(list)
    for match in matches:
        by_kind[match.kind].append(match.id)
    texts: dict[UUID, str] = {}
    for kind, ids in by_kind.items():
        table = metadata.tables[kind]
        body = func.concat_ws("\n", *(_words(table.c[name]) for name in SEARCHED[kind].texts))
        for id, text in work.connection.execute(select(table.c.id, body).where(table.c.id.in_(ids))):
            texts[id] = text.strip()
    return texts


def _words(column: Column[Any]) -> ColumnElement[Any]:
    """The words of a column; those kept as a JSON list with commas between them."""
    if not isinstance(column.type, Json):
        return func.nullif(cast(column, Text), "")
    word = func.json_each(column).table_valued("value")
    return select(func.group_concat(word.c.value, ", ")).scalar_subquery()
