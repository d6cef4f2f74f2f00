"""The weekly plan of small acts, and the list for a counsellor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from relationship_journal.domain.plans import CounsellorItem, Errand, SmallAct
from relationship_journal.domain.positions import between
from relationship_journal.domain.weekly import monday_of
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.vault.tables import counsellor_items, small_acts
from relationship_journal.vault.work import Work

_ACT_ALIVE = small_acts.c.deleted_at.is_(None)
_ITEM_ALIVE = counsellor_items.c.deleted_at.is_(None)


class Plans:
    """What a user can do with small acts and with the counsellor list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new_act(self, day: date) -> SmallAct:
        """A small act for the week of `day`, not yet stored."""
        return SmallAct(id=self._desk.fresh_id(), day=monday_of(day), zone=self._desk.zone(), text="")

    def save_act(self, act: SmallAct) -> SmallAct:
        """Store it, a new one behind the week's others; one whose words were erased goes to the bin."""
        with self._desk.unsaved.saving(act) as work:
            if not act.position:
                others = [one for one in _acts_of(work, act.day) if one.id != act.id]
                act = replace(act, position=between(others[-1].position if others else None, None))
            return save_text(self._desk, work, act, "text")

    def week(self, day: date) -> list[SmallAct]:
        """The small acts of the week of `day`, in their order."""
        with self._desk.vault.work() as work:
            return _acts_of(work, monday_of(day))

    def earlier_acts(self, day: date, limit: int = 100) -> list[SmallAct]:
        """Acts of the weeks before, newest week first: to look back on, and to take up again."""
        query = select(SmallAct).where(_ACT_ALIVE, small_acts.c.day < monday_of(day))
        newest = small_acts.c.day.desc(), small_acts.c.position
        with self._desk.vault.work() as work:
            return work.all(query.order_by(*newest).limit(limit))

    def new_item(self, day: date, errand: Errand) -> CounsellorItem:
        """A line of the counsellor list, not yet stored."""
        return CounsellorItem(
            id=self._desk.fresh_id(), day=day, zone=self._desk.zone(), errand=errand, text=""
        )

    def save_item(self, item: CounsellorItem) -> CounsellorItem:
        """Store it; one whose words were erased goes to the bin."""
        with self._desk.unsaved.saving(item) as work:
            return save_text(self._desk, work, item, "text")

    def items(self) -> list[CounsellorItem]:
        """The counsellor list, oldest first."""
        query = select(CounsellorItem).where(_ITEM_ALIVE)
        with self._desk.vault.work() as work:
            return work.all(query.order_by(counsellor_items.c.day, counsellor_items.c.id))


def _acts_of(work: Work, monday: date) -> list[SmallAct]:
    query = select(SmallAct).where(_ACT_ALIVE, small_acts.c.day == monday)
    return work.all(query.order_by(small_acts.c.position, small_acts.c.id))
