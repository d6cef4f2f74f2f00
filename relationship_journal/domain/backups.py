"""What a backup is, when the next one is due, and which old ones are let go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

SUFFIX = ".rjbackup"
OFTEN = timedelta(hours=20)
"""A backup is due when the last one is this old: once a day, also for someone who writes a little earlier."""
DAILY, WEEKLY, MONTHLY = 14, 8, 24
"""How many days, weeks and months keep a backup each."""
RECENT = timedelta(hours=24)
NEARLY = timedelta(minutes=5)
"""What is ahead by no more is not from the future: clocks are corrected by seconds, and two backups made
in one second are named one after the other."""

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.rjbackup", re.ASCII)
_STAMP = f"%Y-%m-%dT%H-%M-%SZ{SUFFIX}"


@dataclass(frozen=True)
class Backup:
    """One backup file, as its name and manifest tell it.

    `made_at` is UTC to the second. `counts` are entries by kind, the bin left out. `verified_at` is when
    it passed every check, None when its manifest cannot be read. `journal` is the id of the journal it
    came from, `generation` the number of its data key. `state` is equal for equal contents.
    """

    path: Path
    made_at: datetime
    bytes: int
    verified_at: datetime | None = None
    reason: str = ""
    journal: str = ""
    generation: int = 0
    state: str = ""
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)

    def made_by(self, journal: str) -> bool:
        """Whether the program made it, from this journal, and nobody has renamed it since."""
        return bool(journal) and self.journal == journal and self.path.name == name_of(self.made_at)


@dataclass(frozen=True)
class Restored:
    """A backup is in the place of `folder`; where the journal that was there before is now."""

    folder: Path
    backup: Backup
    aside: Path | None


def name_of(made_at: datetime) -> str:
    """The file's name: 2026-11-22T20-15-03Z.rjbackup, which sorts by time and is allowed on every system."""
    return made_at.astimezone(UTC).strftime(_STAMP)


def moment_of(name: str) -> datetime | None:
    """The moment a file's name tells; None when it is not the name of a backup."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return datetime.strptime(name, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # a 13th month
        return None


def latest(backups: Iterable[Backup], now: datetime) -> Backup | None:
    """The newest verified backup. Those from the future (the clock was set back since) come last."""
    verified = [backup for backup in backups if backup.verified_at is not None]
    return max(verified, key=lambda backup: (backup.made_at <= now + NEARLY, backup.made_at), default=None)


def due(last: datetime | None, now: datetime, changed: bool) -> bool:
    """Whether to make a backup by itself: something changed since the last one, and that is 20 hours old.

    A last one in the future tells nothing about when it was made: the clock was set back.
    """
    return changed and (last is None or last > now + NEARLY or now - last >= OFTEN)


def superfluous(backups: Iterable[Backup], journal: str, now: datetime) -> list[Backup]:
    """Those that thinning removes: what is kept are 14 daily, 8 weekly and 24 monthly ones of `journal`.

    The last 24 hours are kept whole, so that one made before an import outlives the one made after it.
    Periods are counted by the backups there are, not back from `now`: a year without writing costs none.
    Those from the future are counted apart, so that a clock once set wrong takes no place from the
    others. The newest verified one stays in any case, and whatever this program did not make.
    """
    ours = sorted(
        (backup for backup in backups if backup.made_by(journal)), key=lambda b: b.made_at, reverse=True
    )
    past = [backup for backup in ours if backup.made_at <= now + NEARLY]
    future = [backup for backup in ours if backup.made_at > now + NEARLY]
    kept = {backup.path for group in (past, future) for backup in _kept(group)}
    kept |= {backup.path for backup in past if now - backup.made_at < RECENT}
    return [backup for backup in ours if backup.path not in kept]


_Period = Callable[[datetime], tuple[int, ...]]
_PERIODS: tuple[tuple[_Period, int], ...] = (
    (lambda at: (at.year, at.month, at.day), DAILY),
    (lambda at: tuple(at.isocalendar()[:2]), WEEKLY),
    (lambda at: (at.year, at.month), MONTHLY),
)


def _kept(newest_first: Sequence[Backup]) -> Iterator[Backup]:
    """Of each period the newest, verified if there is one; the newest of all; the newest verified of all."""
    yield from newest_first[:1]
    yield from islice((backup for backup in newest_first if backup.verified_at is not None), 1)
    for period, most in _PERIODS:
        chosen: dict[tuple[int, ...], Backup] = {}
        for backup in newest_first:
            found = chosen.setdefault(period(backup.made_at), backup)
            if found.verified_at is None and backup.verified_at is not None:
                chosen[period(backup.made_at)] = backup
        yield from islice(chosen.values(), most)
