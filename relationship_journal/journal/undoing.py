"""A whole import put away, taken back, or removed for good.

Statements rather than records: an import may have brought a hundred thousand entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update

from relationship_journal.domain.kinds import OWNED
from relationship_journal.domain.origins import Import
from relationship_journal.vault.tables import CLASSES, imports, metadata, origins
from relationship_journal.vault.work import Work

AT_ONCE = 500
"""Ids in one statement."""
Step = Callable[[float, str], None]


def put_away(work: Work, import_id: UUID, now: datetime, step: Step) -> Counter[str]:
    """Put into the bin what an import brought and nobody has changed since; how many of each kind.

    What stays has two reasons. An entry whose words, day or values were changed is the user's own by now. A
    ritual or a run that was changed, marked or answered here stays with all its history, for half of a
    history would tell another story.
    """
    whole = [import_id, *_within(work, import_id)]
    going = _unchanged(work, whole)
    total = sum(map(len, going.values())) or 1
    done = 0
    for kind, days in going.items():
        for ids in batches(_by_day(days)):
            step(done / total, "putting it into the bin")
            _set_deleted(work, kind, ids, now, now)
            done += len(ids)
        work.note(kind, days.values())
    away = imports.update().where(imports.c.id.in_(whole), imports.c.undone_at.is_(None))
    work.connection.execute(away.values(undone_at=now, updated_at=now))
    work.note("import", [None])
    return Counter({kind: len(days) for kind, days in going.items() if days})


def take_back(work: Work, import_id: UUID, now: datetime, step: Step) -> Counter[str]:
    """Take out of the bin what went there with an import; how many of each kind."""
    undone = work.get(Import, import_id)
    if undone is None or undone.undone_at is None:
        return Counter()
    found = away_with(work, import_id)
    for kind, owners in _owners_away(work, found).items():
        found.setdefault(kind, {}).update(dict.fromkeys(owners))
    total = sum(map(len, found.values())) or 1
    done = 0
    for kind, days in found.items():
        for ids in batches(_by_day(days)):
            step(done / total, "taking it back")
            _set_deleted(work, kind, ids, None, now)
            done += len(ids)
        work.note(kind, days.values())
    whole = [import_id, *_within(work, import_id)]
    back = imports.update().where(imports.c.id.in_(whole), imports.c.undone_at == undone.undone_at)
    work.connection.execute(back.values(undone_at=None, updated_at=now))
    work.note("import", [None])
    return Counter({kind: len(days) for kind, days in found.items() if days})


def away_with(work: Work, import_id: UUID) -> dict[str, dict[UUID, date | None]]:
    """By kind, the ids and days of what lies in the bin because an import was undone; owners first."""
    whole = [import_id, *_within(work, import_id)]
    found: dict[str, dict[UUID, date | None]] = {}
    for kind in _kinds(work, whole):
        table = metadata.tables[kind]
        query = (
            select(table.c.id, table.c.day if "day" in table.c else table.c.id)
            .join(origins, origins.c.id == table.c.id)
            .join(imports, imports.c.id == origins.c.import_id)
            .where(origins.c.import_id.in_(whole), origins.c.kind == kind)
            .where(table.c.deleted_at == imports.c.undone_at)
        )
        found[kind] = _days(work.connection.execute(query).all())
    return found


def here_of(work: Work, import_id: UUID) -> dict[str, int]:
    """How much of each kind of what an import brought is not in the bin."""
    whole = [import_id, *_within(work, import_id)]
    found: dict[str, int] = {}
    for kind in _kinds(work, whole):
        table = metadata.tables[kind]
        query = select(func.count()).select_from(table.join(origins, origins.c.id == table.c.id))
        query = query.where(origins.c.import_id.in_(whole), origins.c.kind == kind)
        if count := work.connection.execute(query.where(table.c.deleted_at.is_(None))).scalar_one():
            found[kind] = count
    return found


def forget(work: Work, import_id: UUID) -> None:
    """Remove for good what went into the bin with an import, and the import if nothing of it is left."""
    for kind, days in reversed(away_with(work, import_id).items()):
        for ids in batches(_by_day(days)):
            remove(work, kind, ids)
    sweep(work)


def remove(work: Work, kind: str, ids: Sequence[UUID]) -> None:
    """Remove rows for good, with what they own, their earlier versions and their origins."""
    for owned in (name for name, owner in OWNED.items() if owner == kind):
        table = metadata.tables[owned]
        query = select(table.c.id).where(table.c[f"{kind}_id"].in_(ids))
        for those in batches(list(work.connection.execute(query).scalars())):
            remove(work, owned, those)
    revisions, table = metadata.tables["revision"], metadata.tables[kind]
    work.connection.execute(delete(revisions).where(revisions.c.entry_id.in_(ids)))
    if kind != "origin":
        work.connection.execute(delete(origins).where(origins.c.id.in_(ids)))
    if "day" in table.c:
        days = work.connection.execute(select(table.c.day).where(table.c.id.in_(ids)).distinct())
        work.note(kind, days.scalars().all())
    else:
        work.note(kind, [None])
    work.connection.execute(delete(table).where(table.c.id.in_(ids)))


def sweep(work: Work) -> None:
    """Remove imports of which no entry is left."""
    left = select(origins.c.id).where(origins.c.import_id == imports.c.id)
    work.connection.execute(delete(imports).where(~left.exists()))


def batches(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """`ids` in parts small enough for a statement."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _within(work: Work, import_id: UUID) -> list[UUID]:
    """The imports that came in with an import of our own export."""
    query = select(origins.c.id).where(origins.c.import_id == import_id, origins.c.kind == "import")
    return list(work.connection.execute(query).scalars())


