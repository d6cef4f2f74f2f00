"""Journals filled at random: every kind, every field, any value its type allows, and some of it deleted."""

from __future__ import annotations

import random
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from relationship_journal.domain.kinds import BY_NAME, EXPORTED, OWNED
from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Rhythm, Schedule
from relationship_journal.journal.journal import Journal

TEXTS = (
    "",
    "tea",
    "Line one\n\n- two",
    "日本語 中文",
    "שלום וברכה",
    "👩‍❤️‍👨 naïve café",
    '"quoted" \\ back',
    "a\u2028b\tc",
    "  spaces ",
)
_BOUND = {"closeness", "energy", "tension", "calm_before", "calm_after"}
_SET_BY_US = {"deleted_at", "created_at", "updated_at", "origin_device"}


def fill(journal: Journal, seed: int, most: int = 6) -> None:
    """Write up to `most` of each kind, change some, put some into the bin, set some settings."""
    chance = random.Random(seed)
    written = records(chance, most)
    journal.add(written)
    for record in written:
        kind = next(name for name, known in BY_NAME.items() if known.stored is type(record))
        if kind not in ("import", "origin") and chance.random() < 0.15:
            journal.bin.delete(kind, record.id)
    for name in ("my_name", "closer", "letters_with_detail", "ünknown"):
        if chance.random() < 0.7:
            journal.settings.set_value(name, chance.choice(["Hanna", 5, True, ["a", {"b": None}], 2.5]))


def records(chance: random.Random, most: int) -> list[Record]:
    """Some of every kind an export has, owners before what they own."""
    made: dict[str, list[Record]] = {}
    for kind in EXPORTED.values():
        owners = made.get(OWNED.get(kind, ""), [])
        if kind == "origin" or (kind in OWNED and not owners):
            continue
        made[kind] = [_record(chance, kind, owners) for _ in range(chance.randint(0, most))]
    entries = [(kind, one) for kind, those in made.items() for one in those if kind != "import"]
    if made["import"]:
        picked = chance.sample(entries, len(entries) // 3)
        stored = BY_NAME["origin"].stored
        made["origin"] = [
            stored(
                id=one.id,
                import_id=chance.choice(made["import"]).id,
                kind=kind,
                name=chance.choice(TEXTS),
                raw=chance.choice(TEXTS),
            )
            for kind, one in picked
        ]  # fmt: skip
    return [one for those in made.values() for one in those]


def _record(chance: random.Random, kind: str, owners: list[Record]) -> Record:
    stored = BY_NAME[kind].stored
    hints = get_type_hints(stored)
    values: dict[str, Any] = {}
    for one in fields(stored):
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        if one.name in _SET_BY_US or (has_default and chance.random() < 0.3):
            continue
        values[one.name] = _value(chance, one.name, hints[one.name])
    if owners:
        values[f"{OWNED[kind]}_id"] = chance.choice(owners).id
    if kind == "import":
        values["format"] = "joplin"
    return stored(**values)


def _value(chance: random.Random, name: str, hint: Any) -> Any:
    if isinstance(hint, UnionType):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return None if chance.random() < 0.4 else _value(chance, name, inner)
    if name in _BOUND:
        return chance.randint(1, 5)
    if name == "position":
        return chance.choice(["", "V", "a0V", "Zz1"])
    if get_origin(hint) is list:
        return [_value(chance, "", get_args(hint)[0]) for _ in range(chance.randint(0, 3))]
    if get_origin(hint) is dict:
        key, value = get_args(hint)
        return {_value(chance, "", key): _value(chance, "", value) for _ in range(chance.randint(0, 3))}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return chance.choice(list(hint))
    return _PLAIN[hint](chance)


def _schedule(chance: random.Random) -> Schedule:
    return chance.choice([
        Schedule(), Schedule(Rhythm.WEEKDAYS, weekdays=(0, 6)), Schedule(Rhythm.TIMES_A_WEEK, times=7),
        Schedule(Rhythm.EVERY_N_DAYS, every=366), Schedule(Rhythm.MONTHLY, ordinal=-1, weekday=6),
    ])  # fmt: skip


_PLAIN: dict[Any, Any] = {
    str: lambda chance: chance.choice(TEXTS),
    bool: lambda chance: chance.random() < 0.5,
    int: lambda chance: chance.choice([0, 1, 20, 2**40]),
    UUID: lambda chance: UUID(int=chance.getrandbits(128)),
    datetime: lambda chance: (
        datetime(1936, 2, 29, tzinfo=UTC) + timedelta(milliseconds=chance.getrandbits(42))
    ),
    date: lambda chance: date(1900, 1, 1) + timedelta(days=chance.randrange(90_000)),
    time: lambda chance: time(chance.randrange(24), chance.randrange(60)),
    Schedule: _schedule,
    object: lambda chance: chance.choice([*TEXTS, None, 3, 2.5, True, ["a"], {"b": [1, None]}]),
}
