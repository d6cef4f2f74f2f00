"""A journal of real size: a diary as reflections, and seven thousand small items a year."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.records import Record, natural_id, new_id
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Mark, Ritual, Tick
from relationship_journal.domain.schedules import Rhythm, Schedule
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "a passphrase for measuring"
LAST_DAY = date(2026, 11, 22)
DAYS = 3653
SMALL_ITEMS = 70_000
CHEAP = KdfProfile(t=1, m=8, p=1)
_VERBS = [
    "made",
    "carried",
    "remembered",
    "fixed",
    "brought",
    "called",
    "cooked",
    "waited",
    "laughed",
    "listened",
    "noticed",
    "held",
]
_THINGS = [
    "coffee",
    "the",
    "heavy",
    "bag",
    "my",
    "mother",
    "the",
    "bicycle",
    "soup",
    "a",
    "silly",
    "song",
    "the",
    "late",
    "train",
    "the",
    "window",
    "tea",
]


class StillClock:
    """A clock that always says the evening of the last day."""

    def now(self) -> datetime:
        return datetime.combine(LAST_DAY, time(20, 14), UTC)

    def zone(self) -> object:
        return UTC

    def zone_name(self) -> str:
        return "UTC"


def diary(path: Path | None) -> list[str]:
    """The texts of a diary in JSON lines ({"date", "text"}); without one, invented texts of like length."""
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    chance = random.Random(3)
    vocabulary = ["".join(chance.choices("aeioulnrstdmhc", k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    return [" ".join(chance.choices(vocabulary, weights, k=chance.randint(100, 550))) for _ in range(3413)]


def seed(folder: Path, texts: list[str], decades: float, profile: KdfProfile = CHEAP) -> Journal:
    """A journal of `decades` × ten years ending on LAST_DAY, in `folder`, left open."""
    journal = Journal.create(folder, PASSPHRASE, StillClock(), profile)  # type: ignore[arg-type]
    batch: list[Record] = []
    for record in records(texts, decades):
        batch.append(record)
        if len(batch) == 5000:
            journal.add(batch)
            batch = []
    journal.add(batch)
    journal.rest()
    return journal


def records(texts: list[str], decades: float) -> Iterator[Record]:
    """The records of `seed`, the same for the same arguments."""
    chance = random.Random(11)
    days = [LAST_DAY - timedelta(days=n) for n in range(int(DAYS * decades))][::-1]

    def fresh(day: date) -> UUID:
        return new_id(datetime.combine(day, time(20), UTC), chance.randbytes)

    rituals = [
        Ritual(id=fresh(days[0]), name=f"Ritual {n}", schedule=schedule, since=days[0], position=f"V{n}")
        for n, schedule in enumerate((Schedule(), Schedule(Rhythm.TIMES_A_WEEK, times=3)))
    ]
    yield from rituals
    for index, day in enumerate(days):
        if index % DAYS < len(texts):
            yield Reflection(id=fresh(day), day=day, text=texts[index % DAYS])
        yield from _small(day, chance, rituals, fresh)


def _small(day: date, chance: random.Random, rituals: list[Ritual], fresh: object) -> Iterator[Record]:
    """About nineteen small items a day, with a day of rest in a hundred."""
    make: object = fresh
    if chance.random() < 0.01:
        return
    for _ in range(12):
        what = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.randrange(10_000)}"
        voice = chance.choice((Voice.NOTICED, Voice.NOTICED, Voice.SAID))
        yield Appreciation(id=make(day), day=day, what=what, voice=voice)  # type: ignore[operator]
    for hour in range(5):
        yield CheckIn(
            id=make(day),  # type: ignore[operator]
            day=day,
            at=datetime.combine(day, time(9 + 2 * hour), UTC),
            closeness=chance.randint(1, 5),
            tags=["good talk"] if chance.random() < 0.3 else [],
        )
    for ritual in rituals:
        if chance.random() < 0.8:
            yield Tick(id=natural_id("tick", ritual.id, day), ritual_id=ritual.id, day=day, mark=Mark.DONE)
    if chance.random() < 0.1:
        yield DiagnosisNote(
            id=make(day),  # type: ignore[operator]
            day=day,
            since=day,
            precision=Precision.DAY,
            onset=Onset.SUDDEN,
            what=f"{chance.choice(_VERBS)} nothing about {chance.choice(_THINGS)}",
            culprits=[chance.choice(list(Culprit)).value],
        )
