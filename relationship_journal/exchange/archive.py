"""What an export is made of: domain records, picked, independent of where they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.gratitude import Appreciation, RestDay
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Record
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Ritual, SeasonPause, Tick


@dataclass(frozen=True)
class Selection:
    """What to pick: kinds, days, single entries; None means all. `label` names the choice on the cover."""

    kinds: frozenset[str] | None = None
    span: Span | None = None
    ids: frozenset[UUID] | None = None
    label: str = ""


@dataclass
class Archive:
    """Everything picked for an export. `names` are the user's and the partner's, possibly empty."""

    title: str
    names: tuple[str, str]
    exported_at: datetime
    appreciations: list[Appreciation] = field(default_factory=list)
    rest_days: list[RestDay] = field(default_factory=list)
    reflections: list[Reflection] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    diagnosis_notes: list[DiagnosisNote] = field(default_factory=list)
    rituals: list[Ritual] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    pauses: list[SeasonPause] = field(default_factory=list)
    settings: dict[str, object] = field(default_factory=dict)
    span: Span | None = None
    """The days it was narrowed to; what happened before them is not known here."""

    def select(self, selection: Selection) -> Archive:
        """What `selection` picks. A ritual comes with its ticks and pauses."""
        picked: dict[str, Any] = {
            name: _pick(kind, getattr(self, name), selection) for name, kind in KINDS.items()
        }
        kept = {ritual.id for ritual in picked["rituals"]}
        picked["ticks"] = [tick for tick in picked["ticks"] if tick.ritual_id in kept]
        picked["pauses"] = [pause for pause in picked["pauses"] if pause.ritual_id in kept]
        return replace(self, title=selection.label or self.title, span=selection.span, **picked)

    def counts(self) -> dict[str, int]:
        """How many of each kind there are."""
        return {kind: len(getattr(self, name)) for name, kind in KINDS.items()}


KINDS = {
    "appreciations": "appreciation",
    "rest_days": "rest_day",
    "reflections": "reflection",
    "check_ins": "check_in",
    "tags": "tag",
    "diagnosis_notes": "diagnosis_note",
    "rituals": "ritual",
    "ticks": "tick",
    "pauses": "season_pause",
}
"""The field of an Archive for each kind."""
_WITH_RITUALS = frozenset({"tick", "season_pause"})


def _pick(kind: str, records: Sequence[Record], selection: Selection) -> list[Record]:
    asked = "ritual" if kind in _WITH_RITUALS else kind
    if selection.kinds is not None and asked not in selection.kinds:
        return []
    picked = list(records)
    if selection.ids is not None and kind not in _WITH_RITUALS:
        picked = [record for record in picked if record.id in selection.ids]
    if selection.span is not None:
        picked = [record for record in picked if _day(record) is None or _day(record) in selection.span]
    return picked


def _day(record: Record) -> date | None:
    """The day a record was written on; None for what has no day of its own."""
    return getattr(record, "day", None)
