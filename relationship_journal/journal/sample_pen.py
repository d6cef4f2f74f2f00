"""What the parts of the sample year share: reading its files, and who writes when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from importlib import resources
from random import Random
from typing import Any
from uuid import UUID

import tomli

from relationship_journal.domain.days import same_day_in_year

Table = dict[str, Any]
EVENING = time(20, 20)


def read(name: str) -> Table:
    """What stands in a file of the sample."""
    folder = resources.files("relationship_journal") / "resources" / "sample"
    return tomli.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(beginning: str, key: str) -> list[Table]:
    """The tables called `key` in all files whose name starts with `beginning`, in the order of the names."""
    folder = resources.files("relationship_journal") / "resources" / "sample"
    names = sorted(file.name for file in folder.iterdir() if file.name.startswith(beginning))
    return [table for name in names for table in read(name.removesuffix(".toml"))[key]]


@dataclass
class Pen:
    """Knows when and where the writing happens, and dates what is written."""

    today: date
    now: datetime
    new_id: Callable[[datetime], UUID]
    chance: Random
    zone: tzinfo
    zone_name: str

    def day(self, table: Table) -> date:
        """The day a table is about: `years_ago` on this date, or `ago` days before today."""
        if "years_ago" in table:
            return same_day_in_year(self.today, self.today.year - table["years_ago"])
        return self.today - timedelta(days=table["ago"])

    def days(self, first: int, last: int) -> Iterator[tuple[int, date]]:
        """Days from `first` days ago to `last` days ago, each with how long ago it is."""
        return ((ago, self.today - timedelta(days=ago)) for ago in range(first, last - 1, -1))

    def evening(self, day: date) -> datetime:
        """Some moment of that evening."""
        return self.at(day, EVENING, spread=120)

    def at(self, day: date, when: time, spread: int = 20) -> datetime:
        """A moment within `spread` minutes after `when`, never later than now."""
        minutes = timedelta(minutes=self.chance.randrange(spread), seconds=self.chance.randrange(60))
        return min((datetime.combine(day, when, self.zone) + minutes).astimezone(UTC), self.now)

    def written(self, moment: datetime, id: UUID | None = None) -> Table:
        """What every record carries; the id is a new one unless it is a natural one."""
        return {"id": id or self.new_id(moment), "created_at": moment, "updated_at": moment}
