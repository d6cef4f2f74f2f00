"""How the records of an import stand to the journal, and how they get into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, null, select

from relationship_journal.domain.import_report import COMES_IN, Standing
from relationship_journal.domain.imports import Broken, Haul
from relationship_journal.domain.incoming import Choices, Converted, Ground, Incoming, convert
from relationship_journal.domain.kinds import OWNED
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.records import EPOCH, Record
from relationship_journal.journal.base import Desk
from relationship_journal.journal.undoing import Step, batches
from relationship_journal.vault.tables import CLASSES, KINDS, imports, metadata, origins, rituals
from relationship_journal.vault.work import Work

_AT_ONCE = 1000
_WITHOUT_ORIGIN = ("origin", "setting")


@dataclass(frozen=True)
class Made:
    """The records of a haul, and what they were made by: by the same they need not be made again."""

    ground: Ground
    converted: Converted


@dataclass
class Prepared:
    """What may come in by kind, how each record stands to the journal (left out: new), and what is broken;
    `made` is what all of it comes from."""

    incoming: dict[str, list[Incoming]]
    standings: dict[str, dict[UUID, Standing]]
    broken: list[Broken]
    made: Made

    def coming(self, kind: str, *standings: Standing) -> list[Incoming]:
        """What of a kind comes in, or only what stands so."""
        wanted, known = standings or COMES_IN, self.standings.get(kind, {})
        return [
            one for one in self.incoming.get(kind, ()) if known.get(one.record.id, Standing.NEW) in wanted
        ]

    def counts(self) -> dict[str, int]:
        """How many of each kind come in; origins are not counted."""
        found = {kind: len(self.coming(kind)) for kind in CLASSES if kind != "origin"}
        return {kind: count for kind, count in found.items() if count}


def prepare(
    desk: Desk, work: Work, haul: Haul, choices: Choices, step: Step, made: Made | None = None
) -> Prepared:
    """Everything in `haul` as records, beside what the journal holds. Nothing is written. What was `made`
    before is taken where it would be made the same."""
    last = work.connection.execute(
        select(func.max(rituals.c.position)).where(rituals.c.deleted_at.is_(None))
    ).scalar_one()
    ground = Ground(desk.today(), desk.first_hour, last or "", choices)
    if made is None or made.ground != ground:
        made = Made(ground, convert(haul, ground, step))
    by_kind: defaultdict[str, dict[UUID, Incoming]] = defaultdict(dict)
    for one in made.converted.incoming:
        by_kind[KINDS[type(one.record)]].setdefault(one.record.id, one)
    incoming = {kind: list(by_kind[kind].values()) for kind in CLASSES if kind in by_kind}
    standings = {}
    for kind, those in incoming.items():
        step(1.0, "comparing with the journal")
        standings[kind] = _standings(work, kind, [one.record.id for one in those])
    broken = [*haul.broken, *made.converted.wordless]
    prepared = Prepared(incoming, standings, broken, made)
    _leave_with_owners(prepared)
    _leave_origins_with_entries(prepared)
    return prepared


class Writer:
    """Writes what is prepared as one import, inside a unit of work.

    It writes from the earliest day to the latest: the search index, whose rows are numbered by day, writes
    itself down anew whenever an entry comes before the last.
    """

    def __init__(self, work: Work, brought: Import, now: datetime, step: Step) -> None:
        self._work = work
        self._import = brought
        self._now = now
        self._step = step
        first = Origin(id=brought.id, created_at=now, import_id=brought.id, kind="", name="")
        self._origin = {column.name: getattr(first, column.name) for column in metadata.tables["origin"].c}

    def write(self, prepared: Prepared) -> None:
        """Write all of it; `step` may stop it between two batches."""
        self._work.write_as_is([self._stamped(self._import)])
        told = {one.record.id for one in prepared.coming("origin")}
        total = sum(prepared.counts().values()) or 1
        done = 0
        for kind in CLASSES:
            for standing in COMES_IN:
                coming = sorted(prepared.coming(kind, standing), key=_day)
                for start in range(0, len(coming), _AT_ONCE):
                    self._step(done / total, "bringing in")
                    batch = coming[start : start + _AT_ONCE]
                    self._write(kind, batch, over=standing is Standing.BACK, told=told)
                    done += len(batch) if kind != "origin" else 0

    def _write(self, kind: str, batch: Sequence[Incoming], *, over: bool, told: set[UUID]) -> None:
        self._work.write_as_is([self._stamped(one.record) for one in batch], over=over)
        if kind in _WITHOUT_ORIGIN:
            return
        named = [
            self._origin | {
                "id": one.record.id,
                "updated_at": one.record.updated_at,
                "kind": kind,
                "name": one.name,
                "raw": one.raw,
            }
            for one in batch
            if one.record.id not in told
        ]  # fmt: skip
        self._work.write_rows("origin", named, over=over)

    def _stamped(self, record: Record) -> Record:
        if record.created_at == EPOCH:
            record.created_at = self._now
        if record.updated_at == EPOCH:
            record.updated_at = self._now
        return record


def _day(one: Incoming) -> date:
    day = getattr(one.record, "day", None)
    return day if isinstance(day, date) else date.min


def _standings(work: Work, kind: str, ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """How those of `ids` that are stored stand; one in the bin comes back if it went with its import."""
    table = metadata.tables[kind]
    known = (
        select(table.c.id, table.c.deleted_at, imports.c.undone_at)
        .outerjoin(origins, origins.c.id == table.c.id)
        .outerjoin(imports, imports.c.id == origins.c.import_id)
    )
    if kind in ("import", "origin"):  # they are never in the bin themselves
        known = select(table.c.id, table.c.deleted_at, null())
    found: dict[UUID, Standing] = {}
    for those in batches(ids):
        for id, deleted_at, undone_at in work.connection.execute(known.where(table.c.id.in_(those))):
            if deleted_at is None:
                found[id] = Standing.HERE
            else:
                found[id] = Standing.BACK if deleted_at == undone_at else Standing.THROWN_AWAY
    return found


def _leave_with_owners(prepared: Prepared) -> None:
    """What belongs to something the user threw away stays away with it."""
    for kind, owner in OWNED.items():
        away = {
            id
            for id, standing in prepared.standings.get(owner, {}).items()
            if standing is Standing.THROWN_AWAY
        }
        for one in prepared.incoming.get(kind, ()) if away else ():
            if getattr(one.record, f"{owner}_id") in away:
                prepared.standings[kind][one.record.id] = Standing.THROWN_AWAY


def _leave_origins_with_entries(prepared: Prepared) -> None:
    """An origin that our own export tells of comes with its entry alone, and an import with an origin."""
    if "origin" not in prepared.incoming:
        return
    coming = {
        one.record.id
        for kind in prepared.incoming
        if kind not in ("origin", "import")
        for one in prepared.coming(kind)
    }
    known = prepared.standings["origin"]
    told: dict[UUID, Origin] = {
        one.record.id: one.record for one in prepared.incoming["origin"] if isinstance(one.record, Origin)
    }
    for id in told:
        if id not in coming:
            known[id] = Standing.HERE
        elif id in known:
            known[id] = Standing.BACK
    used = {origin.import_id for id, origin in told.items() if id in coming}
    _keep(prepared.incoming, "import", used)


def _keep(incoming: dict[str, list[Incoming]], kind: str, ids: Iterable[UUID]) -> None:
    wanted = set(ids)
    incoming[kind] = [one for one in incoming.get(kind, ()) if one.record.id in wanted]
