"""Where the domain's dataclasses lie: one table each, mapped as they are.

Adding a field is: the dataclass, the column here, a migration, the widget.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.orm import registry

from relationship_journal.domain.diagnosis import DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, RestDay, Voice
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Person, Privacy, Record, Setting
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.revisions import Revision
from relationship_journal.domain.rituals import Mark, Ritual, RitualKind, SeasonPause, Tick
from relationship_journal.vault.types import Day, Id, Json, Moment, ScheduleJson, TimeOfDay, Word

metadata = MetaData()


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("created_at", Moment, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("deleted_at", Moment),
        Column("origin_device", Text, nullable=False),
        Column("person", Word(Person), nullable=False),
        Column("privacy", Word(Privacy), nullable=False),
        Column("extra", Json, nullable=False),
        *columns,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _day() -> tuple[Column[Any], ...]:
    return Column("day", Day, nullable=False), Column("zone", Text, nullable=False)


def _ritual() -> Column[Any]:
    return Column("ritual_id", Id, ForeignKey("ritual.id"), nullable=False)


appreciations = _table(
    "appreciation",
    *_day(),
    _text("what"),
    _text("when"),
    _text("meaning"),
    Column("voice", Word(Voice), nullable=False),
    Column("said_on", Day),
    _text("reaction"),
    Column("tags", Json, nullable=False),
)
rest_days = _table("rest_day", *_day())
reflections = _table(
    "reflection",
    *_day(),
    _text("title"),
    _text("text"),
    Column("source", Word(Source), nullable=False),
    Column("minutes", Integer),
)
check_ins = _table(
    "check_in",
    *_day(),
    Column("at", Moment, nullable=False),
    Column("closeness", Integer, nullable=False),
    Column("energy", Integer),
    Column("tension", Integer),
    Column("tags", Json, nullable=False),
    _text("note"),
)
tags = _table("tag", _text("name"), _text("position"))
diagnosis_notes = _table(
    "diagnosis_note",
    *_day(),
    Column("since", Day, nullable=False),
    Column("precision", Word(Precision), nullable=False),
    Column("about", Boolean, nullable=False),
    Column("onset", Word(Onset), nullable=False),
    _text("what"),
    Column("culprits", Json, nullable=False),
    _text("my_story"),
    _text("their_story"),
)
rituals = _table(
    "ritual",
    _text("name"),
    _text("plan"),
    Column("schedule", ScheduleJson, nullable=False),
    Column("since", Day, nullable=False),
    Column("at", TimeOfDay),
    Column("protected", Boolean, nullable=False),
    Column("kind", Word(RitualKind), nullable=False),
    _text("group"),
    _text("position"),
    _text("hue"),
    Column("remind", Boolean, nullable=False),
    Column("archived_on", Day),
)
ticks = _table("tick", _ritual(), *_day(), Column("mark", Word(Mark), nullable=False))
season_pauses = _table(
    "season_pause",
    _ritual(),
    Column("first", Day, nullable=False),
    Column("last", Day),
)
revisions = _table(
    "revision",
    _text("kind"),
    Column("entry_id", Id, nullable=False),
    Column("fields", Json, nullable=False),
    Column("saved_at", Moment, nullable=False),
)
settings = _table("setting", _text("name"), Column("value", Json, nullable=False))

CLASSES: dict[str, type[Record]] = {
    "appreciation": Appreciation,
    "rest_day": RestDay,
    "reflection": Reflection,
    "check_in": CheckIn,
    "tag": Tag,
    "diagnosis_note": DiagnosisNote,
    "ritual": Ritual,
    "tick": Tick,
    "season_pause": SeasonPause,
    "revision": Revision,
    "setting": Setting,
}
"""Each kind of stored thing by its name, which is also its table's."""
KINDS: dict[type[Record], str] = {stored: kind for kind, stored in CLASSES.items()}

_registry = registry(metadata=metadata)
for _kind, _class in CLASSES.items():
    _registry.map_imperatively(_class, metadata.tables[_kind])