def _kinds(work: Work, whole: Sequence[UUID]) -> list[str]:
    """The kinds of what these imports brought; owners before what they own."""
    query = select(origins.c.kind).where(origins.c.import_id.in_(whole)).distinct()
    brought = set(work.connection.execute(query).scalars()) - {"import"}
    return [kind for kind in CLASSES if kind in brought]


def _unchanged(work: Work, whole: Sequence[UUID]) -> dict[str, dict[UUID, date | None]]:
    """By kind, the ids and days of what is as it came; owners first."""
    found: dict[str, dict[UUID, date | None]] = {}
    staying: dict[str, set[UUID]] = {}
    for kind in _kinds(work, whole):
        table = metadata.tables[kind]
        owner = OWNED.get(kind)
        query: Any = (
            select(table.c.id, table.c.day if "day" in table.c else table.c.id)
            .join(origins, origins.c.id == table.c.id)
            .where(origins.c.import_id.in_(whole), origins.c.kind == kind)
            .where(table.c.deleted_at.is_(None), table.c.updated_at == origins.c.updated_at)
        )
        if owner:
            query = query.add_columns(table.c[f"{owner}_id"])
        kept = staying.get(owner or "", set())
        rows = [row for row in work.connection.execute(query) if not owner or row[2] not in kept]
        touched = _touched(work, kind, whole)
        found[kind] = {id: day for id, day in _days(rows).items() if id not in touched}
        brought = select(origins.c.id).where(origins.c.import_id.in_(whole), origins.c.kind == kind)
        staying[kind] = set(work.connection.execute(brought).scalars()) - found[kind].keys()
    return found


def _touched(work: Work, owner: str, whole: Sequence[UUID]) -> set[UUID]:
    """Owners that own something these imports did not bring, or that was changed since. What lies in the bin
    with an import that was undone does not count: it brings its owner along when it is taken back."""
    found: set[UUID] = set()
    for kind in (name for name, its in OWNED.items() if its == owner):
        table = metadata.tables[kind]
        pure = (origins.c.id == table.c.id) & origins.c.import_id.in_(whole)
        pure &= origins.c.updated_at == table.c.updated_at
        query = select(table.c[f"{owner}_id"]).outerjoin(origins, pure).where(origins.c.id.is_(None))
        query = query.where(table.c.id.not_in(_undone(table)))
        found.update(work.connection.execute(query.distinct()).scalars())
    return found


def _owners_away(work: Work, found: dict[str, dict[UUID, date | None]]) -> dict[str, list[UUID]]:
    """The owners of what is `found` that went into the bin with an import that was undone apart from it."""
    away: dict[str, list[UUID]] = {}
    for kind, owner in OWNED.items():
        table, owners = metadata.tables[kind], metadata.tables[owner]
        for ids in batches(list(found.get(kind, ()))):
            query = select(table.c[f"{owner}_id"]).where(table.c.id.in_(ids)).distinct()
            query = query.where(table.c[f"{owner}_id"].in_(_undone(owners)))
            away.setdefault(owner, []).extend(work.connection.execute(query).scalars())
    return away


def _undone(table: Any) -> Any:
    """The ids of a table that lie in the bin because an import was undone."""
    joined = table.join(origins, origins.c.id == table.c.id)
    joined = joined.join(imports, imports.c.id == origins.c.import_id)
    return select(table.c.id).select_from(joined).where(table.c.deleted_at == imports.c.undone_at)


def _days(rows: Iterable[Any]) -> dict[UUID, date | None]:
    return {row[0]: row[1] if isinstance(row[1], date) else None for row in rows}


def _by_day(days: dict[UUID, date | None]) -> list[UUID]:
    """Ids from the earliest day to the latest, which the search index takes far sooner than any other way."""
    return sorted(days, key=lambda id: days[id] or date.min)


def _set_deleted(work: Work, kind: str, ids: Sequence[UUID], away: datetime | None, now: datetime) -> None:
    """Entry and origin get one stamp, by which the entry still counts as unchanged."""
    table = metadata.tables[kind]
    work.connection.execute(update(table).where(table.c.id.in_(ids)).values(deleted_at=away, updated_at=now))
    work.connection.execute(update(origins).where(origins.c.id.in_(ids)).values(updated_at=now))
