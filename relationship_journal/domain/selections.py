"""What of a journal goes out, and to whom: the one place that decides what is chosen.

What is not chosen leaves no trace: it is not counted, not numbered, and nobody is told that it was there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from relationship_journal.domain.days import Span
from relationship_journal.domain.kinds import OWNED
from relationship_journal.domain.letters import Fate, Letter
from relationship_journal.domain.records import Privacy, Record

R = TypeVar("R", bound=Record)

TABS: dict[str, frozenset[str]] = {
    "diagnosis": frozenset({"diagnosis_note", "loved_rating"}),
    "gratitude": frozenset({"appreciation", "rest_day"}),
    "rituals": frozenset({"ritual"}),
    "mood": frozenset({"check_in", "tag", "moment", "weekly_check"}),
    "conversations": frozenset({"conversation", "card_talk", "own_card", "card_draw", "favourite"}),
    "letters": frozenset({"letter"}),
    "practice": frozenset({"run", "agreement", "small_act", "counsellor_item"}),
    "reflections": frozenset({"reflection"}),
}
"""The parts of a journal one may save alone, and the kinds in each; what an owner owns comes with it."""


_WITH_OTHERS = {"tag", "rest_day", "tick", "season_pause", "card_draw", "favourite"}
ONE_BY_ONE = (frozenset[str]().union(*TABS.values()) | {"answer"}) - _WITH_OTHERS
"""The kinds one takes or leaves one by one. The others come with what is theirs, or with all."""


class Audience(StrEnum):
    """Who will read it."""

    ME = "me"
    US = "us"
    """Both: only what is meant for both or was given already."""
    COUNSELLOR = "counsellor"
    """Only what was picked, one by one; nothing is picked before."""


@dataclass(frozen=True)
class Selection:
    """What to pick: kinds, days, single entries; None means all, but for a counsellor, who gets only `ids`.

    `label` names the choice on the cover; others than its owner do not read it there. `without` is left out
    whatever else picks it. `context` are words for the first page.
    """

    kinds: frozenset[str] | None = None
    span: Span | None = None
    ids: frozenset[UUID] | None = None
    label: str = ""
    audience: Audience = Audience.ME
    without: frozenset[UUID] = frozenset()
    context: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        everything = self.kinds is None and self.span is None and self.ids is None and not self.without
        return self.for_others or not everything

    @property
    def for_others(self) -> bool:
        """Whether somebody else will read it."""
        return self.audience is not Audience.ME

    @property
    def tells_the_whole(self) -> bool:
        """Whether what was measured over all days (a strength, a streak) is true of what is picked."""
        return self.span is None and self.audience is not Audience.US and not self.without

    def picks(self, kind: str, records: Sequence[R]) -> list[R]:
        """Those of a kind that are chosen themselves, not because of what they own."""
        if self.kinds is not None and OWNED.get(kind, kind) not in self.kinds:
            return []
        return [record for record in records if self._wants(kind, record) and self.admits(kind, record)]

    def admits(self, kind: str, record: Record) -> bool:
        """Whether it may go out at all: not left out, and meant for who will read it."""
        if {record.id, owner_of(kind, record)} & self.without:
            return False
        if self.audience is Audience.US and record.privacy is Privacy.MINE:
            return False
        return not (self.for_others and isinstance(record, Letter) and record.fate is Fate.SEALED)

    def _wants(self, kind: str, record: Record) -> bool:
        one_by_one = self.audience is Audience.COUNSELLOR
        ids = frozenset() if self.ids is None and one_by_one else self.ids
        by = {record.id} if one_by_one and kind in ONE_BY_ONE else {record.id, owner_of(kind, record)}
        if ids is not None and not by & ids:
            return False
        day: date | None = getattr(record, "day", None)
        return self.span is None or day is None or day in self.span


def owner_of(kind: str, record: Record) -> UUID:
    """The id of what owns the record; its own when nothing does."""
    owner: UUID = getattr(record, f"{OWNED[kind]}_id") if kind in OWNED else record.id
    return owner
