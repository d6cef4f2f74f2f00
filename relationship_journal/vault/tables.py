"""Where the domain's dataclasses lie: one table each, mapped as they are.

Adding a field is: the dataclass, the column here, a migration, the widget.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.orm import registry

from relationship_journal.domain import kinds
from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.cards import Occasion
from relationship_journal.domain.conversations import Stage
from relationship_journal.domain.diagnosis import Onset, Precision
from relationship_journal.domain.feeling_loved import About
from relationship_journal.domain.gratitude import Voice
from relationship_journal.domain.letters import Fate, Form
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.domain.plans import Errand
from relationship_journal.domain.programs import RunState
from relationship_journal.domain.records import Person, Privacy, Record
from relationship_journal.domain.reflections import Source
from relationship_journal.domain.rituals import Mark, RitualKind
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
conversations = _table(
    "conversation",
    *_day(),
    _text("about"),
    _text("planned_for"),
    _text("good_thing"),
    _text("opener"),
    _text("to_understand"),
    _text("question"),
    Column("stage", Word(Stage), nullable=False),
    _text("heard"),
    _text("surprised"),
    Column("calm_before", Integer),
    Column("calm_after", Integer),
    Column("minutes", Integer),
)
card_talks = _table(
    "card_talk",
    *_day(),
    _text("card"),
    _text("text"),
    Column("occasion", Word(Occasion), nullable=False),
    _text("note"),
    _text("theirs"),
)
card_draws = _table(
    "card_draw", *_day(), _text("card"), _text("deck"), Column("round", Integer, nullable=False)
)
favourites = _table("favourite", _text("card"))
own_cards = _table("own_card", *_day(), _text("text"), _text("deck"))
letters = _table(
    "letter",
    *_day(),
    Column("form", Word(Form), nullable=False),
    _text("title"),
    _text("text"),
    Column("qualities", Json, nullable=False),
    Column("fate", Word(Fate), nullable=False),
    Column("hard_day", Boolean, nullable=False),
    Column("begun_at", Moment, nullable=False),
    _text("released_because"),
    Column("sealed_until", Day),
    Column("given_on", Day),
    _text("given_how"),
    _text("reaction"),
)
agreements = _table(
    "agreement",
    *_day(),
    _text("about"),
    _text("matters_to_me"),
    _text("matters_to_them"),
    _text("i_could_give"),
    _text("they_could_give"),
    Column("options", Json, nullable=False),
    _text("trial"),
    Column("review_on", Day),
    Column("standing", Word(Standing), nullable=False),
    _text("reviewed"),
)
runs = _table(
    "run",
    *_day(),
    _text("program"),
    Column("state", Word(RunState), nullable=False),
    Column("finished_on", Day),
)
answers = _table(
    "answer",
    Column("run_id", Id, ForeignKey("run.id"), nullable=False),
    *_day(),
    _text("key"),
    _text("prompt"),
    _text("text"),
    Column("values", Json, nullable=False),
    Column("done", Boolean, nullable=False),
)
moments = _table(
    "moment",
    *_day(),
    Column("at", Moment, nullable=False),
    Column("tone", Word(Tone), nullable=False),
    Column("whose", Word(Whose), nullable=False),
    _text("note"),
)
loved_ratings = _table(
    "loved_rating",
    *_day(),
    Column("about", Word(About), nullable=False),
    Column("matters", Json, nullable=False),
    Column("got", Json, nullable=False),
)
weekly_checks = _table("weekly_check", *_day(), Column("answers", Json, nullable=False))
small_acts = _table("small_act", *_day(), _text("text"), Column("done_on", Day), _text("position"))
counsellor_items = _table(
    "counsellor_item",
    *_day(),
    Column("errand", Word(Errand), nullable=False),
    _text("text"),
    Column("done_on", Day),
)
imports = _table(
    "import",
    _text("format"),
    _text("program"),
    _text("name"),
    Column("counts", Json, nullable=False),
    Column("undone_at", Moment),
)
origins = _table(
    "origin",
    Column("import_id", Id, ForeignKey("import.id"), nullable=False),
    _text("kind"),
    _text("name"),
    _text("raw"),
)
revisions = _table(
    "revision",
    _text("kind"),
    Column("entry_id", Id, nullable=False),
    Column("fields", Json, nullable=False),
    Column("saved_at", Moment, nullable=False),
)
settings = _table("setting", _text("name"), Column("value", Json, nullable=False))

CLASSES: dict[str, type[Record]] = {kind.name: kind.stored for kind in kinds.KINDS}
"""Each kind of stored thing by its name, which is also its table's; owners before what they own."""
KINDS: dict[type[Record], str] = {stored: kind for kind, stored in CLASSES.items()}

_registry = registry(metadata=metadata)
for _kind, _class in CLASSES.items():
    _registry.map_imperatively(_class, metadata.tables[_kind])
