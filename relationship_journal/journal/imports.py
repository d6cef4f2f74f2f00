"""Imports: looked at first, then brought in as a whole or not at all, undone as a whole, taken back.

How a page or a command uses it (all but the first line on the worker; `step(part, words)` hears progress from
0 to 1 and may raise anything to stop, which passes through and leaves the journal as it was):

    haul = exchange.imports.formats.read(open_source(path), name or None, step)   # raises ImportRefused
    plan = journal.imports.plan(haul, Choices(), path.name, step)                 # reads only: the dry run
    plan.report                              # domain.import_report.Report: all there is to show
    plan = journal.imports.plan(haul, Choices(moods={"rad": 5, "meh": None}), path.name)   # chosen otherwise
    taken = journal.imports.take_in(plan, step)        # Taken: import_id (None when nothing came in), counts
    journal.imports.all()                              # [Brought]: newest first, the undone ones too
    journal.imports.undo(taken.import_id, step)        # Undone: gone and kept, counted by kind
    journal.imports.take_back(taken.import_id, step)   # counts by kind of what is back
    journal.imports.origin("reflection", id)           # OriginOf or None: whence, and its original

Values: domain.incoming.Choices; domain.import_report.Report, Standing, Doubt, BrokenSort, MoodMet, HabitMet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from relationship_journal.domain.import_report import Report, report
from relationship_journal.domain.imports import Haul
from relationship_journal.domain.incoming import Choices
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.exchange.imports.formats import FORMATS
from relationship_journal.journal import undoing
from relationship_journal.journal.backups import Backups
from relationship_journal.journal.base import Desk
from relationship_journal.journal.bringing_in import Made, Writer, prepare
from relationship_journal.journal.settings import Settings
from relationship_journal.journal.undoing import Step
from relationship_journal.vault.backup_errors import BackupStopped
from relationship_journal.vault.tables import imports
from relationship_journal.vault.work import Work

_BACKUP, _LAID_OUT = 0.2, 0.3
"""How far the whole is when the backup is made, and when the records are."""


@dataclass(frozen=True)
class Plan:
    """An import as it would be: the report to show, what it was made of, and the records made of that."""

    haul: Haul
    choices: Choices
    name: str
    report: Report
    made: Made | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Taken:
    """What came in, by kind; `import_id` is None when nothing was new."""

    import_id: UUID | None
    counts: dict[str, int]


@dataclass(frozen=True)
class Undone:
    """What went into the bin, and what stays because it was changed here, by kind."""

    gone: dict[str, int]
    kept: dict[str, int]


@dataclass(frozen=True)
class Brought:
    """An import as a list shows it: how many of its entries are here and how many are away with it."""

    id: UUID
    program: str
    name: str
    at: datetime
    counts: dict[str, int]
    undone_at: datetime | None
    here: int
    away: int


@dataclass(frozen=True)
class OriginOf:
    """Where an entry came from: the program, the file, when, and the original as it stood there."""

    import_id: UUID
    program: str
    file: str
    at: datetime
    raw: str


class Imports:
    """What a user can do with other programs' files."""

    def __init__(self, desk: Desk, backups: Backups) -> None:
        self._desk = desk
        self._backups = backups

    def plan(
        self, haul: Haul, choices: Choices | None = None, name: str = "", step: Step = lambda *_: None
    ) -> Plan:
        """What bringing in `haul`, read from the file called `name`, would do. Nothing is written."""
        chosen = choices or Choices()
        with self._desk.vault.work() as work:
            made = prepare(self._desk, work, haul, chosen, step)
        told = report(haul, program_of(haul.format), chosen, made.incoming, made.standings, made.broken)
        return Plan(haul, chosen, name, told, made.made)

    def take_in(self, plan: Plan, step: Step = lambda *_: None) -> Taken:
        """Make a backup, then bring in everything the plan says, or nothing.

        An entry that is here already is left as it is, whoever changed it; one in the bin stays there, unless
        it went with an import that was undone: then it comes back as the file and the choices have it now.
        Raises what `step` raises and the KnownError that says why not; then the journal is as it was.
        """
        if not plan.report.total:
            return Taken(None, {})
        self._back_up(_part(step, 0, _BACKUP))
        haul, now = plan.haul, self._desk.vault.now()
        try:
            with self._desk.vault.work() as work:
                part = _part(step, _BACKUP, _LAID_OUT)
                made = prepare(self._desk, work, haul, plan.choices, part, plan.made)
                counts = made.counts()
                if not counts:
                    return Taken(None, {})
                brought = Import(
                    id=self._desk.fresh_id(),
                    format=haul.format,
                    program=program_of(haul.format),
                    name=plan.name,
                    counts=counts,
                )
                Writer(work, brought, now, _part(step, _LAID_OUT, 1)).write(made)
                undoing.sweep(work)
                step(1.0, "keeping it")
        finally:
            self._desk.vault.checkpoint()
        self._desk.first_hour = Settings(self._desk).read().first_hour
        return Taken(brought.id, counts)

    def undo(self, import_id: UUID, step: Step = lambda *_: None) -> Undone:
        """Put a whole import into the bin, from where `take_back` brings it for thirty days.

        Two things stay. An entry that was changed here since, for its words are the user's own by now. And a
        ritual (or a run through a program) that was changed, marked or answered here, with all its history,
        for half of a history would tell another story. What the user had thrown away one by one is in the
        bin for itself and does not come back with the import. Settings stay as they are.
        """
        with self._desk.vault.work() as work:
            undone = work.get(Import, import_id)
            if undone is None or undone.undone_at is not None:
                return Undone({}, {})
            gone = undoing.put_away(work, import_id, self._desk.vault.now(), step)
            kept = undoing.here_of(work, import_id)
        return Undone(dict(gone), kept)

    def take_back(self, import_id: UUID, step: Step = lambda *_: None) -> dict[str, int]:
        """Bring back what was undone, as it was; how many of each kind."""
        with self._desk.vault.work() as work:
            return dict(undoing.take_back(work, import_id, self._desk.vault.now(), step))

    def all(self) -> list[Brought]:
        """Every import something is left of, newest first."""
        with self._desk.vault.work() as work:
            query = select(Import).where(imports.c.deleted_at.is_(None))
            kept = work.all(query.order_by(imports.c.created_at.desc(), imports.c.id.desc()))
            return [_brought(work, one) for one in kept]

    def origin(self, kind: str, id: UUID) -> OriginOf | None:
        """Where an entry came from; None for one that was written here."""
        with self._desk.vault.work() as work:
            origin = work.get(Origin, id)
            brought = None if origin is None else work.get(Import, origin.import_id)
            if origin is None or brought is None or origin.kind != kind:
                return None
            return OriginOf(brought.id, brought.program, brought.name, brought.created_at, origin.raw)

    def _back_up(self, step: Step) -> None:
        """A verified backup; what `step` raises stops it and passes through."""
        raised: list[BaseException] = []

        def stopped() -> bool:
            return bool(raised)

        def progress(part: float, _: str) -> None:
            try:
                step(part, "making a backup first")
            except BaseException as error:  # SQLite's own call for progress would swallow it
                raised.append(error)

        try:
            self._backups.make(progress, stopped, reason="import")
        except BackupStopped:
            if raised:
                raise raised[0] from None
            raise
        if raised:
            raise raised[0]


def program_of(format: str) -> str:
    """Whose format it is."""
    return next((known.program for known in FORMATS if known.name == format), format)


def _part(step: Step, first: float, last: float) -> Callable[[float, str], None]:
    return lambda part, words: step(first + part * (last - first), words)


def _brought(work: Work, one: Import) -> Brought:
    away = sum(map(len, undoing.away_with(work, one.id).values())) if one.undone_at else 0
    here = sum(undoing.here_of(work, one.id).values())
    return Brought(one.id, one.program, one.name, one.created_at, dict(one.counts), one.undone_at, here, away)
